import type { Calendar } from './calendar.ts';
import type { Day } from './day.ts';
import { type Dated, isInForce } from './in-force.ts';
import { WORKING_HOURS, type WorkingHours } from './working-time.ts';

/** What a ward decides about a day, over the State's calendar. */
export interface WardDay {
  day: Day;
  worked: boolean;
  why: string;
}

/** How a ward counts time: its days over the State's, its hours from a day on. */
export interface WardCalendar {
  calendar: Calendar;
  hours: readonly (WorkingHours & Dated)[];
}

/**
 * A calendar with a ward's own days in it. A day that the State has off may be worked by decision, and the reverse; all
 * other days stay as they are, in years that the State has not published too.
 * @law Bộ luật Lao động 2019, Điều 112; quyết định của cấp có thẩm quyền về ngày nghỉ, ngày làm bù tại địa phương
 * @checked 2026-11-23
 * @uncertain who may change the working days of a ward was not read; the number of the decision is asked
 */
export function withWardDays(calendar: Calendar, days: readonly WardDay[]): Calendar {
  const unknown = new Set(days.map(({ day }) => Number(day.slice(0, 4))));
  for (const { year } of calendar.years) unknown.delete(year);
  const more = [...unknown].map((year) => ({ year, source: null, daysOff: {}, workedWeekends: {} }));
  const years = [...calendar.years, ...more].map((year) => {
    const own = days.filter(({ day }) => Number(day.slice(0, 4)) === year.year);
    if (own.length === 0) return year;
    const [daysOff, workedWeekends] = [{ ...year.daysOff }, { ...year.workedWeekends }];
    for (const { day, worked, why } of own) {
      delete daysOff[day];
      delete workedWeekends[day];
      (worked ? workedWeekends : daysOff)[day] = why;
    }
    return { ...year, daysOff, workedWeekends };
  });
  return { years };
}

/**
 * The hours in force on a day: the ward's newest that have begun, else the common ones.
 * @throws RangeError when none is known for that day
 */
export function hoursOn(rows: readonly (WorkingHours & Dated)[], day: Day): WorkingHours {
  const found = [...WORKING_HOURS, ...rows].findLast((each) => isInForce(each, day));
  if (!found) throw new RangeError(`Không biết giờ làm việc ngày ${day}.`);
  return found;
}
