import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Visitor } from '../../../test/browse.ts';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { addNeighbour, PDF, STRANGER, STRANGERS_PASSWORD } from '../../../test/ward-world.ts';
import { listSessions, planSession, sessionForm } from '../../features/organisation/index.ts';
import {
  adoptPlan,
  findPlan,
  importPlan,
  listSubtasks,
  type Plan,
  readEvidence,
  readPlan,
} from '../../features/plans/index.ts';
import { root } from '../../platform/root.ts';

const PATH = '/can-bo/tuyen-truyen';
const FILE = 'hai-duong-2026.txt';
const SPOKEN = 'Kính thưa bà con, xin mời bà con nộp hồ sơ thủ tục hành chính tại nhà. Xin cảm ơn.';
let t: TestDatabase;
let plan: Plan;
let head: Visitor;
let writer: Visitor;

beforeAll(async () => {
  t = await testDatabase();
  const bytes = new Uint8Array(readFileSync(join(root, 'db', 'seeds', 'plans', FILE)));
  const reading = await readPlan(bytes, FILE);
  await t.database.transact(async (tx) => {
    const upload = { bytes, fileName: FILE, mediaType: 'text/plain', reading };
    const act = t.act('giamdoc');
    await adoptPlan(tx, act, await importPlan(tx, t.platform.files, act, upload), 2026);
  });
  plan = (await findPlan(t.database.db, t.wardId, 2026))!;
  head = await visitor('giamdoc');
  writer = await visitor('vanhoa');
});
afterAll(() => t.close());

async function visitor(username: string, password?: string): Promise<Visitor> {
  const who = new Visitor(t);
  await who.signIn(username, password);
  return who;
}

const unitOf = (username: string) => String(t.officer(username).unitId);
const common = () => ({ clientKey: randomUUID(), unitId: unitOf('vanhoa'), day: '2026-11-16' });

async function planned(kind: string, fields: Record<string, string>, who = writer): Promise<number> {
  const answer = await who.post(PATH, { ...common(), kind, ...fields }, `${PATH}/moi?loai=${kind}`);
  expect([answer.status, answer.status === 303 ? '' : await answer.text()]).toEqual([303, '']);
  return Number(answer.headers.get('location')!.split('/').at(-1));
}

const take = (who: Visitor, id: number, step: string, fields: Record<string, string | Blob> = {}) =>
  who.post(`${PATH}/${id}/buoc`, { clientKey: randomUUID(), step, ...fields }, `${PATH}/${id}`);

/** How many pieces of evidence count for each row of the plan, by its order. */
async function counts(): Promise<Map<number, number>> {
  const span = { from: '2026-01-01', to: '2026-12-31' };
  const evidence = await readEvidence(t.database.db, t.wardId, plan, { span });
  return new Map(
    plan.tasks.map((task) => [
      task.order,
      evidence.get(task.key)!.items.filter((each) => each.counts).length,
    ]),
  );
}

/** Does something and says by how much each row of the plan moved; rows that stood still are left out. */
async function moved(work: () => Promise<unknown>): Promise<Record<number, number>> {
  const before = await counts();
  await work();
  const after = await counts();
  return Object.fromEntries(
    [...after]
      .map(([order, count]) => [order, count - before.get(order)!] as const)
      .filter(([, by]) => by !== 0),
  );
}

