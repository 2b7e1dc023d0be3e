import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Visitor } from '../../../test/browse.ts';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { addNeighbour, STRANGER, STRANGERS_PASSWORD } from '../../../test/ward-world.ts';
import { readStanding } from '../../features/indicators/index.ts';
import { findAgenda, listConclusions, listMeetings, listPoints } from '../../features/meetings/index.ts';
import { findContent, listByOrigin } from '../../features/official-documents/index.ts';
import {
  adoptPlan,
  assignSubtask,
  findPlan,
  importPlan,
  listSubtasks,
  type Plan,
  readPlan,
} from '../../features/plans/index.ts';
import { root } from '../../platform/root.ts';

const PATH = '/can-bo/giao-ban';
const FILE = 'hai-duong-2026.txt';
let t: TestDatabase;
let plan: Plan;
let head: Visitor;

beforeAll(async () => {
  t = await testDatabase();
  const bytes = new Uint8Array(readFileSync(join(root, 'db', 'seeds', 'plans', FILE)));
  const reading = await readPlan(bytes, FILE);
  await t.database.transact(async (tx) => {
    const upload = { bytes, fileName: FILE, mediaType: 'text/plain', reading };
    await adoptPlan(
      tx,
      t.act('giamdoc'),
      await importPlan(tx, t.platform.files, t.act('giamdoc'), upload),
      2026,
    );
  });
  plan = (await findPlan(t.database.db, t.wardId, 2026))!;
  head = await visitor('giamdoc');
});
afterAll(() => t.close());

const key = () => ({ clientKey: randomUUID() });
const called = (change: Record<string, string> = {}) => ({
  ...{ ...key(), title: 'Giao ban tuần 48', heldOn: '2026-11-23', from: '14:00' },
  ...{ place: 'Phòng họp', chairId: String(t.officer('giamdoc').id), ...change },
});

async function visitor(username: string, password?: string): Promise<Visitor> {
  const who = new Visitor(t);
  await who.signIn(username, password);
  return who;
}

