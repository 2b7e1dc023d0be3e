import type { Updateable } from 'kysely';
import type { Tx } from '../../../platform/database/database.ts';
import type { Tickets } from '../../../platform/database/types.ts';
import { Problem, wrongFields } from '../../../platform/problem.ts';
import type { Act } from '../../organisation/index.ts';
import { type DeskStepForm, deskStepForm, type TicketStatus } from '../schema.ts';
import { findRule, listDesks, mustOffer } from '../setup/store.ts';
import { lockOwnDesk, secondsBetween } from './call-next.ts';
import { saveTicketStep } from './save.ts';
import { findTicketOfStep, lockTicket, type Ticket } from './store.ts';
import { decideTicket } from './workflow.ts';

/**
 * Takes one step with the ticket at the officer's desk: call again, start, finish, absent, pass on.
 * @throws Problem not_found, changed_meanwhile, step_not_open, invalid
 */
export async function takeDeskStep(tx: Tx, act: Act, ticketId: number, given: unknown): Promise<Ticket> {
  const { wardId } = act.officer;
  const parsed = deskStepForm.safeParse(given);
  if (!parsed.success)
    throw new Problem('invalid', 'Chưa ghi được việc này.', wrongFields(parsed.error.issues));
  const form = parsed.data;
  const desk = await lockOwnDesk(tx, act);
  const ticket = await lockTicket(tx, wardId, ticketId);
  if ((await findTicketOfStep(tx, wardId, form.clientKey)) !== null) return ticket;
  if (ticket.stepCount !== form.stepCount)
    throw new Problem('changed_meanwhile', `Số ${ticket.code} vừa thay đổi. Hãy xem lại rồi làm tiếp.`);
  if (form.step === 'call') throw new Problem('step_not_open', 'Số được gọi theo thứ tự của hàng chờ.');
  const rule = await findRule(tx, wardId, act.now);
  const decision = decideTicket(form.step, ticket, {
    ...{ officer: act.officer, desk, mostAbsences: rule.mostAbsences },
  });
  if (!decision.open) throw new Problem('step_not_open', decision.why);
  const change = await changeOf(tx, act, ticket, form, decision.statusAfter);
  const { step, clientKey } = form;
  const who = { officerId: act.officer.id, deskNo: desk.no };
  return saveTicketStep(
    tx,
    ticket,
    { step, statusAfter: decision.statusAfter, at: act.now, clientKey, ...who },
    change,
  );
}

async function changeOf(
  tx: Tx,
  act: Act,
  ticket: Ticket,
  form: DeskStepForm,
  statusAfter: TicketStatus,
): Promise<Updateable<Tickets>> {
  const { now } = act;
  switch (form.step) {
    case 'recall':
      return { called_at: now, call_count: ticket.callCount + 1 };
    case 'start':
      return { served_at: now };
    case 'finish':
      return { ended_at: now, served_seconds: servedUntil(ticket, now) };
    case 'mark_absent':
      return {
        absences: ticket.absences + 1,
        ...(statusAfter === 'waiting' ? backToTheEnd(ticket, now) : { ended_at: now }),
      };
    case 'pass_on':
      return passedOn(tx, act, ticket, form);
    default:
      return {};
  }
}

/** All serving until now, over several desks when it was passed on. */
function servedUntil(ticket: Ticket, now: Date): number {
  return (ticket.servedSeconds ?? 0) + secondsBetween(ticket.servedAt!, now);
}

/** Who was not there stands last; the time until he is called again is not counted as waiting for us. */
function backToTheEnd(ticket: Ticket, now: Date): Updateable<Tickets> {
  const lane = ticket.lane === 'appointment' ? 'ordinary' : ticket.lane;
  return { lane, line_at: now, waiting_since: null, desk_no: null, officer_id: null };
}

/** To another line or desk, with the place that he had: who waited once does not wait anew from the end. */
async function passedOn(tx: Tx, act: Act, ticket: Ticket, form: DeskStepForm): Promise<Updateable<Tickets>> {
  const { wardId } = act.officer;
  const service = await mustOffer(tx, wardId, form.serviceId ?? ticket.serviceId);
  const forDesk = form.deskNo ?? null;
  if (forDesk === ticket.deskNo || (forDesk === null && service.id === ticket.serviceId))
    throw new Problem('invalid', 'Chọn nơi chuyển đến.', { serviceId: 'Chọn lĩnh vực khác hoặc quầy khác.' });
  const desks = await listDesks(tx, wardId);
  if (forDesk !== null && !desks.some((each) => each.no === forDesk && each.active))
    throw new Problem('invalid', 'Chọn nơi chuyển đến.', { deskNo: 'Không có quầy này.' });
  return {
    service_id: service.id,
    for_desk_no: forDesk,
    desk_no: null,
    officer_id: null,
    waiting_since: act.now,
    ...(ticket.status === 'serving' && { served_seconds: servedUntil(ticket, act.now) }),
  };
}