async function rows(table: 'outreach_items' | 'outreach_steps' | 'plan_products' | 'subtasks') {
  const { count } = await t.database.db
    .selectFrom(table)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

const everything = async () => [
  await rows('outreach_items'),
  await rows('outreach_steps'),
  await rows('plan_products'),
  await rows('subtasks'),
];

/** Asserts that an answer refuses and that nothing was written. */
async function refused(status: number, work: () => Promise<Response>): Promise<string> {
  const before = await everything();
  const answer = await work();
  const html = await answer.text();
  expect([answer.status, await everything()]).toEqual([status, before]);
  return html;
}

/** Rows V.1 to V.6 and II.3 lưu động, by their order in the plan. */
const ROW = { people: 24, business: 25, study: 27, idea: 28, training: 29 };

test('các hàng của kế hoạch đúng như bài thử gọi', () => {
  const textOf = (order: number) => plan.tasks.find((each) => each.order === order)!.text;
  expect(textOf(ROW.people)).toMatch(/^Tuyên truyền về cải cách/);
  expect(textOf(ROW.business)).toMatch(/^Tuyên truyền nâng cao nhận thức của các doanh nghiệp/);
  expect(textOf(ROW.study)).toMatch(/học tập kinh nghiệm/);
  expect(textOf(ROW.idea)).toMatch(/sáng kiến/);
  expect(textOf(ROW.training)).toMatch(/tập huấn/);
});

const broadcast = {
  title: 'Nộp hồ sơ tại nhà',
  text: SPOKEN,
  minutes: '06:00\n17:00',
  clusters: 'Cụm 1\nCụm 2',
};
const rule = { weekdays: '1', until: '2026-11-30' };

test('loa: chưa duyệt không ghi được; viết tắt không duyệt được; chỉ buổi đã phát thật mới tính', async () => {
  const id = await planned('broadcast', { ...broadcast, ...rule, text: `${SPOKEN} Mang CCCD ngày 15/3.` });
  const session = { slot: '2026-11-16~360', 'cluster.0': 'Cụm 1', 'played.0': '1', 'cluster.1': 'Cụm 2' };
  await refused(409, () => take(head, id, 'play', { ...session, 'why.1': 'Mất điện' }));
  const html = await refused(422, () => take(head, id, 'approve'));
  expect(html).toContain('căn cước công dân');
  expect(html).toContain('ngày 15 tháng 3');
  expect((await take(writer, id, 'rewrite', { text: SPOKEN })).status).toBe(303);
  await refused(403, () => take(writer, id, 'approve'));
  expect(await moved(() => take(head, id, 'approve'))).toEqual({});
  await refused(422, () => take(writer, id, 'play', session));
  await refused(422, () => take(writer, id, 'play', { ...session, slot: '2026-11-17~360' }));
  await refused(422, () =>
    take(writer, id, 'play', { ...session, slot: '2026-11-30~360', 'why.1': 'Mất điện' }),
  );
  const off = { slot: '2026-11-16~1020', 'cluster.0': 'Cụm 1', 'why.0': 'Mất điện', 'cluster.1': 'Cụm 2' };
  expect(await moved(() => take(writer, id, 'play', { ...off, 'why.1': 'Mất điện' }))).toEqual({});
  expect(await moved(() => take(writer, id, 'play', { ...session, 'why.1': 'Mất điện' }))).toEqual({
    [ROW.people]: 1,
  });
  await refused(409, () => take(writer, id, 'play', { ...session, 'why.1': 'Mất điện' }));
});

test('loa: hai người ghi cùng một buổi là một buổi; ghi nhầm thì thôi tính, ghi lại được', async () => {
  const id = await planned('broadcast', { ...broadcast, ...rule, audience: 'business' });
  await take(head, id, 'approve');
  const session = {
    slot: '2026-11-23~360',
    'cluster.0': 'Cụm 1',
    'played.0': '1',
    'cluster.1': 'Cụm 2',
    'played.1': '1',
  };
  expect(
    await moved(async () => {
      const both = await Promise.all([take(head, id, 'play', session), take(writer, id, 'play', session)]);
      expect(both.map(({ status }) => status).sort()).toEqual([303, 409]);
    }),
  ).toEqual({ [ROW.business]: 1 });
  const wrong = { stepNo: '3', note: 'Ghi nhầm ngày' };
  await refused(403, () => take(writer, id, 'revoke', wrong));
  await refused(422, () => take(head, id, 'revoke', { ...wrong, note: '' }));
  expect(await moved(() => take(head, id, 'revoke', wrong))).toEqual({ [ROW.business]: -1 });
  await refused(409, () => take(head, id, 'revoke', wrong));
  expect(await moved(() => take(writer, id, 'play', session))).toEqual({ [ROW.business]: 1 });
  const page = await (await head.get(`${PATH}/${id}`)).text();
  expect(page).toContain('ghi nhầm, không tính');
  expect(await (await head.get(`${PATH}/${id}/phieu`)).text()).toContain('Phiếu phát thanh');
});

test('tin bài: cần địa chỉ hoặc tệp; gửi lại cùng khóa là một; tính đúng hàng; ghi nhầm thì thôi', async () => {
  const id = await planned('article', { title: 'Báo Hải Phòng viết về một cửa' });
  const told = { day: '2026-11-20', outlet: 'Báo Hải Phòng' };
  await refused(422, () => take(writer, id, 'publish', told));
  await refused(422, () => take(writer, id, 'publish', { ...told, link: 'javascript:alert(1)' }));
  await refused(422, () =>
    take(writer, id, 'publish', { ...told, day: '2026-12-01', link: 'https://bao.example/1' }),
  );
  const once = { ...told, link: 'https://bao.example/1', clientKey: randomUUID() };
  expect(
    await moved(() => Promise.all([take(writer, id, 'publish', once), take(writer, id, 'publish', once)])),
  ).toEqual({ [ROW.people]: 1 });
  expect(await moved(() => take(head, id, 'revoke', { stepNo: '2', note: 'Bài của phường khác' }))).toEqual({
    [ROW.people]: -1,
  });
  const proof = { ...told, file: new File([PDF], 'bai.pdf', { type: 'application/pdf' }) };
  expect(await moved(() => take(writer, id, 'publish', proof))).toEqual({ [ROW.people]: 1 });
  const page = await (await head.get(`${PATH}/${id}`)).text();
  const file = /href="([^"]+\/tep\/[0-9a-f]+)"/.exec(page)![1]!;
  expect((await head.get(file)).status).toBe(200);
});

