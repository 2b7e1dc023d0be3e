import type { Tx } from '../../../platform/database/database.ts';
import { publish } from '../../../platform/database/publish.ts';
import { Problem } from '../../../platform/problem.ts';
import { type Act, noteAct } from '../../organisation/index.ts';
import { QUEUE_TOPIC } from '../schema.ts';
import { servesCitizens } from '../tickets/workflow.ts';
import { listDesks, lockDesk } from './store.ts';

/**
 * Sits an officer at a desk, away from the one he had; whoever sat there is no longer. The desk's open ticket stays
 * with the desk. Null leaves.
 * @throws Problem not_allowed, not_found
 */
export async function sitAt(tx: Tx, act: Act, no: number | null): Promise<void> {
  const { wardId, id: officerId } = act.officer;
  if (!servesCitizens(act.officer))
    throw new Problem('not_allowed', 'Chỉ cán bộ tiếp nhận, trả kết quả ngồi quầy.');
  const desks = await listDesks(tx, wardId);
  const held = desks.find((each) => each.officerId === officerId)?.no ?? null;
  if (held === no) return;
  if (no !== null && !desks.some((each) => each.no === no && each.active))
    throw new Problem('not_found', 'Không có quầy này.');
  for (const each of [held, no].filter((given) => given !== null).sort((a, b) => a - b))
    await lockDesk(tx, wardId, each);
  const set = (change: { officer_id: number | null; seated_at: Date | null }) =>
    tx.updateTable('reception_desks').set(change).where('ward_id', '=', wardId);
  await set({ officer_id: null, seated_at: null }).where('officer_id', '=', officerId).execute();
  if (no !== null) await set({ officer_id: officerId, seated_at: act.now }).where('no', '=', no).execute();
  await noteAct(tx, act, no === null ? 'leave_desk' : 'sit_at_desk', `quầy ${no ?? held}`);
  await publish(tx, wardId, QUEUE_TOPIC, 'desk');
}
