import { createHash, randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Visitor } from '../../../../test/browse.ts';
import { giveCertificates } from '../../../../test/certificates.ts';
import { type TestDatabase, testDatabase } from '../../../../test/database.ts';
import { dossierLife } from '../../../../test/dossier-life.ts';
import { officialLife } from '../../../../test/official-life.ts';
import { pdfsig } from '../../../../test/result-life.ts';
import { changedTables, openSnapshots } from '../../../../test/snapshot.ts';
import { instant } from '../../../law/day.ts';
import { findStoredFile } from '../../../platform/files/stored-file.ts';
import { INDICATORS } from '../../indicators/index.ts';
import { findFrozen, findPassages, listReports } from '../store.ts';
import { judgeReports } from './judge-reports.ts';
import { makeDueReports } from './make-report.ts';
import { standingsOf } from './report-state.ts';
import { submitReport } from './submit-report.ts';
import { writePassages } from './write-passages.ts';

let at: TestDatabase;
let life: ReturnType<typeof dossierLife>;
let desk: Visitor;
let close: () => Promise<void>;
const on = (day: string) => instant(day, 540);

beforeAll(async () => {
  at = await testDatabase(on('2026-09-16'));
  const authority = await giveCertificates(at);
  life = dossierLife(at);
  await life.finish(await life.accept({}, [], on('2026-09-01')), on('2026-09-03'));
  await life.accept({ procedureCode: '2.000635' }, [], on('2026-09-10'));
  await life.finish(await life.accept({}, [], on('2026-09-11')), on('2026-09-15'));
  desk = new Visitor(at);
  await desk.signIn('kiemsoat');
  close = async () => {
    await authority.close();
    await at.close();
  };
});
afterAll(() => close());

const { read: standing, quarter } = {
  read: async (id: number) => {
    const reports = await listReports(at.database.db, at.wardId, { from: '2026-01-01', to: '2027-01-01' });
    return (await standingsOf(at.database.db, at.wardId, reports)).find(({ report }) => report.id === id)!;
  },
  quarter: async () => {
    const reports = await listReports(at.database.db, at.wardId, { from: '2026-09-01', to: '2026-10-01' });
    return reports.find((report) => report.kind === 'quarter')!;
  },
};
const pageOf = async (path: string) => (await desk.get(path)).text();

describe('periodic reports', () => {
  it('are made by themselves on the day after the cut-off, once, also by several at once', async () => {
    const made = await Promise.all(
      [1, 2, 3].map(() => makeDueReports(at.database, at.wardId, at.platform.now())),
    );
    expect(made.reduce((a, b) => a + b, 0)).toBe(3);
    expect(await makeDueReports(at.database, at.wardId, at.platform.now())).toBe(0);
    expect(await quarter()).toMatchObject({
      ...{ kind: 'quarter', from: '2026-06-15', to: '2026-09-15', dueOn: '2026-09-17', madeBy: null },
    });
    const page = await pageOf('/can-bo/bao-cao');
    for (const words of ['Quý III năm 2026', 'Chín tháng năm 2026', 'Tháng 8 năm 2026', '17/09/2026'])
      expect(page).toContain(words);
  });

  it('say what the data say, and keep what was written with its figures tied to them', async () => {
    const { id } = await quarter();
    expect(await pageOf(`/can-bo/bao-cao/${id}`)).toContain('Đã giải quyết 1 hồ sơ: trước hạn 1');
    const path = `/can-bo/bao-cao/${id}/viet`;
    const bad = { clientKey: randomUUID(), version: '0', 'muc-c': 'Đã nhận {{tong-nhan}} hồ sơ.' };
    const refused = await desk.post(path, bad);
    expect(refused.status).toBe(422);
    const again = await refused.text();
    expect(again).toContain('Không có số liệu &quot;tong-nhan&quot;.');
    expect(again).toContain('Đã nhận {{tong-nhan}} hồ sơ.');
    expect((await findPassages(at.database.db, at.wardId, id)).version).toBe(0);
    const good = {
      clientKey: randomUUID(),
      version: '0',
      'muc-c': 'Phường đã nhận {{tong-tiep-nhan}} hồ sơ.',
    };
    expect((await desk.post(path, good)).status).toBe(303);
    expect((await desk.post(path, good)).status).toBe(303);
    expect((await findPassages(at.database.db, at.wardId, id)).version).toBe(1);
    const page = await pageOf(`/can-bo/bao-cao/${id}`);
    expect(page).toContain('Phường đã nhận 3 hồ sơ.');
    expect(page).toContain('(đã sửa lời)');
  });

  it('are written by one at a time: what the other typed stays on his page', async () => {
    const { id } = await quarter();
    const write = (text: string) =>
      at.database.transact((tx) =>
        writePassages(tx, at.act('kiemsoat'), id, {
          ...{ clientKey: randomUUID(), version: 1, 'muc-g': text },
          'muc-c': 'Phường đã nhận {{tong-tiep-nhan}} hồ sơ.',
        }),
      );
    const done = await Promise.allSettled([write('Một'), write('Hai')]);
    expect(done.map((each) => each.status).sort()).toEqual(['fulfilled', 'rejected']);
    const late = { clientKey: randomUUID(), version: '1', 'muc-h': 'Chữ đã gõ.' };
    const answer = await desk.post(`/can-bo/bao-cao/${id}/viet`, late);
    expect([answer.status, (await answer.text()).includes('Chữ đã gõ.')]).toEqual([409, true]);
  });

  it('are handed in once, frozen with their data, reviewed, signed and issued', async () => {
    const { id } = await quarter();
    const hand = () => {
      const form = { clientKey: randomUUID(), signing: 'vice_chairman' };
      return at.database.transact((tx) => submitReport(tx, at.act('kiemsoat'), id, form));
    };
    const done = await Promise.allSettled([hand(), hand()]);
    expect(done.map((each) => each.status).sort()).toEqual(['fulfilled', 'rejected']);
    const { document } = await standing(id);
    const official = officialLife(at);
    await official.take(document!.id, 'kiemsoat', 'submit');
    await official.take(document!.id, 'giamdoc', 'review');
    await official.sign(document!.id);
    await official.issue(document!.id);
    const after = await standing(id);
    expect(after).toMatchObject({
      signedOn: '2026-09-16',
      document: { number: '01/BC-UBND', state: 'issued' },
    });
    const file = await findStoredFile(
      ...([at.database.db, at.platform.files, at.wardId, after.document!.files.pdf!] as const),
    );
    expect(pdfsig(file.bytes).slice(0, 2)).toEqual(['Signature is Valid.', 'Signature is Valid.']);
    const frozen = await findFrozen(at.database.db, at.wardId, id, 1);
    expect(createHash('sha256').update(frozen.text).digest('hex')).toBe(frozen.sha256);
  });

  it('reprint to the byte after later changes, and show the figures of then beside those of now', async () => {
    const { id } = await quarter();
    const files = ['docx', 'pdf', 'xlsx'].map((format) => `/can-bo/bao-cao/${id}/bao-cao.${format}`);
    const fetched = () =>
      Promise.all(files.map(async (path) => Buffer.from(await (await desk.get(path)).arrayBuffer())));
    const before = await fetched();
    expect(await pageOf(`/can-bo/bao-cao/${id}`)).toContain('Số hiện nay vẫn như số đã báo cáo');
    await life.accept({ procedureCode: '1.001193' }, [], on('2026-09-12'));
    at.platform.setNow(on('2026-09-17'));
    await desk.signIn('kiemsoat');
    expect(await fetched()).toEqual(before);
    const page = (await pageOf(`/can-bo/bao-cao/${id}`)).replace(/\s+/g, ' ');
    expect(page).toContain('Số đã báo cáo và số hiện nay');
    expect(page).toMatch(/Tổng số hồ sơ tiếp nhận[^<]*<\/th><td>3<\/td><td>4<\/td>/);
    expect(page).toContain('Phường đã nhận 3 hồ sơ.');
  });

  it('count as in time when they were signed by their due day, judged once', async () => {
    const now = on('2026-09-18');
    const judged = await Promise.all([1, 2].map(() => judgeReports(at.database, at.wardId, now)));
    expect(judged.reduce((a, b) => a + b, 0)).toBe(3);
    const figure = INDICATORS.find((each) => each.code === 'reports-on-time')!;
    if (figure.kind !== 'catalogue') throw new Error('The figure stands on a day.');
    expect(await figure.readOn(at.database.db, at.wardId, ['2026-09-18'])).toEqual([
      { numerator: 1, denominator: 3 },
    ]);
    expect(await figure.listOn(at.database.db, at.wardId, '2026-09-18', 'numerator')).toHaveLength(1);
  });
});

