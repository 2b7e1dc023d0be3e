import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../test/database.ts';
import { parseLocal } from '../../../law/day.ts';
import { seedPlan } from '../../../seed/seed-plan.ts';
import { findPlanInUse } from '../../plans/index.ts';
import { readWall } from '../wall.ts';
import { takeWeek } from './take-week.ts';

let at: TestDatabase;
beforeAll(async () => {
  at = await testDatabase(parseLocal('2026-11-23T08:00'));
  await seedPlan(at.database, at.platform.files, at.wardId);
});
afterAll(() => at.close());

const stand = async (now: string) => {
  const plan = (await findPlanInUse(at.database.db, at.wardId, 2026))!;
  const wall = await readWall(at.database.db, at.wardId, plan, parseLocal(now));
  return wall.filter((each) => /766/.test(each.task.text));
};

it("the plan's row on QĐ 766 moves by the weeks that were published, and by what was recorded before there was any", async () => {
  const [before, ...others] = await stand('2026-11-23T08:00');
  expect([others.length, before!.figures]).toEqual([0, []]);
  await takeWeek(at.database, at.wardId, parseLocal('2026-11-23T00:01'));
  const [published] = await stand('2026-11-23T08:00');
  expect(published).toMatchObject({
    state: 'achieved',
    deciding: { figure: 100, ratio: { numerator: 1, denominator: 1 }, indicator: { code: 'weekly-766' } },
  });
  await takeWeek(at.database, at.wardId, parseLocal('2026-12-07T00:01'));
  const [gap] = await stand('2026-12-07T08:00');
  expect(gap).toMatchObject({ state: 'late', deciding: { ratio: { numerator: 2, denominator: 3 } } });
});
