import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Visitor } from '../../../../test/browse.ts';
import { makeCitizen } from '../../../../test/citizens.ts';
import { type TestDatabase, testDatabase } from '../../../../test/database.ts';
import { dossierLife } from '../../../../test/dossier-life.ts';
import { hallLife } from '../../../../test/hall-life.ts';
import { surveyLife } from '../../../../test/survey-life.ts';
import { pdfOf } from '../../../../test/vault-life.ts';
import { parseLocal } from '../../../law/day.ts';
import { verifyFiles } from '../../../platform/files/upkeep/verify.ts';
import { formToken } from '../../../platform/security/form-token.ts';
import { VISITOR_COOKIE } from '../../../portal/visitor.ts';
import { findVisitor } from '../../citizens/index.ts';
import { verifyDossiers } from '../../dossiers/index.ts';
import { beginDraft } from '../../drafts/index.ts';
import { verifyFigures } from '../../indicators/index.ts';
import { recipientOf, setStops } from '../../notices/index.ts';
import { takeUpload } from '../../uploads/index.ts';
import { addOwnPaper } from '../../vault/index.ts';
import { DATA_PARTS } from './schema.ts';

const A = { personalId: '999000000301', name: 'Người Muốn Xóa', phone: '0000000301' };
const DATA = '/tai-khoan/du-lieu';
const FILE = `${DATA}/yeu-cau`;
const DESK = '/can-bo/quyen-du-lieu';
const FRIDAY = parseLocal('2026-11-27T10:00');
const COMMENT = 'Lời góp ý chỉ A viết';
let at: TestDatabase;
let a: Awaited<ReturnType<typeof someone>>;
let [code, draftSha, vaultSha, deskId] = ['', '', '', 0];
const staff: Record<string, Visitor> = {};

async function someone(person: typeof A) {
  const { citizenId, cookie } = await makeCitizen(at, person);
  const browser = new Visitor(at);
  browser.setCookie(VISITOR_COOKIE, cookie);
  const visitor = await findVisitor(at.database, at.wardId, cookie, at.platform.now());
  return { browser, citizenId, visitor: visitor!, token: formToken(at.platform.settings.secret, cookie) };
}

const count = async (from: string) =>
  (await sql<{ n: number }>`select count(*)::int as n from ${sql.raw(from)}`.execute(at.database.db)).rows[0]!
    .n;
const decisions = () => count('data_decisions');
const reasons = (parts: readonly string[], outcome: (part: string) => string) =>
  Object.fromEntries(
    parts.flatMap((part) => [
      [part, outcome(part)],
      [`${part}.reason`, `Lý do về ${part}`],
    ]),
  );

beforeAll(async () => {
  at = await testDatabase();
  const { database, platform, wardId } = at;
  const [life, surveys, hall] = [dossierLife(at), surveyLife(at), hallLife(at)];
  const own = await life.accept({
    ...{ applicantPersonalId: A.personalId, applicantName: A.name, applicantPhone: A.phone },
  });
  await life.take(own, 'quay1', 'refuse', { reason: 'Không thuộc thẩm quyền.' });
  code = await surveys.codeOf(own);
  await surveys.rate(own, { whole: 5, comment: COMMENT });
  await hall.book({ name: A.name, phone: A.phone });
  platform.setNow(FRIDAY);
  a = await someone(A);
  const draft = { wardId, procedureCode: '1.004873', formVersion: null, answers: { hoTen: A.name } };
  const caller = { address: 'test', now: FRIDAY };
  const draftId = await database.transact((tx) => beginDraft(tx, a.visitor, draft, caller));
  const file = { name: 'giay.pdf', bytes: pdfOf('draft of A') };
  draftSha = (await takeUpload(platform, { wardId, key: `draft:${draftId}` }, file, FRIDAY)).sha256;
  const paper = { name: 'bang.pdf', mediaType: 'application/pdf', bytes: pdfOf('vault of A') };
  const act = { visitor: a.visitor, now: FRIDAY, requestId: 'test' };
  await database.transact((tx) =>
    addOwnPaper(tx, platform.files, act, {
      ...{ fields: { clientKey: randomUUID(), name: 'Bằng tốt nghiệp', number: 'SO-CUA-A' }, file: paper },
    }),
  );
  const stop = { channels: ['sms' as const], now: FRIDAY };
  await database.transact((tx) => setStops(tx, wardId, recipientOf('sms', A.phone), stop));
  for (const name of ['quay1', 'kiemsoat', 'giamdoc']) {
    staff[name] = new Visitor(at);
    await staff[name].signIn(name);
  }
  vaultSha = (await sql<{ file: string }>`select file from vault_items`.execute(database.db)).rows[0]!.file;
});
afterAll(() => at.close());

