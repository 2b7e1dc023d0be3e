import { randomBytes, randomInt } from 'node:crypto';
import { sql } from 'kysely';
import { toLocalDay } from '../../../law/day.ts';
import { normalisePhone } from '../../../law/phone.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { publish } from '../../../platform/database/publish.ts';
import { Problem, wrongFields } from '../../../platform/problem.ts';
import { type BookingForm, bookingForm, type CitizenAct, QUEUE_TOPIC } from '../schema.ts';
import { findRule, listWindows, mustOffer } from '../setup/store.ts';
import { isBookable, type Slot, slotsOn } from './slots.ts';
import { type Appointment, toAppointment } from './store.ts';
import { tellAppointment } from './tell-appointment.ts';

/** Appointments ahead that one phone may hold, so that nobody takes a day for himself. The number is ours. */
const MOST_AHEAD = 3;
/** Without letters and digits that are taken for each other. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/**
 * Books a place in a slot. Asked again with the same key, the same appointment.
 * @throws Problem invalid with the fields, also when the slot is full or too many are held
 */
export async function bookAppointment(tx: Tx, act: CitizenAct, given: unknown): Promise<Appointment> {
  const { form, phone } = readBooking(given);
  const known = await tx
    .selectFrom('appointments')
    .selectAll()
    .where('ward_id', '=', act.wardId)
    .where('client_key', '=', form.clientKey)
    .executeTakeFirst();
  if (known) return sameBooking(toAppointment(known), form, phone);
  await mustOffer(tx, act.wardId, form.serviceId);
  const slot = await mustBeSlot(tx, act, form);
  await mustHoldFew(tx, act, phone);
  await takeSeat(tx, act.wardId, form, slot);
  const row = await insert(tx, act, { form, phone, slot });
  await publish(tx, act.wardId, QUEUE_TOPIC, 'appointment');
  const appointment = toAppointment(row);
  await tellAppointment(tx, appointment, { event: 'appointment_made', now: act.now });
  return appointment;
}

/** A form sent again gives its appointment. @throws Problem changed_meanwhile when it was filled in anew */
function sameBooking(known: Appointment, form: BookingForm, phone: string): Appointment {
  const isSame =
    known.applicantPhone === phone &&
    known.applicantName === form.name &&
    known.day === form.day &&
    known.minute === form.minute;
  if (isSame) return known;
  throw new Problem(
    'changed_meanwhile',
    'Biểu mẫu này đã đặt một lịch hẹn; lần gửi này chưa đặt gì. Hãy mở lại trang đặt lịch.',
  );
}

function readBooking(given: unknown): { form: BookingForm; phone: string } {
  const parsed = bookingForm.safeParse(given);
  const fields = parsed.success ? {} : wrongFields(parsed.error.issues);
  const phone = normalisePhone(String((given as { phone?: unknown }).phone ?? ''));
  if (phone === null) fields.phone ??= 'Số điện thoại chưa đúng.';
  if (!parsed.success || phone === null)
    throw new Problem('invalid', 'Chưa đặt được lịch: có mục cần sửa.', fields);
  return { form: parsed.data, phone };
}

async function mustBeSlot(tx: Tx, act: CitizenAct, form: BookingForm): Promise<Slot> {
  const rule = await findRule(tx, act.wardId, act.now);
  const windows = await listWindows(tx, act.wardId, toLocalDay(act.now));
  const slot = slotsOn(windows, form.serviceId, form.day).find((each) => each.minute === form.minute);
  if (!slot || !isBookable(rule, form, act.now))
    throw new Problem('invalid', 'Giờ này không nhận hẹn. Hãy chọn giờ khác.', {
      minute: 'Chọn một giờ còn chỗ.',
    });
  return slot;
}

async function mustHoldFew(tx: Tx, act: CitizenAct, phone: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${act.wardId} ${phone}`}, 0))`.execute(tx);
  const held = await tx
    .selectFrom('appointments')
    .select('id')
    .where('ward_id', '=', act.wardId)
    .where('applicant_phone', '=', phone)
    .where('status', '=', 'booked')
    .where('day', '>=', toLocalDay(act.now))
    .limit(MOST_AHEAD)
    .execute();
  if (held.length >= MOST_AHEAD)
    throw new Problem('invalid', `Số điện thoại này đã có ${MOST_AHEAD} lịch hẹn. Hãy hủy bớt trước.`, {
      phone: `Mỗi số điện thoại giữ tối đa ${MOST_AHEAD} lịch hẹn.`,
    });
}

/** One row a slot, changed only while a place is free: two bookings at once cannot both have the last one. */
async function takeSeat(tx: Tx, wardId: number, form: BookingForm, slot: Slot): Promise<void> {
  const seat = await tx
    .insertInto('appointment_seats')
    .values({ ward_id: wardId, service_id: form.serviceId, day: form.day, minute: form.minute, taken: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['ward_id', 'service_id', 'day', 'minute'])
        .doUpdateSet({ taken: sql`appointment_seats.taken + 1` })
        .where('appointment_seats.taken', '<', slot.capacity),
    )
    .returning('taken')
    .executeTakeFirst();
  if (!seat)
    throw new Problem('invalid', 'Giờ này vừa hết chỗ. Hãy chọn giờ khác.', {
      minute: 'Chọn một giờ còn chỗ.',
    });
}

async function insert(tx: Tx, act: CitizenAct, given: { form: BookingForm; phone: string; slot: Slot }) {
  const { form, phone, slot } = given;
  for (;;) {
    const row = await tx
      .insertInto('appointments')
      .values({
        ward_id: act.wardId,
        client_key: form.clientKey,
        code: newCode(),
        token: randomBytes(12).toString('base64url'),
        service_id: form.serviceId,
        procedure_code: form.procedureCode,
        day: form.day,
        minute: form.minute,
        slot_minutes: slot.slotMinutes,
        applicant_name: form.name,
        applicant_phone: phone,
        status: 'booked',
        booked_at: act.now,
        status_at: act.now,
      })
      .onConflict((conflict) => conflict.columns(['ward_id', 'code']).doNothing())
      .returningAll()
      .executeTakeFirst();
    if (row) return row;
  }
}

/** Six signs that are easily read out: about a thousand million codes. */
function newCode(): string {
  return Array.from({ length: 6 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
}
