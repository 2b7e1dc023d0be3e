import { isoWeekOf, mondayOf } from '../../features/indicators/index.ts';
import { addDays, type Day, firstOfYear, formatDay, isDay } from '../../law/day.ts';

/** Days `[from, to)` with the name that officers give them. */
export interface NamedPeriod {
  /** How the address names it. */
  key: string;
  label: string;
  from: Day;
  to: Day;
}

const [WEEKS, MONTHS, QUARTERS, YEARS] = [12, 13, 8, 3];

const keyOf = (from: Day, to: Day) => `${from}.${addDays(to, -1)}`;
const named = (label: string, from: Day, to: Day): NamedPeriod => ({ key: keyOf(from, to), label, from, to });

function monthFrom(day: Day, back: number): Day {
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 - back;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}-01`;
}

/** The year up to today: it still runs. */
export function thisYear(today: Day): NamedPeriod {
  return { ...named('Năm nay đến hôm nay', firstOfYear(today), addDays(today, 1)), key: 'nam-nay' };
}

/** The periods of each kind that an officer looks back at, the newest first; the first of each may still run. */
export function periodChoices(today: Day): { label: string; periods: NamedPeriod[] }[] {
  const count = (length: number) => Array.from({ length }, (_, at) => at);
  const monday = mondayOf(today);
  const quarter = monthFrom(today, (Number(today.slice(5, 7)) - 1) % 3);
  return [
    { label: 'Tuần', periods: count(WEEKS).map((at) => weekFrom(addDays(monday, -7 * at))) },
    { label: 'Tháng', periods: count(MONTHS).map((at) => monthNamed(monthFrom(today, at))) },
    { label: 'Quý', periods: count(QUARTERS).map((at) => quarterNamed(monthFrom(quarter, 3 * at))) },
    {
      label: 'Năm',
      periods: count(YEARS).map((at) => yearNamed(String(Number(today.slice(0, 4)) - at))),
    },
  ];
}

function weekFrom(monday: Day): NamedPeriod {
  const { year, week } = isoWeekOf(monday);
  const span = `${formatDay(monday)} – ${formatDay(addDays(monday, 6))}`;
  return named(`Tuần ${week}/${year} (${span})`, monday, addDays(monday, 7));
}

function monthNamed(first: Day): NamedPeriod {
  return named(`Tháng ${first.slice(5, 7)}/${first.slice(0, 4)}`, first, monthFrom(first, -1));
}

function quarterNamed(first: Day): NamedPeriod {
  const number = (Number(first.slice(5, 7)) + 2) / 3;
  return named(
    `Quý ${['I', 'II', 'III', 'IV'][number - 1]}/${first.slice(0, 4)}`,
    first,
    monthFrom(first, -3),
  );
}

function yearNamed(year: string): NamedPeriod {
  return named(`Năm ${year}`, `${year}-01-01`, `${Number(year) + 1}-01-01`);
}

const isKept = (day: string | undefined): day is Day =>
  day !== undefined && isDay(day) && day >= '2022-07-01' && day <= '2100-12-31';

/** The period that an address names by its key, or by two days; null when it names none. */
export function findPeriod(
  { key, from, until }: { key: string | undefined; from?: string | undefined; until?: string | undefined },
  today: Day,
): NamedPeriod | null {
  if (key === 'tuy-chon') {
    if (!isKept(from) || !isKept(until) || from > until || from > today) return null;
    const label = `${formatDay(from)} – ${formatDay(until)}`;
    return { ...named(label, from, addDays(until, 1)), key };
  }
  if (key === 'nam-nay') return thisYear(today);
  const known = periodChoices(today)
    .flatMap((each) => each.periods)
    .find((each) => each.key === key);
  if (known) return known;
  const [first, last] = (key ?? '').split('.');
  if (!isKept(first) || !isKept(last) || first > last || first > today) return null;
  return named(`${formatDay(first)} – ${formatDay(last)}`, first, addDays(last, 1));
}

/** The period of the same kind just before; of any days: as many days before them. */
export function periodBefore({ from, to, key }: NamedPeriod): NamedPeriod {
  if (key === 'nam-nay') {
    const year = Number(from.slice(0, 4)) - 1;
    const until = `${year}${to.slice(4)}`;
    const end = isDay(until) ? until : `${year}-03-01`;
    const start = `${year}-01-01`;
    return named(`${formatDay(start)} – ${formatDay(addDays(end, -1))}`, start, end);
  }
  if (from.endsWith('-01') && to.endsWith('-01')) {
    const months = Math.max(1, monthsBetween(from, to));
    const start = monthFrom(from, months);
    if (months === 1) return monthNamed(start);
    if (months === 3) return quarterNamed(start);
    if (months === 12) return yearNamed(start.slice(0, 4));
    return named(`${formatDay(start)} – ${formatDay(addDays(from, -1))}`, start, from);
  }
  const length = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
  const start = addDays(from, -length);
  if (length === 7 && mondayOf(start) === start) return weekFrom(start);
  return named(`${formatDay(start)} – ${formatDay(addDays(from, -1))}`, start, from);
}

function monthsBetween(from: Day, to: Day): number {
  const count = (day: Day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return count(to) - count(from);
}
