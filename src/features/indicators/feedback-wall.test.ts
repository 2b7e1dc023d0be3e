import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { givenFeedback, takeFeedback } from '../../../test/feedback-life.ts';
import { addDays, type Day, instant } from '../../law/day.ts';
import { root } from '../../platform/root.ts';
import { findFeedback, publishFeedback, receiveFeedback } from '../feedback/index.ts';
import { listOfficers } from '../organisation/index.ts';
import { adoptPlan, findPlan, importPlan, type Plan, readPlan } from '../plans/index.ts';
import { readWall } from './wall.ts';

let t: TestDatabase;
let plan: Plan;

beforeAll(async () => {
  t = await testDatabase();
  const bytes = new Uint8Array(readFileSync(join(root, 'db', 'seeds', 'plans', 'hai-duong-2026.txt')));
  const reading = await readPlan(bytes, 'hai-duong-2026.txt');
  const upload = { bytes, fileName: 'hai-duong-2026.txt', mediaType: 'text/plain', reading };
  await t.database.transact(async (tx) => {
    const id = await importPlan(tx, t.platform.files, t.act('giamdoc'), upload);
    await adoptPlan(tx, t.act('giamdoc'), id, 2026);
  });
  plan = (await findPlan(t.database.db, t.wardId, 2026))!;
});
afterAll(() => t.close());

/** Rows IV.1 to IV.3 of the plan. */
const ROWS = { 21: 'all', 22: 'regulation', 23: 'published' } as const;
/** As of the evening of a day: rows IV as "3/4", and everything else as it stands. */
async function look(day: Day) {
  const wall = await readWall(t.database.db, t.wardId, plan, instant(day, 20 * 60));
  const own: Record<string, string> = {};
  for (const { task, figures } of wall) {
    const name = ROWS[task.order as 21];
    if (name) own[name] = `${figures[0]!.ratio.numerator}/${figures[0]!.ratio.denominator}`;
  }
  const others = wall
    .filter(({ task }) => !(task.order in ROWS))
    .map(({ task, state, figures }) => ({
      task: task.order,
      state,
      ratios: figures.map((each) => each.ratio),
    }));
  return { own, others };
}

it('dòng IV.1–IV.3 của bảng đổi đúng bằng điều đã ghi, các dòng khác đứng yên', async () => {
  const officers = await listOfficers(t.database.db, t.wardId);
  const day = '2026-09-07';
  const { others } = await look(day);
  const receive = async (change = {}) => {
    const now = instant(day, 9 * 60);
    const given = givenFeedback(change);
    return (
      await t.database.transact((tx) => receiveFeedback(tx, { wardId: t.wardId, takenBy: null, now }, given))
    ).id;
  };
  const accept = (matters: ('conduct' | 'regulation')[]) => ({
    ...{ group: 'own_regulation' as const, matters, fieldCode: null, procedureCode: null, dossierId: null },
    ...{ subjectUnitId: null, subjectOfficerId: null, note: '' },
  });
  const now = instant(day, 10 * 60);
  const after = async (expected: [string, string, string], on: Day = day) => {
    const seen = await look(on);
    const [all, regulation, published] = expected;
    expect(seen.own).toEqual({ all, regulation, published });
    if (on === day) expect(seen.others).toEqual(others);
  };
  const rule = await receive();
  const conduct = await receive();
  await receive({ sender: null });
  await after(['0/0', '0/0', '0/0']);
  await takeFeedback(t, rule, 'accept', { now, officers, payload: accept(['regulation']) });
  await takeFeedback(t, conduct, 'accept', { now, officers, payload: accept(['conduct']) });
  await after(['0/0', '0/0', '0/0']);
  for (const id of [rule, conduct]) {
    await takeFeedback(t, id, 'assign', { now, officers });
    await takeFeedback(t, id, 'submit', { now, officers });
  }
  await after(['0/0', '0/0', '0/0']);
  const payload = { answer: 'Đã rõ', publishBy: addDays(day, 2), withheld: null };
  await takeFeedback(t, conduct, 'approve', { now, officers, payload });
  await after(['1/1', '0/0', '0/0']);
  await takeFeedback(t, rule, 'approve', { now, officers, payload });
  await after(['2/2', '1/1', '0/1']);
  await takeFeedback(t, conduct, 'publish', { now, officers });
  await after(['2/2', '1/1', '0/1']);
  const { state } = await findFeedback(t.database.db, t.wardId, rule);
  const form = {
    ...{ clientKey: randomUUID(), stepCount: state.stepCount, isRead: '1' },
    ...{
      title: 'Biểu mẫu khó điền',
      content: 'Tờ khai hỏi lại điều đã có trong căn cước.',
      answer: 'Đã bỏ mục đó.',
    },
  };
  const moderator = { officer: t.officer('kiemsoat'), now, requestId: 'test' };
  await t.database.transact((tx) => publishFeedback(tx, t.platform.files, moderator, { id: rule, form }));
  await after(['2/2', '1/1', '1/1']);
  await takeFeedback(t, rule, 'take_down', { now, officers, payload: { reason: 'Lộ thông tin' } });
  await after(['2/2', '1/1', '0/0']);

  const late = await receive();
  await takeFeedback(t, late, 'accept', { now, officers, payload: accept(['regulation']) });
  const { dueOn } = (await findFeedback(t.database.db, t.wardId, late)).state.limit!;
  await after(['2/2', '1/1', '0/0'], dueOn);
  // Nobody did anything, and no job has run: the day after the last one it counts against the ward.
  await after(['2/3', '1/2', '0/0'], addDays(dueOn, 1));
});
