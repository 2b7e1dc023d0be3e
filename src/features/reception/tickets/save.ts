import type { Updateable } from 'kysely';
import type { Tx } from '../../../platform/database/database.ts';
import { publish } from '../../../platform/database/publish.ts';
import type { Tickets } from '../../../platform/database/types.ts';
import { QUEUE_TOPIC, type TicketStatus, type TicketStep } from '../schema.ts';
import { type Ticket, toTicket } from './store.ts';

export interface NewStep {
  step: TicketStep;
  statusAfter: TicketStatus;
  at: Date;
  officerId: number | null;
  /** The desk that took it. */
  deskNo: number | null;
  clientKey: string;
}

/** Writes a step and what it makes of the ticket, and tells those who follow the queue. */
export async function saveTicketStep(
  tx: Tx,
  ticket: Ticket,
  step: NewStep,
  change: Updateable<Tickets> = {},
): Promise<Ticket> {
  const row = await tx
    .updateTable('tickets')
    .set({ ...change, status: step.statusAfter, step_count: ticket.stepCount + 1 })
    .where('ward_id', '=', ticket.wardId)
    .where('id', '=', ticket.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  const saved = toTicket(row);
  await insertTicketStep(tx, saved, step);
  return saved;
}

export async function insertTicketStep(tx: Tx, ticket: Ticket, step: NewStep): Promise<void> {
  await tx
    .insertInto('ticket_steps')
    .values({
      ward_id: ticket.wardId,
      ticket_id: ticket.id,
      no: ticket.stepCount,
      step: step.step,
      status_after: step.statusAfter,
      at: step.at,
      officer_id: step.officerId,
      desk_no: step.deskNo,
      service_id: ticket.serviceId,
      lane: ticket.lane,
      client_key: step.clientKey,
    })
    .execute();
  await publish(tx, ticket.wardId, QUEUE_TOPIC, step.step);
}
