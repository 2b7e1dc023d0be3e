import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { Visitor } from '../../../../test/browse.ts';
import { makeCitizen } from '../../../../test/citizens.ts';
import { type TestDatabase, testDatabase } from '../../../../test/database.ts';
import { dossierLife } from '../../../../test/dossier-life.ts';
import { findVisitor } from '../../../features/citizens/index.ts';
import { fileOnline, LOOK_UP_FILED } from '../../../features/dossiers/index.ts';
import { listLookupsOf } from '../../../features/lookups/index.ts';
import { jobHandlers } from '../../../jobs.ts';
import { workOnce } from '../../../platform/jobs/worker.ts';
import { type LocalDatabases, startLocalDatabases } from '../../../platform/messages/local-databases.ts';

const CODE = '1.000894';
let at: TestDatabase;
let databases: LocalDatabases;
let desk: Visitor;
let paper: string;
beforeAll(async () => {
  at = await testDatabase();
  databases = await startLocalDatabases();
  desk = new Visitor(at);
  await desk.signIn('quay1');
  const page = await (await desk.get(`/can-bo/ho-so/moi?thu-tuc=${CODE}`)).text();
  const row = /id="doc\.(\d+)\.lookup"/.exec(page)![1];
  paper = new RegExp(`name="doc\\.${row}\\.got"[^>]*aria-label="Nhận: ([^"]+)"`).exec(page)![1]!;
});
afterAll(async () => {
  await databases.close();
  await at.close();
});
beforeEach(() => {
  databases.answerWith('well');
  at.platform.settings.lookups = { url: databases.url, token: databases.token, limitMs: 800, restMs: 1000 };
});

/** Filed from home by a made-up person whom the databases know as "Người nộp" and his number. */
async function file(order: number): Promise<number> {
  const now = at.platform.now();
  const personalId = `999${String(order).padStart(9, '0')}`;
  const name = `Người nộp ${String(order).padStart(4, '0')}`;
  const { cookie } = await makeCitizen(at, { name, personalId });
  const visitor = (await findVisitor(at.database, at.wardId, cookie, now))!;
  const document = { name: paper, source: 'database' as const, quantity: 1, reusable: true, file: null };
  const { dossierId } = await at.database.transact((tx) =>
    fileOnline(
      tx,
      { visitor, now, requestId: 'test' },
      {
        form: {
          ...{ clientKey: randomUUID(), procedureCode: CODE, termNo: 1, applicantKind: 'citizen' },
          ...{ applicantName: name, applicantPersonalId: personalId, applicantPhone: '0000001234' },
        },
        documents: [{ ...document, no: 1, scanExemptReason: null }],
      },
    ),
  );
  return dossierId;
}
const work = async () => {
  while (await workOnce(at.database, jobHandlers(at.platform), at.platform.now));
};
const lookupsOf = (id: number) => listLookupsOf(at.database.db, at.wardId, id);
const pageOf = async (id: number, who = desk) => (await who.get(`/can-bo/ho-so/${id}`)).text();
const again = (id: number, fields: Record<string, string> = {}, who = desk) =>
  who.post(
    `/can-bo/ho-so/${id}/tra-cuu`,
    { clientKey: randomUUID(), documentNo: '1', how: 'lookup', ...fields },
    `/can-bo/ho-so/${id}`,
  );

it('is made in the background once a dossier was filed from home, once, and the desk sees it', async () => {
  const id = await file(123);
  expect(await lookupsOf(id)).toEqual([]);
  await work();
  const [lookup, ...more] = await lookupsOf(id);
  expect(more).toEqual([]);
  expect(lookup).toMatchObject({ outcome: 'found', officerId: null, documentNo: 1, paper });
  await jobHandlers(at.platform)[LOOK_UP_FILED]!({ wardId: at.wardId, dossierId: id }, {} as never);
  expect(await lookupsOf(id)).toHaveLength(1);
  const page = await pageOf(id);
  for (const words of ['Có dữ liệu, khớp', 'Hệ thống, sau khi nộp trực tuyến', 'Nơi thường trú'])
    expect(page).toContain(words);
});

