import type { Tx } from '../../../platform/database/database.ts';
import { Problem, parseFields } from '../../../platform/problem.ts';
import { type Act, noteAct } from '../../organisation/index.ts';
import { reasonForm } from '../schema.ts';
import { lockCase, saveEvent } from '../store.ts';
import { maySteer } from '../workflow.ts';

/**
 * Closes a case whose product is not there, with a reason; it goes on saying so. The same client key closes once.
 * @throws Problem invalid (with the fields), not_found, not_allowed, step_not_open
 */
export async function closeCase(tx: Tx, act: Act, caseId: number, form: unknown): Promise<void> {
  const { wardId, id: officerId } = act.officer;
  const known = await lockCase(tx, { wardId, caseId });
  if (!maySteer(act.officer, known.state))
    throw new Problem(
      'not_allowed',
      'Chỉ người kiểm soát, giám sát ngoài đơn vị đang được đôn đốc đóng được vụ này.',
    );
  const { clientKey, reason } = parseFields(reasonForm, form, 'Chưa đóng được.');
  if (known.state.closedAt !== null) {
    if (isRepeat(known, officerId, reason)) return;
    throw new Problem('step_not_open', 'Vụ đôn đốc này đã đóng.');
  }
  const payload = { closing: 'by_hand' as const, because: reason, evidence: null };
  await saveEvent(tx, known, { event: 'closed', payload }, { now: act.now, officerId, clientKey });
  await noteAct(tx, act, 'close_urging', `đôn đốc ${caseId}`);
}

function isRepeat(
  { events }: Awaited<ReturnType<typeof lockCase>>,
  officerId: number,
  reason: string,
): boolean {
  const last = events.at(-1)!;
  return last.event === 'closed' && last.officerId === officerId && last.payload.because === reason;
}