test('tập huấn: không ai dự thì không tính; câu hỏi thành việc con; phòng khác không ghi được', async () => {
  const id = await planned('training', {
    title: 'Tập huấn số hóa',
    topic: 'Số hóa hồ sơ',
    place: 'Hội trường',
  });
  await refused(422, () => take(writer, id, 'hold', { day: '2026-11-16' }));
  const other = await visitor('kinhte');
  const came = { day: '2026-11-16', [`unit.${unitOf('vanhoa')}`]: '7', [`unit.${unitOf('kinhte')}`]: '5' };
  await refused(403, () => take(other, id, 'hold', came));
  expect(await moved(() => take(writer, id, 'hold', came))).toEqual({ [ROW.training]: 1 });
  const question = { text: 'Máy quét hỏng thì làm thế nào?', unitId: unitOf('quantri'), dueOn: '2026-12-01' };
  const wrong = await refused(422, () => take(head, id, 'give', { ...question, dueOn: '2026-11-01' }));
  expect(wrong).toContain('Hạn không thể ở quá khứ');
  expect(await moved(() => take(head, id, 'give', question))).toEqual({});
  const given = await listSubtasks(t.database.db, t.wardId, { originPrefix: `outreach/${id}/` });
  expect(given.map(({ title }) => title)).toEqual([question.text]);
  expect(await (await head.get(`${PATH}/${id}`)).text()).toContain('12 người dự');
});

test('học tập: đi rồi chưa tính, có báo cáo mới tính; báo cáo soạn từ việc đã ghi', async () => {
  const programme = {
    place: 'Phường Bạn',
    members: 'Giám đốc\nKiểm soát',
    programme: 'Xem quầy, xem số hóa',
  };
  const id = await planned('study', { title: 'Học tập kinh nghiệm phường Bạn', ...programme });
  await refused(409, () =>
    writer.post(`${PATH}/${id}/bao-cao`, { clientKey: randomUUID() }, `${PATH}/${id}`),
  );
  const held = { day: '2026-11-16', note: 'Đoàn xem quầy tiếp nhận và cách số hóa của phường bạn.' };
  expect(await moved(() => take(writer, id, 'hold', held))).toEqual({});
  await refused(422, () => take(writer, id, 'report', {}));
  await refused(422, () => take(writer, id, 'report', { number: '12/BC-UBND', day: '2026-11-20' }));
  const file = new File([PDF], 'bao-cao.pdf', { type: 'application/pdf' });
  const report = { number: '12/BC-UBND', day: '2026-11-20', file };
  expect(await moved(() => take(writer, id, 'report', report))).toEqual({ [ROW.study]: 1 });
  expect(await moved(() => take(head, id, 'revoke', { stepNo: '3', note: 'Sai số báo cáo' }))).toEqual({
    [ROW.study]: -1,
  });
  expect(
    await moved(() => writer.post(`${PATH}/${id}/bao-cao`, { clientKey: randomUUID() }, `${PATH}/${id}`)),
  ).toEqual({});
  expect(await (await head.get(`${PATH}/${id}`)).text()).toContain('Kết quả đoàn học tập kinh nghiệm');
});