describe('a report', () => {
  it('of any two days is there once; of a period that is not over it cannot be handed in', async () => {
    const form = { clientKey: randomUUID(), from: '2026-09-10', until: '2026-09-30' };
    const made = await desk.post('/can-bo/bao-cao', form);
    const path = made.headers.get('location')!;
    expect(
      (await desk.post('/can-bo/bao-cao', { ...form, clientKey: randomUUID() })).headers.get('location'),
    ).toBe(path);
    expect(await pageOf(path)).toContain('kỳ chưa hết nên đến hết ngày 16/09/2026');
    const shots = await openSnapshots(at);
    const before = await shots.take();
    const refused = await desk.post(`${path}/trinh`, { clientKey: randomUUID(), signing: 'chairman' }, path);
    expect([refused.status, (await refused.text()).includes('chưa hết nên chưa trình được')]).toEqual([
      422,
      true,
    ]);
    const wrong = await desk.post('/can-bo/bao-cao', { ...form, from: '2026-10-10' });
    expect([wrong.status, (await wrong.text()).includes('2026-10-10')]).toEqual([422, true]);
    expect(changedTables(before, await shots.take())).toEqual([]);
    await shots.close();
  });

  it('leads from its numbers to their dossiers', async () => {
    const { id } = await quarter();
    const page = await pageOf(`/can-bo/bao-cao/${id}`);
    const link = /href="(\/can-bo\/bao-cao\/ho-so\?cot=pending[^"]*)"/
      .exec(page)![1]!
      .replaceAll('&amp;', '&');
    const rows = await pageOf(link);
    expect(rows.match(/H24\.105\.25-/g)!.length).toBeGreaterThan(0);
    const forms = await pageOf(
      '/can-bo/bao-cao/bieu?tu=2026-06-15&den=2026-09-14&bieu=II.06a&theo=procedure',
    );
    expect(forms).toContain('Các đẳng thức của biểu đều khớp');
    const sheet = await desk.get('/can-bo/bao-cao/bieu.xlsx?tu=2026-06-15&den=2026-09-14');
    expect(sheet.headers.get('content-type')).toContain('spreadsheetml');
  });

  it('cannot be changed by the application once it is written', async () => {
    const app = new pg.Client({ connectionString: at.ownerUrl, options: '-c role=motcua_app' });
    await app.connect();
    for (const table of ['reports', 'report_versions', 'report_submissions', 'report_judgements'])
      for (const sql of [`update ${table} set ward_id = ward_id`, `delete from ${table}`])
        await expect(app.query(sql)).rejects.toThrow('permission denied');
    await app.end();
  });
});
