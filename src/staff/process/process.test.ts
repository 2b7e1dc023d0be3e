import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Visitor } from '../../../test/browse.ts';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { dossierLife } from '../../../test/dossier-life.ts';
import { findDossier } from '../../features/dossiers/index.ts';
import { listProcessVersions } from '../../features/procedures/index.ts';
import { parseLocal } from '../../law/day.ts';

let at: TestDatabase;
let control: Visitor;
beforeAll(async () => {
  at = await testDatabase(parseLocal('2026-11-16T09:00'));
  control = new Visitor(at);
  await control.signIn('kiemsoat');
});
afterAll(() => at.close());

const EDITOR = '/can-bo/quy-trinh/moi';
type Row = Record<string, string>;
const ROWS: Row[] = [
  { name: 'Tiếp nhận', kind: 'receive', place: 'desk', limit: '2 giờ' },
  { name: 'Phân công', kind: 'assign', place: 'competent', limit: '2 giờ' },
  { name: 'Thẩm định', kind: 'examine', place: 'competent', limit: '½ ngày' },
  { name: 'Xem xét', kind: 'review', place: 'competent', limit: '4 giờ' },
  { name: 'Ký', kind: 'sign', place: 'leaders', limit: '4 giờ' },
  { name: 'Đóng dấu', kind: 'stamp', place: 'clerk', limit: '240 phút' },
  { name: 'Trả', kind: 'return', place: 'desk', limit: '' },
];
const HEAD = {
  ...{ code: 'tinh-trang', name: 'Xác nhận tình trạng', procedureCodes: '1.004873', decision: '1/QĐ-UBND' },
  ...{ validFrom: '2026-11-16', total: '20 giờ' },
};

function fieldsOf(rows: Row[], head: Row = HEAD): Row {
  const typed = rows.flatMap((row, at) =>
    Object.entries({ no: String(at + 1), ...row }).map(([part, value]) => [`node.${at}.${part}`, value]),
  );
  return { ...head, ...Object.fromEntries(typed) };
}
/** The names of the steps and where each leads, as a page of the editor holds them. */
function shownRows(page: string): { name: string; to: string; to1: string }[] {
  const value = (at: number, part: string) =>
    new RegExp(`value="([^"]*)"[^>]*name="node\\.${at}\\.${part}"`).exec(page)?.[1] ?? '';
  return Array.from({ length: 12 }, (_, at) => at)
    .map((at) => ({ name: value(at, 'name'), to: value(at, 'to'), to1: value(at, 'to1') }))
    .filter((row) => row.name !== '');
}
const save = (rows: Row[], head: Row = HEAD) =>
  control.post('/can-bo/quy-trinh', fieldsOf(rows, head), EDITOR);
const press = async (rows: Row[], change: string) => {
  const reply = await control.post('/can-bo/quy-trinh/xem', { ...fieldsOf(rows), change }, EDITOR);
  expect(reply.status).toBe(200);
  return shownRows(await reply.text());
};
const versions = (code = 'tinh-trang') => listProcessVersions(at.database.db, code);

