import { toLocalDay } from '../../../law/day.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { Problem, parseFields } from '../../../platform/problem.ts';
import { type Act, noteAct } from '../../organisation/index.ts';
import { type PlanForm, planForm } from '../schema.ts';
import { noteStep } from '../take-step.ts';
import { mustPlan } from '../workflow.ts';
import { mustBeFit } from './team.ts';

const WRONG = 'Chưa lập được cuộc kiểm tra: có mục cần sửa.';

/**
 * Plans an inspection of a unit. The same client key once.
 * @returns its id
 * @throws Problem invalid (with the fields; also for a team with anyone of the inspected unit), not_allowed
 */
export async function planInspection(tx: Tx, act: Act, form: unknown): Promise<number> {
  const { wardId } = act.officer;
  mustPlan(act);
  const given = parseFields(planForm, form, WRONG);
  const known = await findByKey(tx, wardId, given.clientKey);
  if (known !== null) return known;
  mustBePossible(given, toLocalDay(act.now));
  const memberIds = await mustBeFit(tx, wardId, given);
  const made = await tx
    .insertInto('inspections')
    .values({
      ...{ ward_id: wardId, unit_id: given.unitId, planned_on: given.plannedOn, from_on: given.fromOn },
      ...{ until_on: given.untilOn, aim: given.aim, is_unannounced: given.isUnannounced },
      ...{ origin: given.origin, leader_id: given.leaderId, member_ids: memberIds, state: 'planned' },
      ...{ step_count: 1, client_key: given.clientKey },
    })
    .onConflict((conflict) => conflict.columns(['ward_id', 'client_key']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!made) return (await findByKey(tx, wardId, given.clientKey))!;
  const { id } = made;
  await noteStep(tx, act, { inspectionId: id, no: 1, deed: { step: 'plan', clientKey: given.clientKey } });
  await noteAct(tx, act, 'inspection_plan', `cuộc kiểm tra ${id}`);
  return id;
}

function mustBePossible({ plannedOn, fromOn, untilOn }: PlanForm, today: string): void {
  const fields: Record<string, string> = {};
  if (plannedOn < today) fields.plannedOn = 'Ngày kiểm tra không thể ở quá khứ.';
  if (fromOn > untilOn) fields.untilOn = 'Ngày cuối phải từ ngày đầu trở đi.';
  if (untilOn > plannedOn) fields.untilOn = 'Thời gian được kiểm tra không thể sau ngày kiểm tra.';
  if (Object.keys(fields).length > 0) throw new Problem('invalid', WRONG, fields);
}

async function findByKey(tx: Tx, wardId: number, clientKey: string): Promise<number | null> {
  const row = await tx
    .selectFrom('inspections')
    .select('id')
    .where('ward_id', '=', wardId)
    .where('client_key', '=', clientKey)
    .executeTakeFirst();
  return row?.id ?? null;
}
