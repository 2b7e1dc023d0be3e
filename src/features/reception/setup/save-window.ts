import { addDays, toLocalDay, weekdayName } from '../../../law/day.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { Problem, wrongFields } from '../../../platform/problem.ts';
import { type Act, noteAct } from '../../organisation/index.ts';
import { windowForm } from '../schema.ts';
import { mustAdminister } from './save-service.ts';
import { listWindows, mustOffer } from './store.ts';

/**
 * Opens appointments at these times of these weekdays, from today on.
 * @throws Problem not_allowed, invalid when the times meet others of the same kind of business
 */
export async function addWindows(tx: Tx, act: Act, given: unknown): Promise<void> {
  mustAdminister(act);
  const { wardId } = act.officer;
  const parsed = windowForm.safeParse(given);
  if (!parsed.success)
    throw new Problem('invalid', 'Chưa thêm được khung giờ.', wrongFields(parsed.error.issues));
  const { weekdays, ...form } = parsed.data;
  await mustOffer(tx, wardId, form.serviceId);
  await lockService(tx, wardId, form.serviceId);
  const today = toLocalDay(act.now);
  const met = (await listWindows(tx, wardId, today)).find(
    (each) =>
      each.serviceId === form.serviceId &&
      weekdays.includes(each.weekday) &&
      each.fromMinute < form.toMinute &&
      form.fromMinute < each.toMinute,
  );
  if (met)
    throw new Problem('invalid', 'Chưa thêm được khung giờ.', {
      fromMinute: `Trùng giờ với một khung đã có của ${nameOfWeekday(met.weekday)}.`,
    });
  await tx
    .insertInto('reception_windows')
    .values(
      [...new Set(weekdays)].map((weekday) => ({
        ward_id: wardId,
        service_id: form.serviceId,
        weekday,
        from_minute: form.fromMinute,
        to_minute: form.toMinute,
        slot_minutes: form.slotMinutes,
        capacity: form.capacity,
        valid_from: today,
      })),
    )
    .execute();
  await noteAct(tx, act, 'save_reception', `khung giờ hẹn, lĩnh vực ${form.serviceId}`);
}

/**
 * No more appointments in a window from tomorrow on; those already booked stay. Ended again, nothing changes.
 * @throws Problem not_allowed, not_found
 */
export async function endWindow(tx: Tx, act: Act, id: number): Promise<void> {
  mustAdminister(act);
  const { wardId } = act.officer;
  const tomorrow = addDays(toLocalDay(act.now), 1);
  const window = (await listWindows(tx, wardId, toLocalDay(act.now))).find((each) => each.id === id);
  if (!window) throw new Problem('not_found', 'Không có khung giờ này.');
  if (window.validUntil !== null) return;
  await tx
    .updateTable('reception_windows')
    .set({ valid_until: tomorrow })
    .where('ward_id', '=', wardId)
    .where('id', '=', id)
    .execute();
  await noteAct(tx, act, 'save_reception', `dừng khung giờ hẹn ${id}`);
}

/** "Thứ Hai" of 1; 2026-11-22 was a Sunday. */
export function nameOfWeekday(weekday: number): string {
  return weekdayName(addDays('2026-11-22', weekday));
}

/** Windows of one kind of business are changed one after the other. */
async function lockService(tx: Tx, wardId: number, serviceId: number): Promise<void> {
  await tx
    .selectFrom('reception_services')
    .select('id')
    .where('ward_id', '=', wardId)
    .where('id', '=', serviceId)
    .forUpdate()
    .execute();
}
