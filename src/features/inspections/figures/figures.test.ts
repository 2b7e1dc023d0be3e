import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../test/database.ts';
import { dossierLife } from '../../../../test/dossier-life.ts';
import { instant } from '../../../law/day.ts';
import type { InspectionFigure } from '../../../law/inspection-checklist.ts';
import { INSPECTION_FIGURES } from '../../../law/inspection-checklist.ts';
import { listUnits } from '../../organisation/index.ts';
import { assignSubtask } from '../../plans/index.ts';
import type { Looked } from './figure.ts';
import { listFigureRows, readInspectionFigures } from './read-figures.ts';

let t: TestDatabase;
let office: Looked;
let centre: Looked;

async function change(
  id: number,
  columns: { supplement_count?: number; origin?: string; apologised_at?: Date },
) {
  await t.database.transact((tx) => tx.updateTable('dossiers').set(columns).where('id', '=', id).execute());
}

beforeAll(async () => {
  t = await testDatabase();
  const life = dossierLife(t);
  const early = instant('2026-10-05', 9 * 60);
  await life.accept({}, [], early);
  await life.finish(await life.accept({}, [], early), instant('2026-11-20', 9 * 60));
  await life.finish(await life.accept({}, [], early), instant('2026-10-06', 9 * 60));
  await life.accept({ competentUnitId: t.officer('vanhoa').unitId }, [], early);
  const twice = await life.accept({}, [], instant('2026-11-16', 9 * 60));
  const old = await life.accept({}, [], instant('2025-12-01', 9 * 60));
  await change(twice, { supplement_count: 2 });
  await change(old, { supplement_count: 3 });
  const paper = await life.accept({}, [], instant('2026-11-17', 9 * 60));
  await change(paper, { origin: 'paper_book' });
  const said = await life.accept({}, [], early);
  await change(said, { apologised_at: early });
  const work = (dueOn: string) => ({
    ...{
      clientKey: randomUUID(),
      title: 'Việc của đơn vị',
      unitId: String(t.officer('hotich').unitId),
      dueOn,
    },
  });
  for (const due of ['2026-11-18', '2026-12-18'])
    await t.database.transact((tx) =>
      assignSubtask(tx, t.act('giamdoc', instant('2026-11-10', 9 * 60)), {
        of: null,
        origin: null,
        form: work(due),
      }),
    );
  const units = await listUnits(t.database.db, t.wardId);
  const looked = (username: string): Looked => ({
    unit: units.find((each) => each.id === t.officer(username).unitId)!,
    ...{ from: '2026-01-01', until: '2026-11-23', asOf: t.platform.now() },
  });
  office = looked('hotich');
  centre = looked('quay1');
});
afterAll(() => t.close());

/** The same, counted by hand over every row of the ward. */
async function naive(unitId: number | null) {
  const rows = await t.database.db
    .selectFrom('dossiers')
    .selectAll()
    .where('ward_id', '=', t.wardId)
    .execute();
  const [from, to] = [instant('2026-01-01', 0), t.platform.now()];
  const isIn = (at: Date | null) => at !== null && at >= from && at < to;
  const own = (isAtCounter: boolean) =>
    rows.filter(
      (row) => (isAtCounter && unitId === null) || row.competent_unit_id === (unitId ?? centre.unit.id),
    );
  const received = own(true).filter((row) => isIn(row.received_at));
  const late = own(false).filter(
    (row) => isIn(row.due_at) && (row.finished_at === null || row.finished_at > row.due_at!),
  );
  return {
    'asked-twice': [received.filter((row) => row.supplement_count > 1).length, received.length],
    'off-system': [received.filter((row) => row.origin !== 'system').length, received.length],
    'late-without-apology': [late.filter((row) => row.apologised_at === null).length, late.length],
  } satisfies Partial<Record<InspectionFigure, number[]>>;
}

test('số điền sẵn bằng số đếm từng dòng; của Trung tâm thì đếm cả hồ sơ nhận hộ', async () => {
  for (const [looked, unitId] of [[office, office.unit.id] as const, [centre, null] as const]) {
    const found = await readInspectionFigures(t.database.db, t.wardId, looked);
    for (const [figure, pair] of Object.entries(await naive(unitId))) {
      const { count, of } = found.get(figure as InspectionFigure)!;
      expect([looked.unit.code, figure, count, of]).toEqual([looked.unit.code, figure, ...pair]);
    }
  }
  expect(await naive(office.unit.id)).toMatchObject({ 'asked-twice': [1, 6], 'off-system': [1, 6] });
  expect((await naive(null))['asked-twice']).toEqual([1, 7]);
  expect((await naive(office.unit.id))['late-without-apology']).toEqual([4, 5]);
});

test('mỗi số dẫn tới đúng bấy nhiêu dòng', async () => {
  for (const looked of [office, centre]) {
    const found = await readInspectionFigures(t.database.db, t.wardId, looked);
    for (const figure of INSPECTION_FIGURES) {
      const rows = await listFigureRows(t.database.db, t.wardId, figure, looked);
      expect([looked.unit.code, figure, rows.length]).toEqual([
        looked.unit.code,
        figure,
        found.get(figure)!.count,
      ]);
    }
  }
});

test('việc chậm: đến hạn trong thời gian kiểm tra mà chưa xong', async () => {
  const found = await readInspectionFigures(t.database.db, t.wardId, office, ['late-work']);
  expect(found.get('late-work')).toMatchObject({ count: 1, of: 1 });
});

test('thủ tục: đơn vị chỉ thấy thủ tục của mình, Trung tâm thấy cả', async () => {
  const [own, all] = await Promise.all(
    [office, centre].map((looked) => readInspectionFigures(t.database.db, t.wardId, looked, ['unpublished'])),
  );
  const [a, b] = [own!.get('unpublished')!, all!.get('unpublished')!];
  expect(a.of).toBeGreaterThan(0);
  expect(a.of).toBeLessThan(b.of);
});

test('ngày còn ở tương lai chưa đếm', async () => {
  const later = { ...office, from: '2026-12-01', until: '2026-12-31' };
  const found = await readInspectionFigures(t.database.db, t.wardId, later, ['asked-twice', 'late-work']);
  expect([...found.values()].map(({ count, of }) => [count, of])).toEqual([
    [0, 0],
    [0, 0],
  ]);
});