test('sáng kiến: tác giả không chấm, không quyết; chưa chấm không quyết; được công nhận mới tính', async () => {
  const idea = {
    title: 'Tin nhắn nhắc nộp giấy',
    problem: 'Người dân quên nộp bổ sung',
    effect: 'Ít quá hạn',
  };
  const more = { solution: 'Nhắn tin trước hai ngày', indicator: 'on-time', unitId: unitOf('giamdoc') };
  const wrong = { ...common(), kind: 'idea', ...idea, ...more, indicator: 'khong-co' };
  await refused(422, () => head.post(PATH, wrong, `${PATH}/moi?loai=idea`));
  const html = await (await head.get(`${PATH}/moi?loai=idea`)).text();
  const indicator = /<option value="([^"]+)"[^>]*>[^<]*đúng hạn/i.exec(html)![1]!;
  const id = await planned('idea', { ...idea, ...more, indicator }, head);
  const points = { 'points.new': '20', 'points.use': '30', 'points.doable': '15', 'points.spread': '10' };
  await refused(403, () => take(head, id, 'score', points));
  await refused(403, () => take(writer, id, 'score', points));
  const assessor = await visitor('chanhvp');
  await refused(409, () => take(assessor, id, 'decide', { decision: 'recognise', note: 'Có ích thật' }));
  await refused(422, () => take(assessor, id, 'score', { ...points, 'points.new': '26' }));
  expect(await moved(() => take(assessor, id, 'score', points))).toEqual({});
  expect(await moved(() => take(assessor, id, 'score', { ...points, 'points.new': '24' }))).toEqual({});
  await refused(403, () => take(head, id, 'decide', { decision: 'recognise', note: 'Của tôi' }));
  const tryOut = { decision: 'try', tryFrom: '2026-11-02', tryUntil: '2026-11-20', note: 'Làm thử ở quầy' };
  expect(await moved(() => take(assessor, id, 'decide', tryOut))).toEqual({});
  const page = await (await head.get(`${PATH}/${id}`)).text();
  expect(page).toContain('79</b>/100');
  expect(page).toContain('1 người chấm');
  expect(page).toContain('không có dữ liệu (14/10/2026 – 01/11/2026)');
  expect(
    await moved(() => take(assessor, id, 'decide', { decision: 'recognise', note: 'Đã đỡ quá hạn' })),
  ).toEqual({ [ROW.idea]: 1 });
});

test('tổ lưu động: đếm lượt hướng dẫn trong ngày, gửi lại không đếm đôi; hồ sơ đếm từ buổi', async () => {
  const session = {
    clientKey: randomUUID(),
    day: '2026-11-23',
    from: '08:00',
    to: '11:00',
    place: 'Nhà văn hóa',
    isMobile: '1',
  };
  await t.database.transact((tx) => planSession(tx, t.act('giamdoc'), sessionForm.parse(session)));
  const [one] = (await listSessions(t.database.db, t.wardId, 2026)).filter(({ isMobile }) => isMobile);
  const trip = {
    title: 'Về tổ dân phố 4',
    sessionId: String(one!.id),
    area: 'Tổ dân phố 4',
    team: 'Tổ lưu động – tiếp nhận',
    equipment: 'Máy quét',
  };
  const id = await planned('trip', trip);
  const key = { clientKey: randomUUID() };
  await Promise.all([take(writer, id, 'guide', key), take(writer, id, 'guide', key)]);
  await take(writer, id, 'guide');
  const page = await (await head.get(`${PATH}/${id}`)).text();
  expect(page).toContain('2 lượt người');
  expect(page).toContain('0 (đếm từ hồ sơ');
  await t.database.transact((tx) =>
    planSession(
      tx,
      t.act('giamdoc'),
      sessionForm.parse({ ...session, clientKey: randomUUID(), day: '2026-11-22' }),
    ),
  );
  const past = (await listSessions(t.database.db, t.wardId, 2026)).find(({ day }) => day === '2026-11-22')!;
  const other = await planned('trip', { ...trip, sessionId: String(past.id) });
  await refused(422, () => take(writer, other, 'guide'));
  const account = { day: '2026-11-23', note: 'Hướng dẫn bà con cài tài khoản định danh.' };
  expect(await moved(() => take(writer, id, 'hold', account))).toEqual({});
});

test('danh sách lọc theo loại, tháng; phường khác không thấy gì', async () => {
  const list = async (query: string) => (await head.get(`${PATH}${query}`)).text();
  expect(await list('?loai=training')).toContain('Tập huấn số hóa');
  expect(await list('?loai=study')).not.toContain('Tập huấn số hóa');
  expect(await list('?thang=2026-10')).not.toContain('Tập huấn số hóa');
  await addNeighbour(t);
  const stranger = await visitor(STRANGER, STRANGERS_PASSWORD);
  expect((await stranger.get(`${PATH}/1`)).status).toBe(404);
  expect((await stranger.post(`${PATH}/1/buoc`, { step: 'approve' }, PATH)).status).toBe(404);
  expect(await (await stranger.get(PATH)).text()).toContain('Chưa có việc nào như vậy');
});
