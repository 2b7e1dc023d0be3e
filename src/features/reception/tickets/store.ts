import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { instant } from '../../../law/day.ts';
import type { Db, Tx } from '../../../platform/database/database.ts';
import type { Tickets } from '../../../platform/database/types.ts';
import { Problem } from '../../../platform/problem.ts';
import type { Desk, Lane, TicketStatus } from '../schema.ts';
import type { OrdinarySince, Turn } from './order.ts';

export interface Ticket {
  wardId: number;
  id: number;
  token: string;
  day: string;
  code: string;
  lane: Lane;
  appointmentId: number | null;
  serviceId: number;
  forDeskNo: number | null;
  status: TicketStatus;
  lineAt: Date;
  takenAt: Date;
  waitingSince: Date | null;
  deskNo: number | null;
  officerId: number | null;
  calledAt: Date | null;
  callCount: number;
  absences: number;
  servedAt: Date | null;
  endedAt: Date | null;
  waitedSeconds: number | null;
  servedSeconds: number | null;
  stepCount: number;
}

export function toTicket(row: Selectable<Tickets>): Ticket {
  return {
    wardId: row.ward_id,
    id: row.id,
    token: row.token,
    day: row.day,
    code: row.code,
    lane: row.lane as Lane,
    appointmentId: row.appointment_id,
    serviceId: row.service_id,
    forDeskNo: row.for_desk_no,
    status: row.status as TicketStatus,
    lineAt: row.line_at,
    takenAt: row.taken_at,
    waitingSince: row.waiting_since,
    deskNo: row.desk_no,
    officerId: row.officer_id,
    calledAt: row.called_at,
    callCount: row.call_count,
    absences: row.absences,
    servedAt: row.served_at,
    endedAt: row.ended_at,
    waitedSeconds: row.waited_seconds,
    servedSeconds: row.served_seconds,
    stepCount: row.step_count,
  };
}

/** @throws Problem not_found for a ticket of another ward too */
export async function findTicket(db: Db, wardId: number, id: number): Promise<Ticket> {
  const row = await ticketsOf(db, wardId).where('id', '=', id).executeTakeFirst();
  if (!row) throw new Problem('not_found', 'Không có số này.');
  return toTicket(row);
}

/** By the secret end of its page's address. @throws Problem not_found */
export async function findTicketByToken(db: Db, wardId: number, token: string): Promise<Ticket> {
  const row = await ticketsOf(db, wardId).where('token', '=', token).executeTakeFirst();
  if (!row) throw new Problem('not_found', 'Không có số này.');
  return toTicket(row);
}

export async function lockTicket(tx: Tx, wardId: number, id: number): Promise<Ticket> {
  const row = await ticketsOf(tx, wardId).where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row) throw new Problem('not_found', 'Không có số này.');
  return toTicket(row);
}

/** The ticket that a desk step with this client key was about; null when there was none. */
export async function findTicketOfStep(db: Db, wardId: number, clientKey: string): Promise<Ticket | null> {
  const step = await db
    .selectFrom('ticket_steps')
    .select('ticket_id')
    .where('ward_id', '=', wardId)
    .where('client_key', '=', clientKey)
    .executeTakeFirst();
  return step ? findTicket(db, wardId, step.ticket_id) : null;
}

/** Whom a desk has called or serves; null when nobody. */
export async function findOpenTicket(
  db: Db,
  wardId: number,
  day: string,
  deskNo: number,
): Promise<Ticket | null> {
  const row = await ticketsOf(db, wardId)
    .where('day', '=', day)
    .where('desk_no', '=', deskNo)
    .where('status', 'in', ['called', 'serving'])
    .executeTakeFirst();
  return row ? toTicket(row) : null;
}

/** Everybody who waits on a day, in the order of their places. */
export async function listWaiting(db: Db, wardId: number, day: string): Promise<Ticket[]> {
  const rows = await ticketsOf(db, wardId)
    .where('day', '=', day)
    .where('status', '=', 'waiting')
    .orderBy('line_at')
    .orderBy('id')
    .execute();
  return rows.map(toTicket);
}

/**
 * The first ticket of a turn that a desk may call, locked. One that another desk is just calling is passed over, so
 * that two desks never get the same.
 */
export async function lockFirst(
  tx: Tx,
  at: { wardId: number; day: string; desk: Desk; now: Date },
  turn: Turn,
): Promise<Ticket | null> {
  const { desk, now } = at;
  const lane = turn === 'due' || turn === 'early' ? 'appointment' : turn;
  let query = ticketsOf(tx, at.wardId)
    .where('day', '=', at.day)
    .where('status', '=', 'waiting')
    .where('lane', '=', lane)
    .where((on) =>
      on.or([
        on('for_desk_no', '=', desk.no),
        on.and([on('for_desk_no', 'is', null), on('service_id', 'in', [0, ...desk.serviceIds])]),
      ]),
    );
  if (turn === 'due') query = query.where('line_at', '<=', now);
  if (turn === 'early') query = query.where('line_at', '>', now);
  const row = await query
    .orderBy('line_at')
    .orderBy('id')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  return row ? toTicket(row) : null;
}

/** Ordinary calls after the last priority one, of a desk or of a line, on a day; null when there was no priority call. */
export async function countOrdinarySince(
  db: Db,
  wardId: number,
  day: string,
  of: { deskNo: number } | { serviceId: number },
): Promise<OrdinarySince> {
  const calls = db
    .selectFrom('ticket_steps')
    .where('ward_id', '=', wardId)
    .where('step', '=', 'call')
    .where('at', '>=', instant(day, 0))
    .where(
      'deskNo' in of ? sql<boolean>`desk_no = ${of.deskNo}` : sql<boolean>`service_id = ${of.serviceId}`,
    );
  const priority = await calls
    .select((on) => on.fn.max('at').as('at'))
    .where('lane', '=', 'priority')
    .executeTakeFirstOrThrow();
  if (priority.at === null) return null;
  const since = await calls
    .select((on) => on.fn.countAll<number>().as('count'))
    .where('lane', '=', 'ordinary')
    .where('at', '>', priority.at)
    .executeTakeFirstOrThrow();
  return since.count;
}

function ticketsOf(db: Db, wardId: number) {
  return db.selectFrom('tickets').selectAll().where('ward_id', '=', wardId);
}