it('a request from the account has a number, a deadline in working days, and is one however often it is sent', async () => {
  const form: [string, string][] = [
    ...([
      ['_token', a.token],
      ['clientKey', randomUUID()],
      ['kind', 'erase'],
    ] as [string, string][]),
    ['words', 'Tôi muốn xóa mọi dữ liệu của mình.'],
  ];
  const parts = DATA_PARTS.map((part): [string, string] => ['parts', part]);
  const wrong = await a.browser.sendAll(FILE, form);
  expect([wrong.status, await wrong.text()]).toEqual([
    422,
    expect.stringMatching(/Chọn ít nhất một loại dữ liệu[\s\S]*Tôi muốn xóa mọi dữ liệu của mình/),
  ]);
  for (const _ of [1, 2]) expect((await a.browser.sendAll(FILE, [...form, ...parts])).status).toBe(303);
  const rows = await at.database.db.selectFrom('data_requests').selectAll().execute();
  expect(rows).toMatchObject([{ due_at: parseLocal('2026-12-01T10:00'), parts: [...DATA_PARTS] }]);
  expect(JSON.stringify(rows)).not.toMatch(new RegExp(`${A.personalId}|Tôi muốn`));
  const page = await (await a.browser.get(DATA)).text();
  expect(page).toMatch(/Yêu cầu số 1: xóa dữ liệu[\s\S]*10:00[\s\S]*Đang xem xét/);
});

it('whoever took it at the desk does not decide it, and late ones stand first', async () => {
  const form = {
    ...{
      clientKey: randomUUID(),
      kind: 'correct',
      parts: 'dossiers',
      words: 'Sửa họ tên trong hồ sơ của tôi.',
    },
    ...{ name: A.name, personalId: A.personalId },
  };
  at.platform.setNow(parseLocal('2026-11-23T10:00'));
  await staff.kiemsoat!.signIn('kiemsoat');
  expect((await staff.kiemsoat!.post(`${DESK}/moi`, form)).status).toBe(422);
  const filed = await staff.kiemsoat!.post(`${DESK}/moi`, { ...form, checked: '1' });
  deskId = Number(filed.headers.get('location')!.split('-').at(-1));
  at.platform.setNow(FRIDAY);
  for (const name of ['quay1', 'kiemsoat', 'giamdoc']) await staff[name]!.signIn(name);
  const list = await (await staff.quay1!.get(DESK)).text();
  expect(list).toMatch(new RegExp(`id="so-${deskId}"[\\s\\S]*Quá hạn[\\s\\S]*id="so-1"[\\s\\S]*Chờ trả lời`));
  expect(list).not.toContain(A.name);
  const answer = { clientKey: randomUUID(), ...reasons(['dossiers'], () => 'partly') };
  expect((await staff.quay1!.post(`${DESK}/${deskId}`, answer, DESK)).status).toBe(403);
  const own = await staff.kiemsoat!.post(`${DESK}/${deskId}`, answer, DESK);
  expect([own.status, await own.text()]).toEqual([403, expect.stringContaining('không tự quyết định')]);
  expect(await decisions()).toBe(0);
  expect((await staff.giamdoc!.post(`${DESK}/${deskId}`, answer, DESK)).status).toBe(303);
  expect(await decisions()).toBe(1);
  const again = { ...answer, clientKey: randomUUID() };
  expect((await staff.giamdoc!.post(`${DESK}/${deskId}`, again, DESK)).status).toBe(409);
  expect(await (await a.browser.get(DATA)).text()).toContain('Lý do về dossiers');
});

