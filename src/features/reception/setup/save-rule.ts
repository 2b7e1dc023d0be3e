import { toLocalDay } from '../../../law/day.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { Problem, wrongFields } from '../../../platform/problem.ts';
import { type Act, noteAct } from '../../organisation/index.ts';
import { ruleForm } from '../schema.ts';
import { mustAdminister } from './save-service.ts';
import { findRule } from './store.ts';

/**
 * The order and the hours from today on. The rule until now is closed, not overwritten, so that what was done by it
 * can still be explained; a second change on one day replaces the first.
 * @throws Problem not_allowed, invalid with the fields
 */
export async function saveRule(tx: Tx, act: Act, given: unknown): Promise<void> {
  mustAdminister(act);
  const { wardId } = act.officer;
  const parsed = ruleForm.safeParse(given);
  if (!parsed.success)
    throw new Problem('invalid', 'Chưa lưu được quy tắc.', wrongFields(parsed.error.issues));
  const form = parsed.data;
  const today = toLocalDay(act.now);
  const values = {
    ordinary_per_priority: form.ordinaryPerPriority,
    most_absences: form.mostAbsences,
    opens_minute: form.opensMinute,
    closes_minute: form.closesMinute,
    late_minutes: form.lateMinutes,
    days_ahead: form.daysAhead,
    lead_minutes: form.leadMinutes,
  };
  await tx.selectFrom('reception_services').select('id').where('ward_id', '=', wardId).forUpdate().execute();
  const before = await findRule(tx, wardId, act.now);
  await tx
    .updateTable('reception_rules')
    .set({ valid_until: today })
    .where('ward_id', '=', wardId)
    .where('valid_from', '=', before.validFrom)
    .where('valid_from', '<', today)
    .execute();
  await tx
    .insertInto('reception_rules')
    .values({ ward_id: wardId, valid_from: today, valid_until: before.validUntil, ...values })
    .onConflict((conflict) => conflict.columns(['ward_id', 'valid_from']).doUpdateSet(values))
    .execute();
  await noteAct(tx, act, 'save_reception', `quy tắc hàng chờ từ ${today}`);
}