it('that failed gives the words of the supplement request; one that then finds it takes them back', async () => {
  databases.answerWith('incomplete');
  const id = await file(124);
  await work();
  const asks = /<textarea[^>]*id="items"[^>]*>([^<]*cập nhật Cơ sở dữ liệu quốc gia về dân cư)/;
  const page = await pageOf(id);
  expect(page).toMatch(asks);
  expect(page).toMatch(/<textarea[^>]*id="reason"[^>]*>Đã tra cứu .*VNeID/);
  databases.answerWith('well');
  expect((await again(id)).status).toBe(303);
  expect((await lookupsOf(id)).map(({ outcome }) => outcome)).toEqual(['incomplete', 'found']);
  expect(await pageOf(id)).not.toMatch(asks);
});

it('that failed after the filing never keeps the filing back', async () => {
  databases.answerWith('hang');
  const id = await file(125);
  await work();
  expect((await lookupsOf(id))[0]).toMatchObject({ outcome: 'timed_out' });
  const dead = await at.database.db
    .selectFrom('jobs')
    .select('id')
    .where('finished_at', 'is', null)
    .execute();
  expect(dead).toEqual([]);
});

it('is for those who hold the dossier: what came is read by nobody else', async () => {
  const id = await file(126);
  await work();
  const others = ['hotich', 'chutich', 'kinhte'];
  for (const username of others) {
    const who = new Visitor(at);
    await who.signIn(username);
    const page = await pageOf(id, who);
    expect(page).toContain('Có dữ liệu, khớp');
    expect(page).not.toContain('Nơi thường trú');
    const token = /name="_token" value="([^"]+)"/.exec(page)![1]!;
    const answer = await who.send(`/can-bo/ho-so/${id}/tra-cuu`, {
      ...{ _token: token, clientKey: randomUUID(), documentNo: '1', how: 'lookup' },
    });
    expect(answer.status).toBe(403);
  }
  expect(await lookupsOf(id)).toHaveLength(1);
});

it('by hand keeps what was typed when something is wrong', async () => {
  at.platform.settings.lookups = null;
  const id = await file(127);
  await work();
  const fields = { how: 'by_hand', 'handOutcome.1': '', 'handReason.1': 'Tra trên cổng dân cư' };
  const wrong = await again(id, fields);
  expect(wrong.status).toBe(422);
  const page = await wrong.text();
  for (const words of ['value="Tra trên cổng dân cư"', 'href="#handOutcome.1"', 'id="handOutcome.1"'])
    expect(page).toContain(words);
  expect((await lookupsOf(id)).map(({ adapter }) => adapter)).toEqual(['none']);
  expect((await again(id, { ...fields, 'handOutcome.1': 'not_found' })).status).toBe(303);
  expect((await lookupsOf(id)).map(({ adapter }) => adapter)).toEqual(['none', 'manual']);
});

it('of a paper that no data replace, or of a dossier that has ended, is refused', async () => {
  const { accept, take } = dossierLife(at);
  const paperless = await accept({}, [
    { name: 'Tờ khai', source: 'original', quantity: 1, reusable: false, scan: null, scanExemptReason: 'x' },
  ]);
  expect((await again(paperless)).status).toBe(404);
  const id = await file(128);
  await work();
  await take(id, 'quay1', 'refuse', { reason: 'Không thuộc thẩm quyền của phường.' });
  expect((await again(id)).status).toBe(409);
  expect(await lookupsOf(id)).toHaveLength(1);
});

it('stands on the page of the databases, and each number leads to its rows', async () => {
  const control = new Visitor(at);
  await control.signIn('kiemsoat');
  const page = await (await control.get('/can-bo/khai-thac-du-lieu')).text();
  for (const words of ['Đang kết nối', 'Chưa kết nối', 'giấy tờ không phải nộp'])
    expect(page).toContain(words);
  const [, count] = /csdl=population&amp;ket-qua=failed[^"]*">(\d+)</.exec(page)!;
  const list = '/can-bo/khai-thac-du-lieu/lan-tra-cuu?csdl=population&ket-qua=failed';
  const rows = await (await control.get(list)).text();
  expect(rows.match(/Mở hồ sơ/g)).toHaveLength(Number(count));
  expect(rows).not.toMatch(/999000000\d{3}/);
  for (const way of ['?csdl=khong-co&ket-qua=x&truoc=x', '?truoc=1'])
    expect((await control.get(`/can-bo/khai-thac-du-lieu/lan-tra-cuu${way}`)).status).toBe(200);
});