it('a granted erasure goes at once and whole, what the law keeps stays and is named, and everything still proves itself', async () => {
  const granted = reasons(DATA_PARTS, () => 'granted');
  const form = {
    clientKey: randomUUID(),
    ...reasons(DATA_PARTS, (part) => (/dossiers|petitions/.test(part) ? 'refused' : 'granted')),
  };
  expect((await staff.kiemsoat!.post(`${DESK}/1`, { ...form, ...granted }, DESK)).status).toBe(422);
  expect([await decisions(), await count('drafts')]).toEqual([1, 1]);
  const both = [1, 2].map(() => staff.kiemsoat!.post(`${DESK}/1`, form, DESK));
  expect((await Promise.all(both)).map(({ status }) => status)).toEqual([303, 303]);

  const { db } = at.database;
  const rows = await db.selectFrom('data_decisions').selectAll().where('request_id', '=', 1).execute();
  expect(Object.fromEntries(rows.map((row) => [row.part, row.row_count]))).toEqual({
    ...{ account: 3, drafts: 1, vault: 1, ratings: 1, appointments: 1, dossiers: null, petitions: null },
  });
  const answer = await db
    .selectFrom('data_answers')
    .selectAll()
    .where('request_id', '=', 1)
    .executeTakeFirst();
  expect(answer).toMatchObject({
    ...{ outcome: 'partly', decided_by: at.officer('kiemsoat').id, decided_at: FRIDAY },
    stays: [{ what: 'dossier', code, until: null, isUnderWay: false }],
  });
  for (const table of ['drafts', 'uploads', 'citizen_sessions', 'notice_stops'])
    expect([table, await count(table)]).toEqual([table, 0]);
  const left = await sql<{ text: string }>`select coalesce(string_agg(t::text, ' '), '') as text from (
    select c::text as t from citizens c union all select v::text from vault_items v union all select p::text from appointments p
    union all select s::text from survey_answers s union all select w::text from survey_answer_versions w
    union all select a::text from data_answers a union all select d::text from data_decisions d) as all_of_it`.execute(
    db,
  );
  expect(left.rows[0]!.text).not.toMatch(
    new RegExp([A.name, A.phone, COMMENT, 'SO-CUA-A', 'cong-dan@example', 's1[.]', vaultSha].join('|')),
  );
  expect(await at.platform.files.read(draftSha).catch(() => 'gone')).toBe('gone');
  expect((await a.browser.get(DATA)).status).toBe(302);

  const verified = await at.database.transact((tx) => verifyDossiers(tx, at.wardId), 'repeatable read');
  expect([verified.dossiers, verified.faults]).toEqual([1, []]);
  const figures = await verifyFigures(at.database, at.wardId);
  expect([figures.differences, figures.broken]).toEqual([[], []]);
  expect((await verifyFiles(db, at.platform.files)).faults).toEqual([]);

  const back = await someone(A);
  expect(back.citizenId).not.toBe(a.citizenId);
  const page = await (await back.browser.get(DATA)).text();
  expect(page).toMatch(new RegExp(`Pháp luật buộc giữ[\\s\\S]*${code}: lưu không thời hạn`));
});

it('consent taken back ends every allowance', async () => {
  const b = await someone({ ...A, personalId: '999000000302' });
  const { db } = at.database;
  await b.browser.send(FILE, {
    ...{ _token: b.token, clientKey: randomUUID(), kind: 'withdraw_consent', parts: 'vault' },
    words: 'Tôi rút lại sự đồng ý.',
  });
  const [last] = await db.selectFrom('data_requests').select('id').orderBy('id', 'desc').limit(1).execute();
  const form = { clientKey: randomUUID(), ...reasons(['vault'], () => 'granted') };
  expect((await staff.giamdoc!.post(`${DESK}/${last!.id}`, form, DESK)).status).toBe(303);
  const consents = await db.selectFrom('vault_consents').select(['citizen_id', 'choice']).execute();
  expect(consents).toEqual([{ citizen_id: b.citizenId, choice: 'ask' }]);
});
