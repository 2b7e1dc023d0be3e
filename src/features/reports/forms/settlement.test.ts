import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../test/database.ts';
import { dossierLife } from '../../../../test/dossier-life.ts';
import { settlementByHand } from '../../../../test/settlement-by-hand.ts';
import { instant } from '../../../law/day.ts';
import { SETTLEMENT } from '../../../law/report-forms/settlement.ts';
import { SETTLEMENT_2026 } from '../../../law/report-forms/settlement-2026.ts';
import { submitDossier } from '../../dossiers/index.ts';
import { fillForm } from './fill-form.ts';
import { type CountsOfPeriod, narrow, readFormCounts } from './read-counts.ts';
import type { FilledForm } from './schema.ts';

let at: TestDatabase;
let life: ReturnType<typeof dossierLife>;
beforeAll(async () => {
  at = await testDatabase(instant('2026-12-31', 600));
  life = dossierLife(at);
});
afterAll(() => at.close());

const PROCEDURES = ['1.004873', '1.001193', '2.000635'];
const FATES = [
  'open',
  'assigned',
  'finished',
  'withdrawn',
  'refused',
  'waiting',
  'elsewhere',
  'returned',
] as const;

/** On bounds of periods more often than anywhere else. */
const moment = fc.oneof(
  fc
    .constantFrom('2026-09-14', '2026-09-15', '2026-10-01', '2026-09-30')
    .chain((day) => fc.constantFrom(0, 1, 8 * 60, 24 * 60 - 1).map((minute) => instant(day, minute))),
  fc.integer({ min: 0, max: 80 * 1440 }).map((minutes) => instant('2026-08-15', minutes)),
);
const dossiers = fc.record({
  procedureCode: fc.constantFrom(...PROCEDURES),
  channel: fc.constantFrom('direct', 'online', 'post'),
  acceptedAt: moment,
  fate: fc.constantFrom(...FATES),
  laterMinutes: fc.integer({ min: 1, max: 20 * 1440 }),
});
type Given = typeof dossiers extends fc.Arbitrary<infer Each> ? Each : never;

/** One of each, and two that are open and late, so that no column is empty by chance. */
const EVERY_FATE: Given[] = FATES.map((fate, place) => ({
  ...{ procedureCode: PROCEDURES[place % 3]!, channel: place % 2 === 0 ? 'online' : 'direct', fate },
  ...{ acceptedAt: instant('2026-09-14', 480), laterMinutes: fate === 'returned' ? 20 * 1440 : 60 },
}));

async function arrive({ procedureCode, channel, acceptedAt, fate }: Given): Promise<number> {
  if (channel !== 'online' || fate === 'elsewhere') {
    const way = channel === 'online' ? 'direct' : channel;
    const elsewhere = fate === 'elsewhere' && { forBody: 'Sở Xây dựng' };
    return life.accept({ procedureCode, channel: way, ...elsewhere }, [], acceptedAt);
  }
  const competentUnitId = at.officer('hotich').unitId;
  const form = {
    ...{ clientKey: crypto.randomUUID(), procedureCode, termNo: 1, channel: 'online' as const },
    ...{ competentUnitId, applicantKind: 'citizen' as const, applicantName: 'Người nộp thử' },
  };
  const { dossierId } = await at.database.transact((tx) =>
    submitDossier(tx, at.platform.files, at.act('quay1', acceptedAt), { documents: [], form }),
  );
  await life.take(dossierId, 'quay1', 'admit', { termNo: 1, competentUnitId }, acceptedAt);
  return dossierId;
}

async function live(each: Given): Promise<void> {
  const { acceptedAt, fate, laterMinutes } = each;
  const then = new Date(acceptedAt.getTime() + laterMinutes * 60_000);
  const reason = { reason: 'Vì lý do của phép thử.' };
  const id = await arrive(each);
  if (fate === 'elsewhere') {
    await life.take(id, 'quay1', 'forward', {}, acceptedAt);
    const result = { outcome: 'granted', number: '7/SXD', resultOn: '2026-09-16' };
    if (laterMinutes % 2 === 0) await life.take(id, 'quay1', 'note_result', result, then);
  }
  if (fate === 'withdrawn') await life.take(id, 'quay1', 'withdraw', reason, then);
  if (fate === 'refused') await life.take(id, 'quay1', 'refuse', reason, then);
  if (fate === 'finished' || fate === 'returned') await life.finish(id, then);
  if (fate === 'returned')
    await life.take(
      id,
      'quay1',
      'return_result',
      { receiver: 'Người nộp thử' },
      new Date(then.getTime() + 60_000),
    );
  if (fate !== 'assigned' && fate !== 'waiting') return;
  await life.take(id, 'quay1', 'transfer', {}, acceptedAt);
  await life.assign(id, acceptedAt);
  if (fate === 'waiting')
    await life.take(id, 'hotich', 'request_supplement', { reason: 'Thiếu giấy tờ.', items: 'Tờ khai' }, then);
}

