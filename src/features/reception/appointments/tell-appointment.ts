import { createHash } from 'node:crypto';
import { addDays, formatTime, instant, toLocalDay } from '../../../law/day.ts';
import type { Database, Tx } from '../../../platform/database/database.ts';
import { type NoticeEvent, tell } from '../../notices/index.ts';
import { type Appointment, toAppointment } from './store.ts';

/** Tells whoever booked it, at the phone that he gave. The same is told once. */
export async function tellAppointment(
  tx: Tx,
  appointment: Appointment,
  { event, now }: { event: NoticeEvent; now: Date },
): Promise<void> {
  const { wardId, id, code, token, day, minute, serviceId } = appointment;
  const service = await tx
    .selectFrom('reception_services')
    .select('name')
    .where('ward_id', '=', wardId)
    .where('id', '=', serviceId)
    .executeTakeFirst();
  await tell(tx, {
    ...{ wardId, event, now, code, to: { email: null, phone: appointment.applicantPhone } },
    key: keyOf(`${wardId}/appointment/${id}/${event}`),
    values: {
      maHoSo: code,
      thuTuc: service?.name ?? '',
      henTra: formatTime(instant(day, minute)),
      duongDan: `/dat-lich/hen/${token}`,
    },
  });
}

/** Reminds on the day before; an appointment made on that day was told just now. @returns how many */
export async function remindAppointments(database: Database, wardId: number, now: Date): Promise<number> {
  const tomorrow = addDays(toLocalDay(now), 1);
  const rows = await database.db
    .selectFrom('appointments')
    .selectAll()
    .where('ward_id', '=', wardId)
    .where('day', '=', tomorrow)
    .where('status', '=', 'booked')
    .where('booked_at', '<', instant(toLocalDay(now), 0))
    .execute();
  for (const row of rows)
    await database.transact((tx) =>
      tellAppointment(tx, toAppointment(row), { event: 'appointment_reminder', now }),
    );
  return rows.length;
}

function keyOf(what: string): string {
  const hex = createHash('sha256').update(what).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
