import { toLocalDay } from '../../../law/day.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { Problem } from '../../../platform/problem.ts';
import type { Act } from '../../organisation/index.ts';
import { callForm, type Desk } from '../schema.ts';
import { findDeskOf, findRule, lockDesk } from '../setup/store.ts';
import { turns } from './order.ts';
import { saveTicketStep } from './save.ts';
import { countOrdinarySince, findOpenTicket, findTicketOfStep, lockFirst, type Ticket } from './store.ts';
import { servesCitizens } from './workflow.ts';

/**
 * Calls to the officer's desk whoever is next by the order of the queue; null when nobody waits for it.
 * @throws Problem invalid without a key, not_allowed, step_not_open when he sits nowhere or the desk has somebody
 */
export async function callNext(tx: Tx, act: Act, clientKey: string): Promise<Ticket | null> {
  const { wardId } = act.officer;
  if (!callForm.safeParse({ clientKey }).success)
    throw new Problem('invalid', 'Biểu mẫu đã cũ. Hãy mở lại trang.');
  const desk = await lockOwnDesk(tx, act);
  const known = await findTicketOfStep(tx, wardId, clientKey);
  if (known) return known;
  const day = toLocalDay(act.now);
  const open = await findOpenTicket(tx, wardId, day, desk.no);
  if (open)
    throw new Problem(
      'step_not_open',
      `Quầy đang có số ${open.code}. Hãy kết thúc số này trước khi gọi tiếp.`,
    );
  const rule = await findRule(tx, wardId, act.now);
  const since = await countOrdinarySince(tx, wardId, day, { deskNo: desk.no });
  for (const turn of turns(since, rule.ordinaryPerPriority)) {
    const ticket = await lockFirst(tx, { wardId, day, desk, now: act.now }, turn);
    if (ticket) return call(tx, act, desk, ticket, clientKey);
  }
  return null;
}

function call(tx: Tx, act: Act, desk: Desk, ticket: Ticket, clientKey: string): Promise<Ticket> {
  const { officer, now } = act;
  const waited = ticket.waitingSince === null ? 0 : secondsBetween(ticket.waitingSince, now);
  return saveTicketStep(
    tx,
    ticket,
    { step: 'call', statusAfter: 'called', at: now, officerId: officer.id, deskNo: desk.no, clientKey },
    {
      desk_no: desk.no,
      officer_id: officer.id,
      called_at: now,
      call_count: ticket.callCount + 1,
      waited_seconds: (ticket.waitedSeconds ?? 0) + waited,
      waiting_since: null,
    },
  );
}

/** The desk at which the officer sits, locked: two clicks at once call one after the other. */
export async function lockOwnDesk(tx: Tx, act: Act): Promise<Desk> {
  const { officer } = act;
  if (!servesCitizens(officer))
    throw new Problem('not_allowed', 'Tài khoản của bạn không có nhiệm vụ ở quầy.');
  const desk = await findDeskOf(tx, officer.wardId, officer.id);
  if (!desk) throw new Problem('step_not_open', 'Hãy chọn quầy của bạn trước.');
  await lockDesk(tx, officer.wardId, desk.no);
  return desk;
}

export function secondsBetween(from: Date, to: Date): number {
  return Math.max(0, Math.round((to.getTime() - from.getTime()) / 1000));
}
