import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Visitor } from '../../../test/browse.ts';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { addNeighbour, STRANGER, STRANGERS_PASSWORD } from '../../../test/ward-world.ts';
import { takeArticleStep, writeArticle } from '../../features/articles/index.ts';
import { readStanding } from '../../features/indicators/index.ts';
import { planSession, sessionForm } from '../../features/organisation/index.ts';
import {
  adoptPlan,
  findPlan,
  importPlan,
  listSubtaskSteps,
  listSubtasks,
  noteProduct,
  type Plan,
  readPlan,
  revokeProduct,
} from '../../features/plans/index.ts';
import { root } from '../../platform/root.ts';

const FILE = 'hai-duong-2026.txt';
const SEED = readFileSync(join(root, 'db', 'seeds', 'plans', FILE));
const TASK = '/can-bo/ke-hoach/nhiem-vu';
let t: TestDatabase;
let plan: Plan;

async function adopt(text: Buffer): Promise<void> {
  const reading = await readPlan(new Uint8Array(text), FILE);
  const upload = { bytes: new Uint8Array(text), fileName: FILE, mediaType: 'text/plain', reading };
  await t.database.transact(async (tx) => {
    const id = await importPlan(tx, t.platform.files, t.act('giamdoc'), upload);
    await adoptPlan(tx, t.act('giamdoc'), id, 2026);
  });
  plan = (await findPlan(t.database.db, t.wardId, 2026))!;
}

beforeAll(async () => {
  t = await testDatabase();
  await adopt(SEED);
});
afterAll(() => t.close());

const key = () => ({ clientKey: randomUUID() });
const taskOf = (order: number) => plan.tasks.find((each) => each.order === order)!;
const standingOf = (order: number) =>
  readStanding(t.database.db, t.wardId, plan, taskOf(order), t.platform.now());

async function visitor(username: string, password?: string): Promise<Visitor> {
  const who = new Visitor(t);
  await who.signIn(username, password);
  return who;
}

