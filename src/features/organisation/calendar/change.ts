import { dayKind } from '../../../law/calendar.ts';
import { addDays, compareDays, toLocalDay } from '../../../law/day.ts';
import { hoursOn, type WardCalendar } from '../../../law/ward-calendar.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { Problem } from '../../../platform/problem.ts';
import { noteChange } from '../audit/note-change.ts';
import type { Act } from '../schema.ts';
import { type DayForm, type HoursForm, windowsOf } from './schema.ts';
import { findCalendar } from './store.ts';

/** Who may say when the ward works. */
function mustDecide({ officer }: Act): void {
  if (!officer.duties.includes('administer') && !officer.duties.includes('control'))
    throw new Problem('not_allowed', 'Tài khoản của bạn không được sửa lịch làm việc.');
}

/** Decides about one day of the ward. @throws Problem not_allowed @returns whether it is new: a repeat changes nothing */
export async function changeDay(tx: Tx, act: Act, form: DayForm): Promise<boolean> {
  mustDecide(act);
  const { wardId } = act.officer;
  const before = dayKind(form.day, (await findCalendar(tx, wardId)).calendar);
  const added = await tx
    .insertInto('ward_days')
    .values({
      ward_id: wardId,
      day: form.day,
      worked: form.kind === 'state' ? null : form.kind === 'worked',
      why: form.why,
      decision: form.decision,
      decided_by: act.officer.id,
      decided_at: act.now,
      client_key: form.clientKey,
    })
    .onConflict((conflict) => conflict.columns(['ward_id', 'client_key']).doNothing())
    .returning('id')
    .execute();
  if (added.length === 0) return false;
  const after = dayKind(form.day, (await findCalendar(tx, wardId)).calendar);
  await noteChange(tx, act, { what: 'calendar', subject: form.day, before, after });
  return true;
}

/** Sets the hours from a day on; past days keep theirs. @throws Problem not_allowed, invalid @returns whether it is new */
export async function changeHours(tx: Tx, act: Act, form: HoursForm): Promise<boolean> {
  mustDecide(act);
  if (form.validFrom < toLocalDay(act.now))
    throw new Problem('invalid', 'Chưa lưu được giờ làm việc.', {
      validFrom: 'Giờ làm việc chỉ đổi từ hôm nay trở đi.',
    });
  const { wardId } = act.officer;
  // Without hours of its own the ward had the State's.
  const before = hoursOn((await findCalendar(tx, wardId)).hours, form.validFrom);
  const added = await tx
    .insertInto('ward_hours')
    .values({
      ward_id: wardId,
      valid_from: form.validFrom,
      valid_until: form.validUntil || null,
      windows: JSON.stringify(windowsOf(form)),
      cut_off: form.cutOff,
      decision: form.decision,
      decided_by: act.officer.id,
      decided_at: act.now,
      client_key: form.clientKey,
    })
    .onConflict((conflict) => conflict.columns(['ward_id', 'client_key']).doNothing())
    .returning('id')
    .execute();
  if (added.length === 0) return false;
  const after = {
    from: form.validFrom,
    until: form.validUntil || null,
    windows: windowsOf(form),
    cutOff: form.cutOff,
  };
  await noteChange(tx, act, { what: 'hours', subject: form.validFrom, before, after });
  return true;
}

/** The calendar as it would be with these hours, for showing what moves. */
export function withHours(calendar: WardCalendar, form: HoursForm): WardCalendar {
  const until = form.validUntil === '' ? null : addDays(form.validUntil, 1);
  const own = { from: form.validFrom, until, windows: windowsOf(form), cutOff: form.cutOff };
  const hours = [...calendar.hours, own].sort((a, b) => compareDays(a.from, b.from));
  return { ...calendar, hours };
}
