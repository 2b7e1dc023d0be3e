import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { FEEDBACK_SENDER, feedbackLife } from '../../../test/feedback-forms.ts';
import { publishingLife } from '../../../test/publishing-forms.ts';
import { raiseFeedbackAlarms } from '../../features/feedback/index.ts';
import { addDays, instant } from '../../law/day.ts';

let t: TestDatabase;
let life: ReturnType<typeof feedbackLife>;
let desk: ReturnType<typeof publishingLife>;

beforeAll(async () => {
  t = await testDatabase(instant('2026-11-02', 9 * 60));
  life = feedbackLife(t);
  desk = publishingLife(t, life);
});
afterAll(() => t.close());

const ok = async (answer: Promise<Response>) => expect((await answer).status).toBe(303);
const SECRET = 'Lời không được gửi đi';

/** What an item's sender was told by one channel, in order; nothing of it says what was written. */
async function told(code: string, channel = 'sms'): Promise<string[]> {
  const rows = await t.database.db
    .selectFrom('notices')
    .selectAll()
    .where('subject_code', '=', code)
    .orderBy('id')
    .execute();
  const text = JSON.stringify(rows.map(({ values }) => values));
  for (const secret of [SECRET, FEEDBACK_SENDER.name, 'Chờ', 'xin lỗi'])
    expect([secret, text.includes(secret)]).toEqual([secret, false]);
  return rows.filter((row) => row.channel === channel).map(({ event }) => event.replace('feedback_', ''));
}

it('mỗi việc của cán bộ báo người gửi đúng một lần, qua mỗi cách liên lạc, không kèm lời nào', async () => {
  const { id, code } = await life.receive();
  const act = (who: string, verb: string, fields: Record<string, string | string[]>) =>
    ok(life.act(who, id, verb, fields));
  await act('kiemsoat', 'ask_supplement', { ask: SECRET });
  await act('kiemsoat', 'supplement', { text: SECRET });
  await act('kiemsoat', 'accept', { matters: 'regulation', note: SECRET });
  await act('kiemsoat', 'accept', { matters: 'conduct', note: SECRET });
  const { id: officerId, unitId } = t.officer('hotich');
  await act('kiemsoat', 'assign', { unitId: String(unitId), officerId: String(officerId), note: SECRET });
  const due = addDays((await life.state(id)).handleDue, 1);
  await act('kiemsoat', 'extend', { reason: SECRET, dueOn: due });
  await act('hotich', 'note', { text: SECRET });
  await act('hotich', 'verification', {
    ...{ heldOn: '2026-11-02', place: 'Trung tâm', people: 'Công chức, đại diện', findings: SECRET },
  });
  await act('kiemsoat', 'status_told', { text: SECRET });
  const answer = `Phường xin lỗi và trả lời: ${SECRET}`;
  await act('hotich', 'submit', { conclusion: 'founded', outcomes: ['apology'], answer });
  await act('chutich', 'approve', { answer });
  await ok(desk.send(id, { answer }));
  await ok(desk.send(id, { answer, content: 'Đã sửa một chữ.', reason: 'Sửa chính tả' }));
  await act('kiemsoat', 'take_down', { reason: SECRET });
  const expected = [...['supplement_asked', 'accepted', 'extended', 'status_told', 'answered', 'published']];
  expect(await told(code)).toEqual(expected);
  expect(await told(code, 'mail')).toEqual(expected);
});

it.each([
  ['decline', { reason: 'unclear', note: SECRET }, 'declined'],
  ['redirect', { as: 'other_body', to: 'Sở Xây dựng', note: SECRET }, 'redirected'],
] as const)('%s báo một lần', async (verb, fields, event) => {
  const { id, code } = await life.receive();
  await ok(life.act('kiemsoat', id, verb, fields));
  expect(await told(code)).toEqual([event]);
});

it('người gửi của phản ánh nhập vào được báo bằng đường dẫn của mình', async () => {
  const { id, code } = await life.receive();
  const id2 = await desk.answered();
  const into = await life.receive();
  await ok(life.act('kiemsoat', id, 'merge', { code: into.code, note: '' }));
  await ok(life.act('kiemsoat', into.id, 'accept', { matters: 'conduct' }));
  expect([await told(code), await told(into.code)]).toEqual([['merged', 'accepted'], ['accepted']]);
  await ok(desk.send(id2));
  expect(await told((await life.state(id2)).code)).toEqual(['published']);
});

it('đồng hồ đóng phản ánh không bổ sung: báo một lần dù chạy hai lượt cùng lúc; không tên thì không báo', async () => {
  const { id, code } = await life.receive();
  await ok(life.act('kiemsoat', id, 'ask_supplement', { ask: SECRET }));
  const anonymous = await life.receive({ sender: null });
  const later = instant('2026-12-15', 9 * 60);
  await Promise.all([1, 2].map(() => raiseFeedbackAlarms(t.database, t.wardId, later)));
  expect((await life.state(id)).status).toBe('declined');
  expect(await told(code)).toEqual(['supplement_asked', 'declined']);
  expect(await told(anonymous.code)).toEqual([]);
});