async function countRows(
  table: 'subtasks' | 'subtask_steps' | 'plan_source_choices' | 'plan_evidence_verdicts',
) {
  const row = await t.database.db
    .selectFrom(table)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

describe('minh chứng do hệ thống tìm', () => {
  test('tin bài đã đăng thành sản phẩm của V.1; tin về doanh nghiệp của cả V.2; tin nghỉ lễ của không đâu', async () => {
    const texts = [
      ['Nộp hồ sơ trực tuyến tại nhà', 'Cách nộp hồ sơ thủ tục hành chính trên cổng.'],
      ['Hộ kinh doanh nộp thủ tục trực tuyến', 'Doanh nghiệp, hộ kinh doanh nộp hồ sơ.'],
      ['Nghỉ lễ', 'Phường nghỉ ngày 24.'],
    ];
    for (const [title, body] of texts)
      await t.database.transact(async (tx) => {
        const form = { ...key(), kind: 'news', title, body };
        const id = await writeArticle(tx, t.act('kiemsoat'), null, form);
        await takeArticleStep(tx, t.act('giamdoc'), id, { ...key(), step: 'publish', version: '1' });
      });
    const titles = async (order: number) => (await standingOf(order)).evidence.map((each) => each.title);
    expect((await titles(24)).sort()).toEqual([texts[1]![0], texts[0]![0]].sort());
    expect(await titles(25)).toEqual([texts[1]![0]]);
    const task = await standingOf(24);
    expect(task.state).toBe('achieved');
    expect(task.products.map((each) => each.state)).toEqual(['there', 'lacking']);
    expect(task.why).toContain('23/11/2026 (tin bài đã đăng)');
    expect(task.why).not.toContain('Hộ kinh doanh');
  });

  test('buổi lưu động không có hồ sơ: thấy nhưng chưa tính, người rà soát xác nhận thì tính, rồi lại thôi', async () => {
    const session = { ...key(), day: '2026-10-10', from: '08:00', to: '11:00', place: 'Tổ 4', isMobile: '1' };
    await t.database.transact((tx) => planSession(tx, t.act('quantri'), sessionForm.parse(session)));
    const before = await standingOf(12);
    const [trip] = before.evidence;
    expect(trip).toMatchObject({ source: 'trip', counts: false, place: 'Tổ 4' });
    expect(before.state).toBe('late');
    const page = await visitor('giamdoc');
    const { task } = before;
    const verdict = { source: 'trip', ref: trip!.ref };
    const say = (fields: Record<string, string>) =>
      page.post(`${TASK}/${task.key}/minh-chung`, { ...verdict, ...fields }, `${TASK}/${task.key}`);
    expect((await say({ ...key(), counts: '1', reason: 'x' })).status).toBe(422);
    expect(await countRows('plan_evidence_verdicts')).toBe(0);
    const again = { ...key(), counts: '1', reason: 'Đoàn có đi, chỉ hướng dẫn' };
    expect((await say(again)).status).toBe(303);
    expect((await say(again)).status).toBe(303);
    expect(await countRows('plan_evidence_verdicts')).toBe(1);
    const after = await standingOf(12);
    expect(after.state).toBe('at_risk');
    expect(after.products.map((each) => each.state)).toEqual(['lacking', 'there']);
    expect(after.rhythm.find((each) => each.label === 'Tháng 10')!.count).toBe(1);
    await say({ ...key(), counts: '0', reason: 'Nhầm với buổi khác' });
    expect((await standingOf(12)).state).toBe('late');
  });

  test('nguồn tắt thì không tìm nữa, bật lại thì thấy lại; người ngoài không bật tắt được', async () => {
    const task = taskOf(24);
    const path = `${TASK}/${task.key}/nguon`;
    const off = { source: 'article', used: '0', reason: 'Tin của đơn vị khác' };
    const outsider = await visitor('congan');
    expect((await outsider.post(path, { ...key(), ...off }, `${TASK}/${task.key}`)).status).toBe(403);
    expect(await countRows('plan_source_choices')).toBe(0);
    const control = await visitor('kiemsoat');
    expect((await control.post(path, { ...key(), ...off }, `${TASK}/${task.key}`)).status).toBe(303);
    expect((await standingOf(24)).evidence).toEqual([]);
    await control.post(path, { ...key(), ...off, used: '1' }, `${TASK}/${task.key}`);
    expect((await standingOf(24)).evidence).toHaveLength(2);
    expect((await standingOf(24)).sources.find((each) => each.code === 'article')!.choice!.reason).toBe(
      off.reason,
    );
  });

  test('việc của phần đứng sau kế hoạch ghi một lần, dù gọi hai lần', async () => {
    const product = {
      ...{ source: 'meeting' as const, ref: 'meeting/99', day: '2026-11-20', title: 'Giao ban tuần 47' },
      ...{ number: null, detail: null, address: null, kinds: ['meeting' as const] },
    };
    for (let times = 0; times < 2; times++)
      await t.database.transact((tx) => noteProduct(tx, t.wardId, product, t.platform.now()));
    const task = await standingOf(29);
    expect(task.evidence.map((each) => each.ref)).toEqual(['meeting/99']);
    expect(task.decidedBy!.title).toBe('Giao ban tuần 47');
    await t.database.transact((tx) =>
      revokeProduct(tx, t.wardId, { ...product, reason: 'Ghi nhầm cuộc họp' }, t.platform.now()),
    );
    expect((await standingOf(29)).evidence).toEqual([]);
  });

  test('tin bài nói với doanh nghiệp thuộc nhiệm vụ về doanh nghiệp, còn lại thuộc nhiệm vụ chung', async () => {
    const before = [(await standingOf(24)).evidence.length, (await standingOf(25)).evidence.length];
    const product = {
      ...{ source: 'outreach' as const, day: '2026-11-20', title: 'Phát loa', number: null, detail: null },
      ...{ address: null, kinds: ['loudspeaker' as const] },
    };
    await t.database.transact(async (tx) => {
      await noteProduct(tx, t.wardId, { ...product, ref: 'outreach/1' }, t.platform.now());
      await noteProduct(
        tx,
        t.wardId,
        { ...product, ref: 'outreach/2', audience: 'business' },
        t.platform.now(),
      );
    });
    const after = [await standingOf(24), await standingOf(25)];
    expect(after.map(({ evidence }) => evidence.length)).toEqual(before.map((count) => count + 1));
    expect(
      after.map(({ evidence }) =>
        evidence.filter((each) => each.source === 'outreach').map((each) => each.ref),
      ),
    ).toEqual([['outreach/1'], ['outreach/2']]);
  });

  test('sản phẩm đủ thì nhiệm vụ có hạn hoàn thành, không cần ai đánh dấu', async () => {
    const task = taskOf(27);
    const page = await visitor('kiemsoat');
    const fields = {
      title: 'Đoàn đi học tập về',
      happenedOn: '2026-05-20',
      deliverable: task.deliverables[0]!,
    };
    const bad = await page.post(
      `${TASK}/${task.key}/viec`,
      { ...key(), ...fields, deliverable: 'Không có' },
      `${TASK}/${task.key}`,
    );
    expect(bad.status).toBe(422);
    expect(
      (await page.post(`${TASK}/${task.key}/viec`, { ...key(), ...fields }, `${TASK}/${task.key}`)).status,
    ).toBe(303);
    const standing = await standingOf(27);
    expect(standing.state).toBe('achieved');
    expect(standing.why).toBe('Hoàn thành ngày 20/05/2026 (đủ sản phẩm), hạn 30/06/2026.');
  });
});

describe('việc con', () => {
  const given = (change: Record<string, string> = {}) => ({
    ...key(),
    ...{ title: 'Thống kê hồ sơ chưa số hóa', unitId: String(t.officer('vanhoa').unitId) },
    ...{ officerId: String(t.officer('vanhoa').id), dueOn: '2026-11-27', product: 'Báo cáo', ...change },
  });
  const assign = (who: Visitor, order: number, fields: Record<string, string>) => {
    const path = `${TASK}/${taskOf(order).key}/viec-con`;
    return who.post(path, fields, path);
  };
  const step = (who: Visitor, id: number, fields: Record<string, string>) =>
    who.post(
      `/can-bo/ke-hoach/viec-con/${id}/buoc`,
      { ...key(), ...fields },
      `/can-bo/ke-hoach/viec-con/${id}`,
    );
  const all = () => listSubtasks(t.database.db, t.wardId, { planId: plan.id });

  test('giao: sai thì giữ chữ đã gõ và không ghi gì; gửi hai lần là một; người thường không giao được', async () => {
    const head = await visitor('giamdoc');
    const wrong = await assign(
      head,
      2,
      given({ officerId: String(t.officer('hotich').id), dueOn: '2026-01-01' }),
    );
    expect(wrong.status).toBe(422);
    const html = await wrong.text();
    expect(html).toContain('Thống kê hồ sơ chưa số hóa');
    expect(html).toContain('Chọn một người của đơn vị đã chọn');
    expect(html).toContain('Hạn không thể ở quá khứ');
    const plain = await visitor('quay1');
    expect((await assign(plain, 2, given())).status).toBe(403);
    expect(await countRows('subtasks')).toBe(0);
    const once = given();
    expect((await assign(head, 2, once)).status).toBe(303);
    expect((await assign(head, 2, once)).status).toBe(303);
    expect(await countRows('subtasks')).toBe(1);
  });

  test('quá hạn: nhiệm vụ nói rõ, trạng thái và con số không đổi; người được giao thấy ở trang đầu', async () => {
    const before = await standingOf(2);
    t.platform.setNow(new Date('2026-11-30T03:00:00Z'));
    const after = await standingOf(2);
    expect(after.state).toBe(before.state);
    expect(after.note).toContain('1 quá hạn');
    const assignee = await visitor('vanhoa');
    expect(await (await assignee.get('/can-bo/viec')).text()).toContain('Thống kê hồ sơ chưa số hóa');
    expect(await (await assignee.get('/can-bo/ke-hoach/don-vi')).text()).toContain('Quá hạn (1)');
    const timeline = await (await assignee.get('/can-bo/ke-hoach/tien-do')).text();
    expect(timeline).toContain('1 việc con, 1 quá hạn');
  });

  test('báo xong: người khác không được, thiếu minh chứng không được; xong có số văn bản thành sản phẩm của nhiệm vụ', async () => {
    const [subtask] = await all();
    const outsider = await visitor('kinhte');
    const done = { step: 'done', stepCount: '1', doneOn: '2026-11-30', documentNumber: '88/BC-VHXH' };
    expect((await step(outsider, subtask!.id, done)).status).toBe(403);
    const assignee = await visitor('vanhoa');
    expect((await step(assignee, subtask!.id, { ...done, documentNumber: '' })).status).toBe(422);
    expect(await countRows('subtask_steps')).toBe(1);
    expect((await step(assignee, subtask!.id, done)).status).toBe(303);
    expect((await step(assignee, subtask!.id, { ...done, stepCount: '2' })).status).toBe(409);
    const standing = await standingOf(2);
    expect(standing.evidence.some((each) => each.ref === `subtask/${subtask!.id}`)).toBe(true);
    const head = await visitor('giamdoc');
    expect(
      (await step(head, subtask!.id, { step: 'reopen', stepCount: '2', note: 'Số liệu chưa đủ' })).status,
    ).toBe(303);
    expect((await standingOf(2)).evidence.some((each) => each.source === 'subtask')).toBe(false);
    const steps = await listSubtaskSteps(t.database.db, t.wardId, subtask!.id);
    expect(steps.map((each) => each.step)).toEqual(['assign', 'done', 'reopen']);
  });

  test('hai người cùng báo xong một lúc: một người được, người kia biết việc đã đổi', async () => {
    const [subtask] = await all();
    const both = await Promise.all([visitor('vanhoa'), visitor('giamdoc')]);
    const done = { step: 'done', stepCount: '3', doneOn: '2026-11-30', note: 'Đã nộp đủ số liệu' };
    const answers = await Promise.all(both.map((who) => step(who, subtask!.id, done)));
    expect(answers.map((each) => each.status).sort()).toEqual([303, 409]);
    expect(await countRows('subtask_steps')).toBe(4);
  });

  test('thứ tự, sửa, bỏ', async () => {
    const head = await visitor('giamdoc');
    await assign(head, 2, given({ title: 'Việc thứ hai', dueOn: '2026-12-10' }));
    const [, second] = await all();
    expect((await step(head, second!.id, { step: 'up', stepCount: '1' })).status).toBe(303);
    expect((await all()).map((each) => each.title)).toEqual(['Việc thứ hai', 'Thống kê hồ sơ chưa số hóa']);
    const change = {
      ...given({ title: 'Việc thứ hai, sửa', dueOn: '2026-12-15' }),
      step: 'change',
      stepCount: '2',
    };
    expect((await step(head, second!.id, { ...change, note: '' })).status).toBe(422);
    expect((await step(head, second!.id, { ...change, note: 'Lùi hạn theo ý kiến' })).status).toBe(303);
    expect(
      (await step(head, second!.id, { step: 'cancel', stepCount: '3', note: 'Không cần nữa' })).status,
    ).toBe(303);
    expect((await all()).map((each) => [each.title, each.state])[0]).toEqual([
      'Việc thứ hai, sửa',
      'cancelled',
    ]);
  });

  test('bản kế hoạch mới giữ việc con và minh chứng của nhiệm vụ', async () => {
    const before = await standingOf(2);
    await adopt(
      Buffer.from(SEED.toString('utf8').replace('giám sát việc thực hiện', 'giám sát chặt việc thực hiện')),
    );
    expect(plan.version).toBe(2);
    const after = await standingOf(2);
    expect(after.task.text).toContain('giám sát chặt');
    expect(after.subtasks.map((each) => each.id)).toEqual(before.subtasks.map((each) => each.id));
    expect((await standingOf(12)).evidence.map((each) => each.verdict?.counts)).toEqual([false]);
  });

  test('phường khác không thấy gì', async () => {
    const [subtask] = await all();
    await addNeighbour(t);
    const stranger = await visitor(STRANGER, STRANGERS_PASSWORD);
    for (const path of [`/can-bo/ke-hoach/viec-con/${subtask!.id}`, `${TASK}/2`])
      expect((await stranger.get(path)).status, path).toBe(404);
  });
});
