import { findPlanInUse, type Plan, type PlanTask } from '../../../features/plans/index.ts';
import { toLocalDay } from '../../../law/day.ts';
import { Problem } from '../../../platform/problem.ts';
import type { StaffContext } from '../../session.ts';

/** The plan that the ward works by now; null when it has none. */
export function findPlanNow(c: StaffContext): Promise<Plan | null> {
  const { database, now } = c.var.platform;
  return findPlanInUse(database.db, c.var.officer.wardId, Number(toLocalDay(now()).slice(0, 4)));
}

/** The task that the address names, of the plan in use. @throws Problem not_found */
export async function findTaskInUse(c: StaffContext): Promise<{ plan: Plan; task: PlanTask }> {
  const plan = await findPlanNow(c);
  const task = plan?.tasks.find((each) => each.key === Number(c.req.param('key')));
  if (!plan || !task) throw new Problem('not_found', 'Kế hoạch không có nhiệm vụ này.');
  return { plan, task };
}
