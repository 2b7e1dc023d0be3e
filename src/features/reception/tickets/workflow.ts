import type { Officer } from '../../organisation/index.ts';
import type { Desk, DeskStep, TicketStatus } from '../schema.ts';
import { DESK_STEPS } from '../schema.ts';

interface Rule {
  from: readonly TicketStatus[];
  to: TicketStatus | 'same';
  /** Who may: a desk that serves this line, or the desk at which the ticket is. */
  place: 'line' | 'desk';
}

/** Every step that a desk takes with a ticket: where it may start and where it leads. */
export const TICKET_WORKFLOW: Record<DeskStep, Rule> = {
  call: { from: ['waiting'], to: 'called', place: 'line' },
  recall: { from: ['called'], to: 'same', place: 'desk' },
  start: { from: ['called'], to: 'serving', place: 'desk' },
  finish: { from: ['serving'], to: 'done', place: 'desk' },
  mark_absent: { from: ['called'], to: 'absent', place: 'desk' },
  pass_on: { from: ['called', 'serving'], to: 'waiting', place: 'desk' },
};

/** What the end of the day finds unfinished. */
export const UNFINISHED: readonly TicketStatus[] = ['waiting', 'called', 'serving'];

/** What the rules look at. */
export interface TicketFacts {
  status: TicketStatus;
  serviceId: number;
  /** Passed on to this desk alone; null: any that serves the line. */
  forDeskNo: number | null;
  deskNo: number | null;
  absences: number;
}

/** Who asks: the officer, the desk at which he sits, and how often one may be absent. */
export interface Caller {
  officer: Officer;
  desk: Pick<Desk, 'no' | 'serviceIds'> | null;
  mostAbsences: number;
}

export type TicketDecision = { open: true; statusAfter: TicketStatus } | { open: false; why: string };

/** Officers who sit at desks. */
export function servesCitizens(officer: Officer): boolean {
  return officer.duties.includes('receive') || officer.duties.includes('return');
}

/** Whether this officer may take this step with a ticket now, and where it leads; the refusal says why in Vietnamese. */
export function decideTicket(step: DeskStep, ticket: TicketFacts, caller: Caller): TicketDecision {
  const rule = TICKET_WORKFLOW[step];
  if (!servesCitizens(caller.officer)) return no('Tài khoản của bạn không có nhiệm vụ ở quầy.');
  if (caller.desk === null) return no('Hãy chọn quầy của bạn trước.');
  if (!rule.from.includes(ticket.status)) return no('Việc này không mở ở tình trạng hiện nay của số.');
  if (rule.place === 'desk' && ticket.deskNo !== caller.desk.no) return no('Số này đang ở quầy khác.');
  if (rule.place === 'line' && !isInLineOf(ticket, caller.desk))
    return no('Quầy của bạn không phục vụ số này.');
  if (step === 'mark_absent' && ticket.absences + 1 < caller.mostAbsences)
    return { open: true, statusAfter: 'waiting' };
  return { open: true, statusAfter: rule.to === 'same' ? ticket.status : rule.to };
}

/** Whether a desk may call a ticket: it was passed on to it, or stands in a line that it serves. */
export function isInLineOf(
  ticket: Pick<TicketFacts, 'serviceId' | 'forDeskNo'>,
  desk: Pick<Desk, 'no' | 'serviceIds'>,
): boolean {
  return ticket.forDeskNo === null
    ? desk.serviceIds.includes(ticket.serviceId)
    : ticket.forDeskNo === desk.no;
}

/** The steps that the page offers for a ticket. */
export function openTicketSteps(ticket: TicketFacts, caller: Caller): DeskStep[] {
  return DESK_STEPS.filter((step) => decideTicket(step, ticket, caller).open);
}

function no(why: string): TicketDecision {
  return { open: false, why };
}
