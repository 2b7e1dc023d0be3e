import { formatDay, instant, toLocalDay } from '../../../law/day.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { Problem, wrongFields } from '../../../platform/problem.ts';
import { type CitizenAct, checkInForm, type Lane } from '../schema.ts';
import { findRule, listServices } from '../setup/store.ts';
import { findTicket, type Ticket } from '../tickets/store.ts';
import { addTicket, findTicketOfKey, mustBeOpen } from '../tickets/take-ticket.ts';
import { type Appointment, lockAppointment } from './store.ts';

/**
 * Gives a ticket for an appointment of today, with its place at the time that was promised; who comes too late waits
 * as everybody from now. The same code again gives the same ticket.
 * @throws Problem invalid for an unknown, cancelled or other day's code; step_not_open when the hall is closed
 */
export async function checkIn(tx: Tx, act: CitizenAct, given: unknown): Promise<Ticket> {
  const parsed = checkInForm.safeParse(given);
  if (!parsed.success) throw new Problem('invalid', 'Chưa lấy được số.', wrongFields(parsed.error.issues));
  const { code, clientKey, isPriority } = parsed.data;
  const appointment = await lockAppointment(tx, act.wardId, { code });
  const known =
    (await findTicketOfKey(tx, act.wardId, clientKey)) ??
    (appointment && (await findTicketOfAppointment(tx, appointment)));
  if (known) return known;
  await mustBeOpen(tx, act);
  mustBeToday(appointment, act.now);
  await tx
    .updateTable('appointments')
    .set({ status: 'arrived', status_at: act.now })
    .where('ward_id', '=', act.wardId)
    .where('id', '=', appointment.id)
    .execute();
  const services = await listServices(tx, act.wardId);
  const service = services.find((each) => each.id === appointment.serviceId)!;
  const place = await placeOf(tx, act, appointment, isPriority ? 'priority' : 'ordinary');
  return addTicket(tx, act, { clientKey, service, appointmentId: appointment.id, ...place });
}

async function findTicketOfAppointment(tx: Tx, { wardId, id }: Appointment): Promise<Ticket | null> {
  const row = await tx
    .selectFrom('tickets')
    .select('id')
    .where('ward_id', '=', wardId)
    .where('appointment_id', '=', id)
    .executeTakeFirst();
  return row ? findTicket(tx, wardId, row.id) : null;
}

function mustBeToday(appointment: Appointment | null, now: Date): asserts appointment is Appointment {
  const wrong = (message: string) => new Problem('invalid', message, { code: message });
  if (appointment === null) throw wrong('Không có lịch hẹn mang mã này. Hãy xem lại mã, hoặc lấy số thường.');
  if (appointment.status === 'cancelled') throw wrong('Lịch hẹn này đã hủy. Hãy lấy số thường.');
  if (appointment.day !== toLocalDay(now))
    throw wrong(`Lịch hẹn này là ngày ${formatDay(appointment.day)}, không phải hôm nay.`);
}

async function placeOf(
  tx: Tx,
  act: CitizenAct,
  { day, minute }: Appointment,
  otherwise: Lane,
): Promise<{ lane: Lane; lineAt: Date }> {
  const { lateMinutes } = await findRule(tx, act.wardId, act.now);
  const promised = instant(day, minute);
  const isLate = act.now.getTime() > promised.getTime() + lateMinutes * 60_000;
  return isLate ? { lane: otherwise, lineAt: act.now } : { lane: 'appointment', lineAt: promised };
}
