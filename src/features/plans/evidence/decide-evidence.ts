import { z } from 'zod';
import type { Tx } from '../../../platform/database/database.ts';
import { Problem, parseFields } from '../../../platform/problem.ts';
import { type Act, collectiveMembers, noteAct } from '../../organisation/index.ts';
import { mustControl } from '../import-plan.ts';
import { mayRecord } from '../record-activity.ts';
import type { Plan } from '../store.ts';
import { SOURCES } from './evidence.ts';

const clientKey = z.uuid('Trang này đã cũ. Hãy mở lại trang.');
const yes = z.enum(['0', '1'], 'Chọn có hoặc không.').transform((value) => value === '1');
const reason = z
  .string('Ghi lý do.')
  .trim()
  .min(5, 'Ghi lý do, ít nhất 5 ký tự.')
  .max(500, 'Tối đa 500 ký tự.');

const choiceForm = z.object({ clientKey, source: z.enum(SOURCES, 'Chọn nguồn.'), used: yes, reason });
const verdictForm = z.object({
  clientKey,
  source: z.enum([...SOURCES, 'record'], 'Chọn minh chứng.'),
  ref: z.string('Chọn minh chứng.').trim().min(3).max(100),
  counts: yes,
  reason,
});

/**
 * Switches a source of evidence on or off for a task. The same client key once.
 * @throws Problem invalid, not_found (no such task), not_allowed
 */
export async function chooseSource(
  tx: Tx,
  act: Act,
  plan: Plan,
  { taskKey, form }: { taskKey: number; form: unknown },
): Promise<void> {
  mustHave(plan, taskKey);
  mustControl(act);
  const chosen = parseFields(choiceForm, form, 'Chưa đổi được nguồn minh chứng.');
  const { wardId } = act.officer;
  const added = await tx
    .insertInto('plan_source_choices')
    .values({
      ...{ ward_id: wardId, plan_id: plan.id, task_key: taskKey, source: chosen.source },
      ...{ used: chosen.used, reason: chosen.reason, client_key: chosen.clientKey },
      ...{ chosen_by: act.officer.id, chosen_at: act.now },
    })
    .onConflict((conflict) => conflict.columns(['ward_id', 'client_key']).doNothing())
    .returning('id')
    .execute();
  if (added.length > 0) await noteAct(tx, act, 'choose_evidence_source', nameOf(plan, taskKey));
}

/**
 * Says that a piece of evidence does not count for a task, or that it counts after all. The same client key once.
 * @throws Problem invalid, not_found (no such task), not_allowed
 */
export async function judgeEvidence(
  tx: Tx,
  act: Act,
  plan: Plan,
  { taskKey, form }: { taskKey: number; form: unknown },
): Promise<void> {
  const task = mustHave(plan, taskKey);
  const { wardId } = act.officer;
  if (!mayRecord(act.officer, task, await collectiveMembers(tx, wardId)))
    throw new Problem('not_allowed', 'Chỉ đơn vị của nhiệm vụ và người theo dõi kế hoạch xét minh chứng.');
  const verdict = parseFields(verdictForm, form, 'Chưa xét được minh chứng.');
  const added = await tx
    .insertInto('plan_evidence_verdicts')
    .values({
      ...{ ward_id: wardId, plan_id: plan.id, task_key: taskKey, source: verdict.source, ref: verdict.ref },
      ...{ counts: verdict.counts, reason: verdict.reason, client_key: verdict.clientKey },
      ...{ decided_by: act.officer.id, decided_at: act.now },
    })
    .onConflict((conflict) => conflict.columns(['ward_id', 'client_key']).doNothing())
    .returning('id')
    .execute();
  if (added.length > 0) await noteAct(tx, act, 'judge_evidence', nameOf(plan, taskKey));
}

function mustHave(plan: Plan, taskKey: number) {
  const task = plan.tasks.find((each) => each.key === taskKey);
  if (!task) throw new Problem('not_found', 'Kế hoạch không có nhiệm vụ này.');
  return task;
}

function nameOf(plan: Plan, taskKey: number): string {
  return `kế hoạch ${plan.year}, nhiệm vụ ${taskKey}`;
}
