import { isWorkingDay } from '../src/law/calendar.ts';
import { addDays, type Day } from '../src/law/day.ts';
import { Chance } from '../src/seed/chance.ts';

/** What came on one day. */
export interface DayCount {
  day: Day;
  numerator: number;
  denominator: number;
}

/** How the share moves over the year; `at` runs from 0 to 1. */
const COURSES: Record<string, (at: number) => number> = {
  'đứng yên 72 %': () => 0.72,
  'đứng yên 99 %': () => 0.99,
  'tăng đều 60→88 %': (at) => 0.6 + 0.28 * at,
  'giảm đều 90→75 %': (at) => 0.9 - 0.15 * at,
  'nhảy bậc 55→80 % giữa năm': (at) => (at < 0.5 ? 0.55 : 0.8),
};
const SIZES = [4, 25, 120];

/** Years of known course, made by chance that is always the same: the weeks differ by more than chance, Tết is empty. */
export function syntheticYears(count: number): { name: string; days: DayCount[] }[] {
  return Object.entries(COURSES).flatMap(([name, course]) =>
    SIZES.flatMap((size) =>
      Array.from({ length: count }, (_, at) => ({
        name: `${name}, ${size} hồ sơ/tuần`,
        days: yearOf(new Chance(`${name} ${size} ${at}`), size, course),
      })),
    ),
  );
}

function yearOf(chance: Chance, size: number, course: (at: number) => number): DayCount[] {
  const days: DayCount[] = [];
  let busy = 1;
  let mood = 0;
  for (let day = '2026-01-01'; day < '2027-01-01'; day = addDays(day, 1)) {
    if (days.length % 7 === 0) {
      busy = 0.6 + 0.8 * chance.real();
      mood = 0.06 * (chance.real() - 0.5);
    }
    const mean = isWorkingDay(day) ? (size / 5) * busy : 0;
    const share = Math.min(1, Math.max(0, course(days.length / 365) + mood));
    let denominator = 0;
    for (let tries = 0; tries < mean * 4; tries++) if (chance.happens(0.25)) denominator++;
    let numerator = 0;
    for (let at = 0; at < denominator; at++) if (chance.happens(share)) numerator++;
    days.push({ day, numerator, denominator });
  }
  return days;
}
