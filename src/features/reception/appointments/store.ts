import type { Selectable } from 'kysely';
import { toLocalDay } from '../../../law/day.ts';
import { lastFourDigits } from '../../../law/phone.ts';
import type { Db, Tx } from '../../../platform/database/database.ts';
import type { Appointments } from '../../../platform/database/types.ts';
import { foldVietnamese } from '../../../platform/fold-vietnamese.ts';
import { Problem } from '../../../platform/problem.ts';
import { countTry } from '../../../platform/security/attempts.ts';
import type { AppointmentStatus } from '../schema.ts';
import { findRule, listWindows } from '../setup/store.ts';
import { daysAhead, isBookable, type Slot, slotsOn } from './slots.ts';

export interface Appointment {
  wardId: number;
  id: number;
  code: string;
  token: string;
  serviceId: number;
  procedureCode: string | null;
  day: string;
  minute: number;
  slotMinutes: number;
  applicantName: string;
  applicantPhone: string;
  status: AppointmentStatus;
  bookedAt: Date;
  statusAt: Date;
}

export function toAppointment(row: Selectable<Appointments>): Appointment {
  return {
    wardId: row.ward_id,
    id: row.id,
    code: row.code,
    token: row.token,
    serviceId: row.service_id,
    procedureCode: row.procedure_code,
    day: row.day,
    minute: row.minute,
    slotMinutes: row.slot_minutes,
    applicantName: row.applicant_name,
    applicantPhone: row.applicant_phone,
    status: row.status as AppointmentStatus,
    bookedAt: row.booked_at,
    statusAt: row.status_at,
  };
}

/** By the secret end of its page's address. @throws Problem not_found */
export async function findAppointmentByToken(db: Db, wardId: number, token: string): Promise<Appointment> {
  const row = await appointmentsOf(db, wardId).where('token', '=', token).executeTakeFirst();
  if (!row) throw new Problem('not_found', 'Không có lịch hẹn này.');
  return toAppointment(row);
}

export async function lockAppointment(
  tx: Tx,
  wardId: number,
  by: { token: string } | { code: string },
): Promise<Appointment | null> {
  const all = appointmentsOf(tx, wardId);
  const found = 'token' in by ? all.where('token', '=', by.token) : all.where('code', '=', by.code);
  const row = await found.forUpdate().executeTakeFirst();
  return row ? toAppointment(row) : null;
}

/**
 * Finds an appointment for who knows its code and the end of the phone. An unknown code and a wrong phone give the
 * same answer; the caller says so after the transaction, so that the try stays counted.
 * @throws Problem too_many_tries
 */
export async function trackAppointment(
  tx: Tx,
  act: { wardId: number; now: Date; address: string },
  given: { code: string; phoneEnd: string },
): Promise<Appointment | null> {
  const code = given.code.trim().toUpperCase().slice(0, 20);
  await countTry(tx, `appointment:${act.address}`, 30, 15, act.now);
  await countTry(tx, `appointment:${code}`, 10, 15, act.now);
  const row = await appointmentsOf(tx, act.wardId).where('code', '=', code).executeTakeFirst();
  const matches = row !== undefined && lastFourDigits(row.applicant_phone) === given.phoneEnd.trim();
  return matches ? toAppointment(row) : null;
}

export interface FreeSlot extends Slot {
  free: number;
}

export interface FreeDay {
  day: string;
  slots: FreeSlot[];
}

/** The days ahead with their bookable slots and how many places each still has; days without any are left out. */
export async function listFreeDays(db: Db, wardId: number, serviceId: number, now: Date): Promise<FreeDay[]> {
  const rule = await findRule(db, wardId, now);
  const windows = await listWindows(db, wardId, toLocalDay(now));
  const days = daysAhead(rule, now);
  const seats = await db
    .selectFrom('appointment_seats')
    .selectAll()
    .where('ward_id', '=', wardId)
    .where('service_id', '=', serviceId)
    .where('day', '>=', days[0]!)
    .where('day', '<=', days.at(-1)!)
    .execute();
  const taken = new Map(seats.map((seat) => [`${seat.day} ${seat.minute}`, seat.taken]));
  return days
    .map((day) => ({
      day,
      slots: slotsOn(windows, serviceId, day)
        .filter((slot) => isBookable(rule, { day, minute: slot.minute }, now))
        .map((slot) => ({
          ...slot,
          free: Math.max(0, slot.capacity - (taken.get(`${day} ${slot.minute}`) ?? 0)),
        })),
    }))
    .filter((each) => each.slots.length > 0);
}

export interface AppointmentLine extends Appointment {
  ticketCode: string | null;
}

/** The appointments of a day by their time, with whoever booked them: for officers alone. */
export async function listAppointments(
  db: Db,
  wardId: number,
  search: {
    day: string;
    serviceId: number | null;
    after: { minute: number; id: number } | null;
    limit: number;
  },
): Promise<AppointmentLine[]> {
  let query = db
    .selectFrom('appointments as a')
    .leftJoin('tickets as t', (join) =>
      join.onRef('t.ward_id', '=', 'a.ward_id').onRef('t.appointment_id', '=', 'a.id'),
    )
    .selectAll('a')
    .select('t.code as ticket_code')
    .where('a.ward_id', '=', wardId)
    .where('a.day', '=', search.day);
  if (search.serviceId !== null) query = query.where('a.service_id', '=', search.serviceId);
  const { after } = search;
  if (after !== null)
    query = query.where((on) =>
      on.or([
        on('a.minute', '>', after.minute),
        on.and([on('a.minute', '=', after.minute), on('a.id', '>', after.id)]),
      ]),
    );
  const rows = await query.orderBy('a.minute').orderBy('a.id').limit(search.limit).execute();
  return rows.map((row) => ({ ...toAppointment(row), ticketCode: row.ticket_code }));
}

function appointmentsOf(db: Db, wardId: number) {
  return db.selectFrom('appointments').selectAll().where('ward_id', '=', wardId);
}

/** Appointments that bear a person's phone together with his name, the newest first: a phone alone may be a family's. */
export async function listAppointmentsOf(
  db: Db,
  wardId: number,
  { name, phone }: { name: string; phone: string },
): Promise<Appointment[]> {
  const rows = await appointmentsOf(db, wardId)
    .where('applicant_phone', '=', phone)
    .orderBy('id', 'desc')
    .execute();
  return rows
    .map(toAppointment)
    .filter((each) => foldVietnamese(each.applicantName) === foldVietnamese(name));
}
