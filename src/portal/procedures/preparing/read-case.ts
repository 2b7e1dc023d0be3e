import {
  type Answer,
  casesOf,
  countedBy,
  type ProcedureVersion,
  questionsOf,
} from '../../../features/procedures/index.ts';
import { addDays, instant, isDay, localParts, toLocalDay } from '../../../law/day.ts';
import { type HoursByDay, openingMinute } from '../../../law/working-time.ts';

/** What a citizen said about his case, as the address holds it. Nothing of it says who he is. */
export interface Case {
  answers: Record<string, Answer>;
  termNo: number | null;
  pages: number;
  copies: number;
  units: number;
  isExempt: boolean;
  /** When he means to file; by default now. */
  filedAt: Date;
  isNow: boolean;
  errors: Record<string, string>;
  /** As typed, to be shown again. */
  typed: Record<string, string>;
}

type Query = (name: string) => string | undefined;

/** How far ahead it makes sense to ask: the calendar of later years is not published. */
const MOST_DAYS_AHEAD = 366;
const MOST_PAGES = 1000;
const MOST_COPIES = 500;

export function readCase(
  query: Query,
  procedure: ProcedureVersion,
  { now, hoursOn }: { now: Date; hoursOn: HoursByDay },
): Case {
  const errors: Record<string, string> = {};
  const typed: Record<string, string> = {};
  const text = (name: string) => {
    const value = (query(name) ?? '').trim().slice(0, 20);
    typed[name] = value;
    return value;
  };
  const count = (name: string, most: number) => {
    const value = text(name);
    if (value === '') return 1;
    if (/^\d{1,6}$/.test(value) && Number(value) >= 1 && Number(value) <= most) return Number(value);
    errors[name] = `Ghi một số từ 1 đến ${most.toLocaleString('vi-VN')}.`;
    return 1;
  };
  const answers: Record<string, Answer> = {};
  for (const { name } of questionsOf(procedure)) {
    const value = text(name);
    if (value === 'co' || value === 'khong') answers[name] = value === 'co' ? 'yes' : 'no';
  }
  const termNo = casesOf(procedure).find((each) => String(each.no) === text('truong-hop'))?.no ?? null;
  const isPaged = procedure.fees.some((fee) => countedBy(fee) === 'pages');
  const isCounted = procedure.fees.some((fee) => countedBy(fee) === 'units');
  const filed = readMoment(text('ngay'), text('gio'), { now, hoursOn });
  if (filed.error) errors[filed.error.name] = filed.error.text;
  return {
    ...{ answers, termNo, errors, typed },
    pages: isPaged ? count('trang', MOST_PAGES) : 1,
    copies: isPaged ? count('ban', MOST_COPIES) : 1,
    units: isCounted ? count('so', MOST_COPIES) : 1,
    isExempt: text('mien') === 'co',
    filedAt: filed.at,
    isNow: filed.isNow,
  };
}

interface Moment {
  at: Date;
  isNow: boolean;
  error?: { name: 'ngay' | 'gio'; text: string };
}

/** A day and an hour; a day alone means its opening, an hour alone means today. */
function readMoment(day: string, hour: string, at: { now: Date; hoursOn: HoursByDay }): Moment {
  const now: Moment = { at: at.now, isNow: true };
  if (day === '' && hour === '') return now;
  const today = toLocalDay(at.now);
  const on = day === '' ? today : day;
  if (!isDay(on) || on < today || on > addDays(today, MOST_DAYS_AHEAD))
    return { ...now, error: { name: 'ngay', text: 'Chọn một ngày từ hôm nay đến một năm sau.' } };
  const clock = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(hour);
  if (hour !== '' && !clock) return { ...now, error: { name: 'gio', text: 'Ghi giờ như 08:30.' } };
  const minute = clock
    ? Number(clock[1]) * 60 + Number(clock[2])
    : on === today
      ? localParts(at.now).minute
      : openingMinute(at.hoursOn(on));
  return { at: instant(on, minute), isNow: false };
}
