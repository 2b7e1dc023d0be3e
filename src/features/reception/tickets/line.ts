import { toLocalDay } from '../../../law/day.ts';
import type { Db } from '../../../platform/database/database.ts';
import type { Officer } from '../../organisation/index.ts';
import type { Desk, DeskStep, ReceptionService } from '../schema.ts';
import { findDeskOf, findRule, listDesks, listServices } from '../setup/store.ts';
import { orderLine } from './order.ts';
import { countOrdinarySince, findOpenTicket, listWaiting, type Ticket } from './store.ts';
import { isInLineOf, openTicketSteps } from './workflow.ts';

/** The hall as an officer at a desk sees it. */
export interface Hall {
  services: ReceptionService[];
  desks: Desk[];
  /** The officer's own; null: he sits nowhere. */
  desk: Desk | null;
  /** Whom his desk has, and what he may do. */
  open: Ticket | null;
  steps: DeskStep[];
  /** Who waits for his desk, in the order in which it would call. */
  mine: Ticket[];
  /** Who waits for other desks. */
  others: Ticket[];
}

export async function readHall(db: Db, officer: Officer, now: Date): Promise<Hall> {
  const { wardId } = officer;
  const day = toLocalDay(now);
  const [services, desks, desk, waiting, rule] = await Promise.all([
    listServices(db, wardId),
    listDesks(db, wardId),
    findDeskOf(db, wardId, officer.id),
    listWaiting(db, wardId, day),
    findRule(db, wardId, now),
  ]);
  const open = desk && (await findOpenTicket(db, wardId, day, desk.no));
  const ordinarySince = desk && (await countOrdinarySince(db, wardId, day, { deskNo: desk.no }));
  const isMine = (ticket: Ticket) => desk !== null && isInLineOf(ticket, desk);
  const { ordinaryPerPriority, mostAbsences } = rule;
  return {
    services,
    desks: desks.filter((each) => each.active),
    desk,
    open,
    steps: open ? openTicketSteps(open, { officer, desk, mostAbsences }) : [],
    mine: orderLine(waiting.filter(isMine), { now, ordinarySince, ordinaryPerPriority }),
    others: waiting.filter((ticket) => !isMine(ticket)),
  };
}