async function count(
  table: 'meetings' | 'meeting_steps' | 'meeting_points' | 'meeting_conclusions' | 'subtasks',
) {
  const row = await t.database.db
    .selectFrom(table)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

const newest = async () => (await listMeetings(t.database.db, t.wardId, { limit: 1, after: null }))[0]!;
const pointsOf = (id: number) => listPoints(t.database.db, t.wardId, id);
const send = (who: Visitor, id: number, name: string, fields: Record<string, string>) =>
  who.post(`${PATH}/${id}/${name}`, { ...key(), ...fields }, `${PATH}/${id}`);

test('người thường không lên lịch được; ngày đã qua không được; không gì được ghi', async () => {
  const plain = await visitor('quay1');
  expect((await plain.post(PATH, called(), PATH)).status).toBe(403);
  const wrong = await head.post(PATH, called({ heldOn: '2026-11-20' }), PATH);
  expect(wrong.status).toBe(422);
  expect(await wrong.text()).toContain('Ngày họp không thể ở quá khứ');
  expect(await count('meetings')).toBe(0);
});

test('lên lịch: chương trình có nhiệm vụ chậm, việc đến hạn, mỗi việc một lần; gửi hai lần là một cuộc', async () => {
  const task = plan.tasks.find((each) => each.order === 2)!;
  const form = {
    ...{
      ...key(),
      title: 'Rà số liệu số hóa',
      unitId: String(t.officer('vanhoa').unitId),
      dueOn: '2026-11-25',
    },
  };
  await t.database.transact((tx) =>
    assignSubtask(tx, t.act('giamdoc'), { of: { plan, task }, origin: null, form }),
  );
  const fields = called();
  const [first, second] = await Promise.all([head.post(PATH, fields, PATH), head.post(PATH, fields, PATH)]);
  expect([first.status, second.status]).toEqual([303, 303]);
  expect(first.headers.get('location')).toBe(second.headers.get('location'));
  expect(await count('meetings')).toBe(1);
  const points = await pointsOf((await newest()).id);
  const kinds = points.map((each) => each.kind);
  expect(kinds).toContain('late_task');
  expect(points.filter((each) => each.kind === 'due_work').map((each) => each.title)).toEqual([
    'Rà số liệu số hóa',
  ]);
  expect(new Set(points.map((each) => each.subject)).size).toBe(points.length);
});

test('giám đốc đổi thứ tự, bỏ có lý do, thêm; thiếu lý do thì không bỏ', async () => {
  const { id } = await newest();
  const before = await pointsOf(id);
  await send(head, id, 'chuong-trinh', { step: 'down', pointNo: String(before[0]!.no) });
  expect((await pointsOf(id)).map((each) => each.no).slice(0, 2)).toEqual([before[1]!.no, before[0]!.no]);
  const off = { step: 'remove_point', pointNo: String(before[0]!.no) };
  expect((await send(head, id, 'chuong-trinh', { ...off, reason: '' })).status).toBe(422);
  expect((await pointsOf(id)).every((each) => each.removedWhy === null)).toBe(true);
  expect((await send(head, id, 'chuong-trinh', { ...off, reason: 'Đã bàn tuần trước' })).status).toBe(303);
  expect(
    (await send(head, id, 'chuong-trinh', { step: 'add_point', title: 'Bố trí thêm quầy' })).status,
  ).toBe(303);
  const html = await (await head.get(`${PATH}/${id}`)).text();
  expect(html).toContain('Đã bàn tuần trước');
  expect(html).toContain('Bố trí thêm quầy');
  const outsider = await visitor('vanhoa');
  expect(
    (await send(outsider, id, 'chuong-trinh', { step: 'add_point', title: 'Của người khác' })).status,
  ).toBe(403);
});

test('chương trình ra Word và PDF theo thể thức', async () => {
  const { id } = await newest();
  const pdf = new Uint8Array(await (await head.get(`${PATH}/${id}/chuong-trinh.pdf`)).arrayBuffer());
  const file = join(mkdtempSync(join(tmpdir(), 'motcua-hop-')), 'a.pdf');
  writeFileSync(file, pdf);
  const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
  expect(text).toContain('CHƯƠNG TRÌNH');
  expect(text).toContain('Bố trí thêm quầy');
  expect(text).not.toContain('Của người khác');
  const docx = await head.get(`${PATH}/${id}/chuong-trinh.docx`);
  expect(
    Buffer.from(await docx.arrayBuffer())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK');
});

test('chưa họp thì chưa kết luận, chưa có biên bản; họp rồi thành sản phẩm của nhiệm vụ V.6', async () => {
  const { id } = await newest();
  const task = plan.tasks.find((each) => each.order === 29)!;
  const stateOf = async () =>
    (await readStanding(t.database.db, t.wardId, plan, task, t.platform.now())).state;
  const [point] = await pointsOf(id);
  expect(
    (await send(head, id, 'ket-luan', { pointNo: String(point!.no), text: 'Kết luận sớm' })).status,
  ).toBe(409);
  expect((await send(head, id, 'bien-ban', { kind: 'minutes' })).status).toBe(409);
  expect((await send(head, id, 'thanh-phan', {})).status).toBe(422);
  expect(await stateOf()).toBe('no_data');
  const there = {
    [`unit.${t.officer('vanhoa').unitId}`]: 'present',
    [`who.${t.officer('vanhoa').unitId}`]: 'Trưởng phòng',
  };
  expect((await send(head, id, 'thanh-phan', there)).status).toBe(303);
  expect(await stateOf()).toBe('achieved');
});

test('kết luận giao việc: việc con của nhiệm vụ, theo dõi đến khi xong; lỗi thì giữ chữ, không ghi gì', async () => {
  const { id } = await newest();
  const points = await pointsOf(id);
  const late = points.find((each) => each.kind === 'late_task' && each.removedWhy === null)!;
  const given = {
    ...{ pointNo: String(late.no), text: 'Phòng VH-XH báo cáo trước thứ Sáu', product: 'Báo cáo' },
    ...{ unitId: String(t.officer('vanhoa').unitId), dueOn: '2026-11-27' },
  };
  const before = await count('subtasks');
  const wrong = await send(head, id, 'ket-luan', { ...given, dueOn: '2026-11-01' });
  expect(wrong.status).toBe(422);
  expect(await wrong.text()).toContain('Phòng VH-XH báo cáo trước thứ Sáu');
  expect([await count('subtasks'), await count('meeting_conclusions')]).toEqual([before, 0]);
  const once = { ...given, ...key() };
  const answers = await Promise.all([send(head, id, 'ket-luan', once), send(head, id, 'ket-luan', once)]);
  expect(answers.map((each) => each.status)).toEqual([303, 303]);
  const [said] = await listConclusions(t.database.db, t.wardId, id);
  expect([await count('subtasks'), await count('meeting_conclusions')]).toEqual([before + 1, 1]);
  const [subtask] = await listSubtasks(t.database.db, t.wardId, { originPrefix: `meeting/${id}/` });
  expect(subtask).toMatchObject({ id: said!.subtaskId, taskKey: late.task!.taskKey, state: 'open' });
});

test('biên bản thành văn bản dự thảo, mỗi cuộc một bản; có kết luận và bảng việc giao', async () => {
  const { id } = await newest();
  expect((await send(head, id, 'bien-ban', { kind: 'minutes' })).status).toBe(303);
  expect((await send(head, id, 'bien-ban', { kind: 'notice' })).status).toBe(409);
  const documents = await listByOrigin(t.database.db, t.wardId, [`meeting/${id}`]);
  expect(documents.map((each) => [each.kind, each.state])).toEqual([['minutes', 'draft']]);
  expect(documents[0]!.tasks.map((each) => each.taskKey)).toEqual([
    plan.tasks.find((each) => each.order === 29)!.key,
  ]);
  const { body } = await findContent(t.database.db, t.wardId, documents[0]!.id);
  const text = JSON.stringify(body);
  expect(text).toContain('Phòng VH-XH báo cáo trước thứ Sáu');
  expect(text).toContain('27/11/2026');
  expect(text).not.toContain('Đã bàn tuần trước');
});

test('cuộc sau mang theo kết luận chưa xong và nội dung chưa kết luận; kết thúc rồi không ghi thêm', async () => {
  const { id } = await newest();
  await send(head, id, 'ket-thuc', {});
  const own = (await pointsOf(id)).find((each) => each.title === 'Bố trí thêm quầy')!;
  expect((await send(head, id, 'ket-luan', { pointNo: String(own.no), text: 'Ghi muộn rồi' })).status).toBe(
    409,
  );
  const agenda = await findAgenda(t.database.db, t.wardId, t.platform.now());
  expect(agenda.filter((each) => each.kind === 'open_conclusion').map((each) => each.title)).toEqual([
    'Phòng VH-XH báo cáo trước thứ Sáu',
  ]);
  expect(agenda.find((each) => each.kind === 'carried')!.detail).toContain(
    'Chuyển từ cuộc họp ngày 23/11/2026',
  );
  const other = {
    kind: 'urging' as const,
    subject: 'urging/1',
    title: 'Đôn đốc số 1',
    detail: '',
    address: null,
    task: null,
    unitId: null,
  };
  const handed = await findAgenda(t.database.db, t.wardId, t.platform.now(), [
    { code: 'urging', find: async () => [other, other] },
  ]);
  expect(handed.filter((each) => each.kind === 'urging')).toHaveLength(1);
});

test('không họp có lý do; phường khác không thấy cuộc họp nào', async () => {
  await head.post(PATH, called({ heldOn: '2026-11-30' }), PATH);
  const { id } = await newest();
  expect((await send(head, id, 'khong-hop', { reason: '' })).status).toBe(422);
  expect((await send(head, id, 'khong-hop', { reason: 'Trùng lịch thành phố' })).status).toBe(303);
  expect((await newest()).state).toBe('cancelled');
  await addNeighbour(t);
  const stranger = await visitor(STRANGER, STRANGERS_PASSWORD);
  expect((await stranger.get(`${PATH}/${id}`)).status).toBe(404);
  expect(await (await stranger.get(PATH)).text()).toContain('Chưa có cuộc họp nào');
});
