import { toLocalDay } from '../../../law/day.ts';
import type { Db } from '../../../platform/database/database.ts';
import type { ReceptionService } from '../schema.ts';
import { findRule, listServices } from '../setup/store.ts';
import { orderLine } from './order.ts';
import { countOrdinarySince, findTicketByToken, listWaiting, type Ticket } from './store.ts';

/** One call on the hall's board. A call again is a new one. */
export interface Call {
  /** Ticket and how often it was called: what tells a call that was not yet seen. */
  key: string;
  code: string;
  deskNo: number;
  deskName: string;
  isServing: boolean;
}

const ON_BOARD = 12;

/** Whom the desks have called or serve now, the newest call first. */
export async function readBoard(db: Db, wardId: number, now: Date): Promise<Call[]> {
  const rows = await db
    .selectFrom('tickets')
    .innerJoin('reception_desks as d', (join) =>
      join.onRef('d.ward_id', '=', 'tickets.ward_id').onRef('d.no', '=', 'tickets.desk_no'),
    )
    .select(['tickets.id', 'code', 'call_count', 'status', 'd.no', 'd.name'])
    .where('tickets.ward_id', '=', wardId)
    .where('day', '=', toLocalDay(now))
    .where('status', 'in', ['called', 'serving'])
    .orderBy('called_at', 'desc')
    .orderBy('tickets.id', 'desc')
    .limit(ON_BOARD)
    .execute();
  return rows.map((row) => ({
    key: `${row.id}.${row.call_count}`,
    code: row.code,
    deskNo: row.no,
    deskName: row.name,
    isServing: row.status === 'serving',
  }));
}

export interface WatchedTicket {
  ticket: Ticket;
  service: ReceptionService;
  /** Waiting in the same line and called before; null once he is called. */
  before: number | null;
}

/** What anyone may see who holds the ticket's secret address. It holds no name: a ticket has none. */
export async function watchTicket(db: Db, wardId: number, token: string, now: Date): Promise<WatchedTicket> {
  const ticket = await findTicketByToken(db, wardId, token);
  const service = (await listServices(db, wardId)).find((each) => each.id === ticket.serviceId)!;
  const waits = ticket.status === 'waiting' && ticket.day === toLocalDay(now);
  return { ticket, service, before: waits ? await countBefore(db, ticket, now) : null };
}

async function countBefore(db: Db, ticket: Ticket, now: Date): Promise<number> {
  const { wardId, day, serviceId } = ticket;
  const line = (await listWaiting(db, wardId, day)).filter((each) => each.serviceId === serviceId);
  const { ordinaryPerPriority } = await findRule(db, wardId, now);
  const ordinarySince = await countOrdinarySince(db, wardId, day, { serviceId });
  const ordered = orderLine(line, { now, ordinarySince, ordinaryPerPriority });
  return ordered.findIndex((each) => each.id === ticket.id);
}