const read = (from: string, to: string): Promise<CountsOfPeriod> =>
  readFormCounts(at.database.db, at.wardId, { from, to, asOf: at.platform.now() });
const fill = (counts: CountsOfPeriod, form = SETTLEMENT, by: 'field' | 'procedure' = 'procedure') =>
  fillForm(form, counts, { from: counts.from, to: counts.to, by });

/** The cells of a row by the names of their columns; noughts where there is no such row. */
function cells(form: FilledForm, key: string): Record<string, number> {
  const row = form.rows.find((each) => each.key === key);
  return Object.fromEntries(form.columns.map((column, place) => [column.key, row?.cells[place] ?? 0]));
}

const FORMS = [SETTLEMENT, SETTLEMENT_2026];
const PERIODS: [string, string][] = [
  ['2026-06-15', '2026-09-15'],
  ['2026-09-15', '2026-12-15'],
  ['2026-09-01', '2026-10-01'],
  ['2026-10-01', '2026-11-01'],
  ['2026-09-14', '2026-09-15'],
  ['2026-09-15', '2026-09-16'],
  ['2026-08-20', '2026-10-07'],
];

describe('Biểu II.06a over random situations', () => {
  it('equals a second count over the raw steps in every column, and its columns prove one another under every filter', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(dossiers, { minLength: 3, maxLength: 5 }), async (situation) => {
        for (const each of situation) await live(each);
        for (const [from, to] of PERIODS) {
          const counts = await read(from, to);
          const byHand = await settlementByHand(at.database.db, at.wardId, { from, to });
          const filled = fill(counts);
          expect(filled.breaches).toEqual([]);
          for (const { scope, procedure, unit, ...numbers } of byHand)
            expect({ from, to, ...cells(filled, `${scope}/${procedure}`) }).toEqual({ from, to, ...numbers });
          for (const form of FORMS)
            for (const filter of filtersOf(counts)) {
              const part = fill(narrow(counts, filter), form, 'field');
              expect([filter, part.breaches]).toEqual([filter, []]);
            }
        }
      }),
      { numRuns: 10, examples: [[EVERY_FATE]] },
    );
    const seen = cells(fill(await read('2026-08-20', '2026-10-07')), 'total');
    for (const key of ['online', 'direct', 'early', 'late', 'in-term', 'overdue'])
      expect([key, seen[key]! > 0]).toEqual([key, true]);
  });

  it('puts what came on a bound into exactly one of two neighbouring periods', async () => {
    const sumOf = async (from: string, to: string) => {
      const { online, direct, settled } = cells(fill(await read(from, to)), 'total');
      return [online! + direct!, settled!];
    };
    for (const bound of ['2026-09-15', '2026-10-01']) {
      const before = await sumOf('2026-08-15', bound);
      const after = await sumOf(bound, '2026-12-15');
      const whole = await sumOf('2026-08-15', '2026-12-15');
      expect(whole).toEqual(before.map((each, place) => each + after[place]!));
      const [closed, opened] = [fill(await read('2026-08-15', bound)), fill(await read(bound, '2026-12-15'))];
      expect(cells(opened, 'total')['carried-over']).toBe(cells(closed, 'total').pending);
    }
  });

  it('adds its parts up from its rows', async () => {
    const filled = fill(await read('2026-09-15', '2026-12-15'), SETTLEMENT, 'field');
    const rows = filled.rows.filter((row) => row.kind === 'group');
    for (const [place] of filled.columns.entries())
      expect(filled.rows[0]!.cells[place]).toBe(rows.reduce((sum, row) => sum + row.cells[place]!, 0));
  });

  it('names a breach', async () => {
    const counts = await read('2026-09-15', '2026-12-15');
    // Whatever the situations were: more ended before the period than had ever come.
    const ended = { ...counts.within[0]!, code: 'own-ended-early', total: 500 };
    const before = [...counts.before, ended];
    const { breaches } = fill({ ...counts, before });
    expect(breaches[0]).toMatchObject({ what: expect.stringContaining('nhỏ hơn 0') });
  });
});

function filtersOf(counts: CountsOfPeriod) {
  return [
    ...PROCEDURES.map((procedureCode) => ({ procedureCode })),
    ...[...new Set([...counts.places.values()].map((each) => each.fieldCode))].map((fieldCode) => ({
      fieldCode,
    })),
    ...[...new Set(counts.within.map((each) => each.unitId))].map((unitId) => ({ unitId })),
    { unitId: at.officer('hotich').unitId, procedureCode: PROCEDURES[0]! },
  ];
}

it('counts nothing of a day that still runs', async () => {
  const { from, to } = await read('2026-12-15', '2027-03-15');
  expect([from, to]).toEqual(['2026-12-15', '2026-12-31']);
});