describe('the editor, by posting alone', () => {
  const branched = ROWS.map((row, at) =>
    at === 2 ? { ...row, to: '4', when1: 'outcome=denied', to1: '5' } : row,
  );

  it.each([
    ['up.4', ['Tiếp nhận', 'Phân công', 'Thẩm định', 'Ký', 'Xem xét', 'Đóng dấu', 'Trả'], '5', '4'],
    ['down.3', ['Tiếp nhận', 'Phân công', 'Thẩm định', 'Ký', 'Xem xét', 'Đóng dấu', 'Trả'], '5', '4'],
    ['remove.3', ['Tiếp nhận', 'Phân công', 'Thẩm định', 'Ký', 'Đóng dấu', 'Trả'], '', '4'],
    ['up.0', ROWS.map((row) => row.name), '4', '5'],
    ['down.6', ROWS.map((row) => row.name), '4', '5'],
  ])('%s moves or drops a step; the ways follow it', async (change, names, to, to1) => {
    const rows = await press(branched, change);
    expect(rows.map((row) => row.name)).toEqual(names);
    expect(rows.find((row) => row.name === 'Thẩm định')).toMatchObject({ to, to1 });
    expect(await versions()).toEqual([]);
  });

  it('makes room for a step between two', async () => {
    const reply = await control.post(
      '/can-bo/quy-trinh/xem',
      { ...fieldsOf(branched), change: 'after.0' },
      EDITOR,
    );
    const page = await reply.text();
    expect(page).toMatch(/value=""[^>]*name="node\.1\.name"/);
    expect(page).toMatch(/value="Phân công"[^>]*name="node\.2\.name"/);
    expect(page).toMatch(/value="6"[^>]*name="node\.3\.to1"/);
  });

  it('draws what is typed before anything is saved', async () => {
    const reply = await control.post('/can-bo/quy-trinh/xem', fieldsOf(branched), EDITOR);
    const page = await reply.text();
    expect(page).toContain('Sơ đồ xem thử, chưa lưu');
    expect(page).toContain('đề xuất không giải quyết → bước 5');
    expect(await versions()).toEqual([]);
  });

  const change = (at: number, row: Row) =>
    ROWS.map((each, place) => (place === at ? { ...each, ...row } : each));
  it.each<[string, Row[], Row, string, RegExp]>([
    [
      'limits that do not add up',
      ROWS,
      { total: '3 ngày' },
      'total',
      /cộng lại 20 giờ, quyết định ghi 24 giờ/,
    ],
    [
      'a limit that cannot be read',
      change(2, { limit: 'lâu' }),
      {},
      'node.2.limit',
      /Bước 3: thời hạn "lâu"/,
    ],
    ['a way to a step that is not there', change(2, { to: '9' }), {}, 'node.2.to', /không có bước số "9"/],
    [
      'a condition that leads nowhere',
      change(2, { when1: 'outcome=denied' }),
      {},
      'node.2.to1',
      /chưa ghi đến/,
    ],
    ['a unit without a name', change(2, { place: 'unit' }), {}, 'node.2.unitCode', /ghi mã đơn vị/],
    [
      'a unit that the ward has not',
      change(2, { place: 'unit', unitCode: 'XYZ' }),
      {},
      'nodes',
      /không có đơn vị mã "XYZ"/,
    ],
    ['a dead end', ROWS.slice(0, 6), {}, 'nodes', /không đến được bước trả kết quả/],
    ['a circle', change(3, { to: '2' }), {}, 'nodes', /quay vòng/],
    [
      'a circle in one case alone',
      change(3, { when1: 'outcome=denied', to1: '3' }),
      {},
      'nodes',
      /quay vòng/,
    ],
    ['a step that nothing leads to', change(1, { to: '4' }), {}, 'nodes', /Không có đường đến bước 3/],
    ['no signature', ROWS.filter((row) => row.kind !== 'sign'), {}, 'nodes', /khi chưa ký/],
    ['a day that is over', ROWS, { validFrom: '2026-11-15' }, 'validFrom', /từ hôm nay trở đi/],
  ])(
    'refuses %s beside its field, keeps what was typed, writes nothing',
    async (_name, rows, head, field, said) => {
      const reply = await save(rows, { ...HEAD, ...head });
      expect(reply.status).toBe(422);
      const page = (await reply.text()).replaceAll('&quot;', '"');
      expect(page).toMatch(said);
      expect(page).toContain(`href="#${field}"`);
      expect(page).toContain(`id="${field}"`);
      expect(shownRows(page).map((row) => row.name)).toEqual(rows.map((row) => row.name));
      expect(await versions()).toEqual([]);
    },
  );
});

describe('a process that is adopted', () => {
  it('is followed by what is accepted from then on; a dossier goes on by its own version through the next', async () => {
    const short = ROWS.filter((row) => row.kind !== 'assign');
    expect((await save(short, { ...HEAD, total: '18 giờ' })).status).toBe(303);
    const life = dossierLife(at);
    const first = await life.accept();
    at.platform.setNow(parseLocal('2026-11-17T09:00'));
    await control.signIn('kiemsoat');
    expect((await save(ROWS, { ...HEAD, validFrom: '2026-11-17', decision: '2/QĐ-UBND' })).status).toBe(303);
    expect((await versions()).map((each) => [each.version, each.validFrom, each.validUntil])).toEqual([
      [2, '2026-11-17', null],
      [1, '2026-11-16', '2026-11-17'],
    ]);
    const again = await save(ROWS, { ...HEAD, validFrom: '2026-11-17', decision: '2/QĐ-UBND' });
    expect([again.status, (await versions()).length]).toEqual([303, 2]);
    const second = await life.accept();
    const transferred = async (id: number) => {
      const desk = new Visitor(at);
      await desk.signIn('quay1');
      const { state } = await findDossier(at.database.db, { wardId: at.wardId, dossierId: id });
      const fields = {
        step: 'transfer',
        clientKey: crypto.randomUUID(),
        stepCount: String(state.stepCount),
        note: '',
      };
      expect((await desk.post(`/can-bo/ho-so/${id}/buoc`, fields, `/can-bo/ho-so/${id}`)).status).toBe(303);
      return (await findDossier(at.database.db, { wardId: at.wardId, dossierId: id })).state;
    };
    expect(await transferred(first)).toMatchObject({ process: { version: 1 }, status: 'transferred' });
    expect(await transferred(second)).toMatchObject({
      process: { version: 2 },
      status: 'awaiting_assignment',
    });
  });
});
