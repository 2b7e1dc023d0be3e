import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Visitor } from '../../../../test/browse.ts';
import { type TestDatabase, testDatabase } from '../../../../test/database.ts';
import { dossierLife } from '../../../../test/dossier-life.ts';
import { parseLocal } from '../../../law/day.ts';
import { findDossier } from '../../dossiers/index.ts';
import { DUTIES } from '../../organisation/index.ts';
import { findProcedure } from '../store.ts';
import { addVersion } from './add-version.ts';
import { listVersions } from './store.ts';

/** A procedure of which the sown catalogue knows little more than its name. */
const POOR = '6.006594';
let at: TestDatabase;
beforeAll(async () => {
  at = await testDatabase(parseLocal('2026-11-16T09:00'));
});
afterAll(() => at.close());

const count = async () =>
  Number(
    (
      await at.database.db
        .selectFrom('procedure_versions')
        .select(({ fn }) => fn.countAll().as('all'))
        .executeTakeFirstOrThrow()
    ).all,
  );

/** The form as an officer fills it in for 1.004873. */
function form(change: Record<string, unknown> = {}) {
  return {
    ...{ clientKey: crypto.randomUUID(), base: '1', code: '1.004873', name: 'Cấp giấy thử nghiệm' },
    ...{ field: 'Hộ tịch', level: 'Cấp xã', competentUnitCode: 'VP', onlineLevel: 'full' },
    ...{
      applicants: ['citizen'],
      methods: ['direct'],
      steps: 'Nộp\nNhận',
      results: 'Giấy thử (KQ.G15.000999)',
    },
    ...{ conditions: '', hasNoConditions: true, legalBases: '123/2015/NĐ-CP' },
    ...{ decision: '77/QĐ-UBND', decidedOn: '2026-11-10', validFrom: '2026-11-20', stated: [] },
    terms: [
      { when: 'Thông thường', amount: '0,5', unit: 'wd', raw: '' },
      { when: 'Phải xác minh', amount: '3', unit: 'wd', raw: '' },
    ],
    fees: [
      fee({
        kind: 'tiered',
        amount: '2.000 đ',
        unit: 'trang',
        tierFrom: '3',
        tierAmount: '1000',
        cap: '200.000',
      }),
    ],
    documents: [{ name: 'Tờ khai thử', form: 'original', quantity: '1', need: 'when', when: 'nếu có' }],
    ...change,
  };
}

function fee(change: Record<string, string>) {
  return {
    ...{ what: 'Lệ phí', kind: 'free', amount: '', unit: '', tierFrom: '', tierAmount: '', cap: '' },
    ...{ waivers: 'Người khuyết tật', raw: '' },
    ...change,
  };
}

const add = (change: Record<string, unknown> = {}, who = 'kiemsoat') =>
  at.database.transact((tx) => addVersion(tx, at.act(who), form(change)));

