import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { toLocalDay } from '../../../law/day.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { Problem, wrongFields } from '../../../platform/problem.ts';
import { whyClosed } from '../hours.ts';
import { type CitizenAct, type Lane, type ReceptionService, ticketForm } from '../schema.ts';
import { findRule, mustOffer } from '../setup/store.ts';
import { insertTicketStep } from './save.ts';
import { type Ticket, toTicket } from './store.ts';

/**
 * Gives a ticket of the chosen kind of business: the next number of the day. Asked again with the same key, the same.
 * @throws Problem invalid, step_not_open when the hall is closed
 */
export async function takeTicket(tx: Tx, act: CitizenAct, given: unknown): Promise<Ticket> {
  const parsed = ticketForm.safeParse(given);
  if (!parsed.success) throw new Problem('invalid', 'Chưa lấy được số.', wrongFields(parsed.error.issues));
  const { clientKey, serviceId, isPriority } = parsed.data;
  const known = await findTicketOfKey(tx, act.wardId, clientKey);
  if (known) return known;
  const service = await mustOffer(tx, act.wardId, serviceId);
  await mustBeOpen(tx, act);
  return addTicket(tx, act, {
    ...{ clientKey, service, lineAt: act.now, appointmentId: null },
    lane: isPriority ? 'priority' : 'ordinary',
  });
}

/** @throws Problem step_not_open with the hours in which tickets are given */
export async function mustBeOpen(tx: Tx, act: CitizenAct): Promise<void> {
  const why = whyClosed(await findRule(tx, act.wardId, act.now), act.now);
  if (why !== null) throw new Problem('step_not_open', why);
}

export async function findTicketOfKey(tx: Tx, wardId: number, clientKey: string): Promise<Ticket | null> {
  const row = await tx
    .selectFrom('tickets')
    .selectAll()
    .where('ward_id', '=', wardId)
    .where('client_key', '=', clientKey)
    .executeTakeFirst();
  return row ? toTicket(row) : null;
}

export interface NewTicket {
  clientKey: string;
  service: ReceptionService;
  lane: Lane;
  lineAt: Date;
  appointmentId: number | null;
}

export async function addTicket(tx: Tx, act: CitizenAct, ticket: NewTicket): Promise<Ticket> {
  const { service } = ticket;
  const day = toLocalDay(act.now);
  const number = await nextTicketNumber(tx, act.wardId, service.id, day);
  const row = await tx
    .insertInto('tickets')
    .values({
      ward_id: act.wardId,
      client_key: ticket.clientKey,
      token: randomBytes(12).toString('base64url'),
      day,
      first_service_id: service.id,
      number,
      code: `${service.prefix}${String(number).padStart(3, '0')}`,
      lane: ticket.lane,
      appointment_id: ticket.appointmentId,
      service_id: service.id,
      status: 'waiting',
      line_at: ticket.lineAt,
      taken_at: act.now,
      waiting_since: act.now,
      step_count: 1,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  const taken = toTicket(row);
  const { clientKey } = ticket;
  const nobody = { officerId: null, deskNo: null };
  await insertTicketStep(tx, taken, {
    step: 'take',
    statusAfter: 'waiting',
    at: act.now,
    clientKey,
    ...nobody,
  });
  return taken;
}

/** The row of the counter is held until the commit: numbers have no gap and no double. */
async function nextTicketNumber(tx: Tx, wardId: number, serviceId: number, day: string): Promise<number> {
  const row = await tx
    .insertInto('ticket_counters')
    .values({ ward_id: wardId, service_id: serviceId, day, last_number: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['ward_id', 'service_id', 'day'])
        .doUpdateSet({ last_number: sql`ticket_counters.last_number + 1` }),
    )
    .returning('last_number')
    .executeTakeFirstOrThrow();
  return row.last_number;
}
