import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../test/database.ts';
import { readWall } from '../features/indicators/index.ts';
import { listConclusions, listMeetings } from '../features/meetings/index.ts';
import { findPlan, isLate, listSubtasks } from '../features/plans/index.ts';
import { parseLocal, toLocalDay } from '../law/day.ts';
import { seedPlan } from './seed-plan.ts';
import { seedTasks } from './seed-tasks.ts';

const until = parseLocal('2026-11-23T15:00');
let at: TestDatabase;
beforeAll(async () => {
  at = await testDatabase(until);
  await seedPlan(at.database, at.platform.files, at.wardId);
  await seedTasks({ ...at, files: at.platform.files, until });
});
afterAll(() => at.close());

it('sows sub-tasks done, late and running, and meetings whose last conclusions are open; again, nothing changes', async () => {
  const read = async () => ({
    subtasks: await listSubtasks(at.database.db, at.wardId, {}),
    meetings: await listMeetings(at.database.db, at.wardId, { limit: 50, after: null }),
  });
  const { subtasks, meetings } = await read();
  expect(meetings).toHaveLength(10);
  expect(meetings.every((each) => each.state === 'closed' && each.heldOn <= toLocalDay(until))).toBe(true);
  for (const { id } of meetings) expect(await listConclusions(at.database.db, at.wardId, id)).toHaveLength(1);
  const given = subtasks.filter((each) => each.origin === null);
  expect(given).toHaveLength(7);
  expect(
    given.filter((each) => each.state === 'open' && isLate(each, toLocalDay(until))).length,
  ).toBeGreaterThan(0);
  expect(subtasks.filter((each) => each.origin !== null && each.state === 'open')).toHaveLength(2);
  const plan = (await findPlan(at.database.db, at.wardId, 2026))!;
  const wall = await readWall(at.database.db, at.wardId, plan, until);
  expect(wall.find((each) => each.task.order === 29)!.evidence).toHaveLength(10);
  await seedTasks({ ...at, files: at.platform.files, until });
  expect(await read()).toEqual({ subtasks, meetings });
});