describe('a further version', () => {
  it('is refused to everyone who does not keep the catalogue, and nothing is written', async () => {
    const before = await count();
    for (const duty of DUTIES.filter((each) => each !== 'control' && each !== 'administer')) {
      const act = { ...at.act('quay1'), officer: { ...at.officer('quay1'), duties: [duty] } };
      await expect(at.database.transact((tx) => addVersion(tx, act, form()))).rejects.toMatchObject({
        code: 'not_allowed',
      });
    }
    expect(await count()).toBe(before);
  });

  it.each([
    ['name', { name: 'x' }],
    ['decision', { decision: '' }],
    ['decidedOn', { decidedOn: '2026-11-17' }],
    ['validFrom', { validFrom: '2026-11-15' }],
    ['validFrom', { validFrom: '2026-02-30' }],
    ['terms.0.amount', { terms: [{ when: '', amount: 'ba', unit: 'wd', raw: '' }] }],
    ['terms.0.amount', { terms: [{ when: '', amount: '0,5', unit: 'cd', raw: '' }] }],
    ['terms.1.when', { terms: ['a', 'A'].map((when) => ({ when, amount: '3', unit: 'wd', raw: '' })) }],
    ['fees.0.amount', { fees: [fee({ kind: 'fixed' })] }],
    ['fees.0.amount', { fees: [fee({ kind: 'fixed', amount: '-5' })] }],
    ['fees.0.amount', { fees: [fee({ kind: 'free', amount: '5000' })] }],
    [
      'fees.0.tierFrom',
      { fees: [fee({ kind: 'tiered', amount: '2000', unit: 'trang', tierAmount: '1000' })] },
    ],
    [
      'documents.0.when',
      { documents: [{ name: 'Giấy', form: 'copy', quantity: '1', need: 'when', when: '' }] },
    ],
    [
      'documents.0.quantity',
      { documents: [{ name: 'Giấy', form: 'copy', quantity: '0', need: 'always', when: '' }] },
    ],
    ['conditions', { conditions: 'Đủ 18 tuổi' }],
  ])('says what is wrong with %s, beside it', async (field, change) => {
    const before = await count();
    const refused = await add(change).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'invalid', fields: { [field]: expect.stringMatching(/\p{L}/u) } });
    expect(await count()).toBe(before);
  });

  it('comes into force on its day, keeps what it does not change, says who stated what; posted twice it is one', async () => {
    const life = dossierLife(at);
    const early = await life.accept();
    const key = { clientKey: crypto.randomUUID() };
    const [first, second] = await Promise.all([add(key), add(key)]);
    expect(first).toEqual(second);
    const { db } = at.database;
    expect((await findProcedure(db, '1.004873', '2026-11-19')).version).toBe(1);
    const next = await findProcedure(db, '1.004873', '2026-11-20');
    expect(next).toMatchObject({
      ...{ version: 2, name: 'Cấp giấy thử nghiệm', hasConditions: false, decision: '77/QĐ-UBND' },
      terms: [
        { no: 1, term: '0.5wd' },
        { no: 2, term: '3wd' },
      ],
      fees: [
        {
          kind: 'tiered',
          tiers: [
            { fromPage: 1, perPageVnd: 2000 },
            { fromPage: 3, perPageVnd: 1000 },
          ],
          capVnd: 200_000,
        },
      ],
      documents: [{ no: 1, required: false, when: 'nếu có' }],
      results: [{ name: 'Giấy thử', code: 'KQ.G15.000999' }],
    });
    expect(next.stated.terms).toEqual({
      decision: '77/QĐ-UBND',
      decidedOn: '2026-11-10',
      by: 'Cán bộ kiểm soát TTHC',
    });
    expect(next.stated.field).toBeUndefined();
    const [log] = await db.selectFrom('audit_log').selectAll().where('subject', '=', '1.004873').execute();
    expect(log).toMatchObject({
      before: { 'Phiên bản': 1 },
      after: { 'Phiên bản': 2, 'Tên thủ tục': 'Cấp giấy thử nghiệm' },
    });
    const late = await life.accept({}, [], parseLocal('2026-11-20T09:00'));
    const pinned = async (dossierId: number) =>
      (await findDossier(db, { wardId: at.wardId, dossierId })).state.procedureVersion;
    expect([await pinned(early), await pinned(late)]).toEqual([1, 2]);
  });

  it('is told when somebody else was quicker, and when nothing differs; one is in force on a day', async () => {
    const before = await count();
    await expect(add({ name: 'Tên do người khác' })).rejects.toMatchObject({ code: 'changed_meanwhile' });
    await expect(add({ base: '2', validFrom: '2026-11-25' })).rejects.toMatchObject({ code: 'invalid' });
    await expect(add({ base: '2', name: 'Tên khác hẳn' })).rejects.toMatchObject({
      fields: { validFrom: expect.stringContaining('21/11/2026') },
    });
    expect(await count()).toBe(before);
    await add({ base: '2', validFrom: '2026-11-25', stated: ['field'] });
    expect((await findProcedure(at.database.db, '1.004873', '2026-11-25')).stated.field).toBeDefined();
    const spans = (await listVersions(at.database.db, '1.004873')).map((each) => [
      each.validFrom,
      each.validUntil,
    ]);
    expect(spans).toEqual([
      ['2026-11-25', null],
      ['2026-11-20', '2026-11-25'],
      ['2025-07-01', '2026-11-20'],
    ]);
  });
});

