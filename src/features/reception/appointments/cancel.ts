import { sql } from 'kysely';
import type { Tx } from '../../../platform/database/database.ts';
import { publish } from '../../../platform/database/publish.ts';
import { Problem } from '../../../platform/problem.ts';
import { type CitizenAct, QUEUE_TOPIC } from '../schema.ts';
import { lockAppointment } from './store.ts';

/**
 * Cancels an appointment and gives its place back. Cancelled again, nothing changes.
 * @throws Problem not_found; step_not_open once he has come
 */
export async function cancelAppointment(tx: Tx, act: CitizenAct, token: string): Promise<void> {
  const appointment = await lockAppointment(tx, act.wardId, { token });
  if (!appointment) throw new Problem('not_found', 'Không có lịch hẹn này.');
  if (appointment.status === 'cancelled') return;
  if (appointment.status === 'arrived')
    throw new Problem('step_not_open', 'Lịch hẹn này đã dùng, không hủy được.');
  await tx
    .updateTable('appointments')
    .set({ status: 'cancelled', status_at: act.now })
    .where('ward_id', '=', act.wardId)
    .where('id', '=', appointment.id)
    .execute();
  await tx
    .updateTable('appointment_seats')
    .set({ taken: sql`taken - 1` })
    .where('ward_id', '=', act.wardId)
    .where('service_id', '=', appointment.serviceId)
    .where('day', '=', appointment.day)
    .where('minute', '=', appointment.minute)
    .execute();
  await publish(tx, act.wardId, QUEUE_TOPIC, 'appointment');
}