describe('the pages of the catalogue', () => {
  const path = `/can-bo/danh-muc/${POOR}`;

  it('list what is lacking, find by words and code', async () => {
    const visitor = new Visitor(at);
    await visitor.signIn('kiemsoat');
    const list = async (query: string) => (await visitor.get(`/can-bo/danh-muc?${query}`)).text();
    expect(await list('q=khai+sinh')).toContain('/can-bo/danh-muc/1.001193');
    expect(await list(`q=${POOR}`)).toContain(`${path}"`);
    const lacking = await list(`thieu=${encodeURIComponent('Thành phần, số lượng hồ sơ')}`);
    expect(lacking).not.toContain('/can-bo/danh-muc/1.001193');
    expect(lacking).toContain('Xem thêm');
    expect(await (await visitor.get('/can-bo/danh-muc/9.999999')).text()).toContain('Không có thủ tục này');
  });

  it('keep all that was typed while rows are added, taken away, or wrong, and then save', async () => {
    const visitor = new Visitor(at);
    await visitor.signIn('kiemsoat');
    const page = await (await visitor.get(`${path}/moi`)).text();
    const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)![1]!;
    const name = (await findProcedure(at.database.db, POOR, '2026-11-16')).name;
    const typed = {
      ...{
        base: hidden('base'),
        clientKey: hidden('clientKey'),
        name,
        field: 'Lĩnh vực thử',
        steps: 'Bước một',
      },
      ...{ decision: '5/QĐ-UBND', decidedOn: '2026-11-01', validFrom: '2026-11-16' },
      ...{ 'terms.0.when': 'Thông thường', 'terms.0.amount': '7', 'terms.0.unit': 'wd', 'terms.0.raw': '' },
    };
    const more = await (await visitor.post(`${path}/moi`, { ...typed, row: 'documents' })).text();
    expect(more).toContain('name="documents.0.name"');
    expect(more).toMatch(/Bước một<\/textarea>/);
    expect(more).toContain('value="5/QĐ-UBND"');
    const less = await (await visitor.post(`${path}/moi`, { ...typed, row: 'terms.0' })).text();
    expect(less).not.toContain('name="terms.0.amount"');
    const before = await count();
    const wrong = await visitor.post(`${path}/moi`, { ...typed, decision: '' });
    expect(wrong.status).toBe(422);
    const words = await wrong.text();
    expect(words).toContain('id="decision-error"');
    expect(words).toContain('Bước một');
    expect(await count()).toBe(before);
    const saved = await visitor.post(`${path}/moi`, typed);
    expect([saved.status, saved.headers.get('location')]).toEqual([303, path]);
    expect((await visitor.post(`${path}/moi`, typed)).status).toBe(303);
    expect(await count()).toBe(before + 1);
    const shown = await (await visitor.get(path)).text();
    expect(shown).toContain('7 ngày làm việc');
    expect(shown).toContain('5/QĐ-UBND ngày 01/11/2026');
    const desk = new Visitor(at);
    await desk.signIn('quay1');
    for (const each of ['/can-bo/danh-muc', path, `${path}/moi`])
      expect((await desk.get(each)).status).toBe(403);
    expect((await desk.post(`${path}/moi`, typed, '/can-bo/ho-so')).status).toBe(403);
    expect(await count()).toBe(before + 1);
  });

  it('take in a procedure that the catalogue does not know, and show it to citizens from its day', async () => {
    const visitor = new Visitor(at);
    await visitor.signIn('quantri');
    const them = '/can-bo/danh-muc/them';
    const page = await (await visitor.get(them)).text();
    const clientKey = /name="clientKey" value="([^"]+)"/.exec(page)![1]!;
    const typed = {
      ...{ base: '0', clientKey, code: '1.999996', name: 'Thủ tục hoàn toàn mới', field: 'Hộ tịch' },
      ...{ decision: '6/QĐ-UBND', decidedOn: '2026-11-01', validFrom: '2026-11-16', onlineLevel: 'partial' },
      ...{
        'fees.0.what': 'Lệ phí',
        'fees.0.kind': 'free',
        'fees.0.waivers': 'Hộ nghèo',
        applicants: 'citizen',
      },
    };
    expect((await visitor.post(them, { ...typed, code: '1.001193' })).status).toBe(409);
    expect((await visitor.post(them, typed)).headers.get('location')).toBe('/can-bo/danh-muc/1.999996');
    const shown = await (await visitor.get('/thu-tuc/1.999996')).text();
    expect(shown).toContain('Không thu phí. Miễn, giảm: Hộ nghèo');
    expect(shown).toContain('Theo 6/QĐ-UBND ngày 01/11/2026');
  });
});
