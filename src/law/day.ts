/** A calendar day in Vietnam, `YYYY-MM-DD`. Days compare as strings. */
export type Day = string;

/** Vietnam keeps UTC+7 all year; no rule here depends on the machine's time zone. */
const OFFSET_MS = 7 * 3_600_000;
const DAY_MS = 86_400_000;

/** Days are few and asked for again and again: each is read and written once. More than a century of them is forgotten at a time. */
const numbers = new Map<Day, number>();
const days = new Map<number, Day>();
const MOST_KEPT = 40_000;

/** Days since 1970-01-01; NaN of what is no day. */
function numberOf(day: Day): number {
  const known = numbers.get(day);
  if (known !== undefined) return known;
  const number = Date.parse(`${day}T00:00:00Z`) / DAY_MS;
  if (Number.isNaN(number)) return number;
  if (numbers.size >= MOST_KEPT) numbers.clear();
  numbers.set(day, number);
  return number;
}

/** @throws RangeError when there is no such day */
function dayOf(number: number): Day {
  const known = days.get(number);
  if (known !== undefined) return known;
  const day = new Date(number * DAY_MS).toISOString().slice(0, 10);
  if (days.size >= MOST_KEPT) days.clear();
  days.set(number, day);
  return day;
}

/** The local day of an instant. */
export function toLocalDay(at: Date): Day {
  return dayOf(Math.floor((at.getTime() + OFFSET_MS) / DAY_MS));
}

/** Minutes since local midnight, with the seconds as a fraction. */
export function minuteOfDay(at: Date): number {
  const local = at.getTime() + OFFSET_MS;
  return (local - Math.floor(local / DAY_MS) * DAY_MS) / 60_000;
}

/** The local day of an instant and the minutes since its midnight. */
export function localParts(at: Date): { day: Day; minute: number } {
  return { day: toLocalDay(at), minute: minuteOfDay(at) };
}

/** The instant at `minute` minutes after local midnight of `day`. */
export function instant(day: Day, minute: number): Date {
  return new Date(numberOf(day) * DAY_MS - OFFSET_MS + Math.round(minute * 60_000));
}

/** `2026-02-25T17:00:00+07:00` */
export function toLocalIso(at: Date): string {
  return `${new Date(at.getTime() + OFFSET_MS).toISOString().slice(0, 19)}+07:00`;
}

export function addDays(day: Day, count: number): Day {
  return dayOf(numberOf(day) + count);
}

/** Days from the first to the second; negative when the second is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return numberOf(to) - numberOf(from);
}

/** -1, 0 or 1, for sorting. */
export function compareDays(a: Day, b: Day): -1 | 0 | 1 {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** 0 = Sunday … 6 = Saturday. */
export function weekday(day: Day): number {
  // The first day of all was a Thursday.
  return (((numberOf(day) + 4) % 7) + 7) % 7;
}

const WEEKDAYS = ['Chủ nhật', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy'] as const;

export function weekdayName(day: Day): string {
  return WEEKDAYS[weekday(day)]!;
}

/** Whether the text is a day that exists. */
export function isDay(text: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
    !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) &&
    addDays(text, 0) === text
  );
}

/**
 * A day from the text `YYYY-MM-DD`.
 * @throws RangeError with a Vietnamese sentence when it is no such text or no such day
 */
export function parseDay(text: string): Day {
  const day = text.trim();
  if (!isDay(day)) throw new RangeError(`"${text}" không phải là ngày: cần dạng 2026-02-13.`);
  return day;
}

/** Minutes since midnight as the clock shows them: "07:30". */
export function clockTime(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(Math.floor(minute % 60)).padStart(2, '0')}`;
}

export function firstOfMonth(day: Day): Day {
  return `${day.slice(0, 7)}-01`;
}

/** The first day of its year. */
export function firstOfYear(day: Day): Day {
  return `${day.slice(0, 4)}-01-01`;
}

/** The first day of the month after. */
export function nextMonth(day: Day): Day {
  return firstOfMonth(addDays(firstOfMonth(day), 31));
}

/** dd/MM/yyyy */
export function formatDay(day: Day): string {
  const [year, month, date] = day.split('-');
  return `${date}/${month}/${year}`;
}

/** An instant as the ward's wall clock shows it: "23/11/2026 10:05". */
export function formatTime(at: Date): string {
  const local = toLocalIso(at);
  return `${formatDay(local.slice(0, 10))} ${local.slice(11, 16)}`;
}

/**
 * An instant from `YYYY-MM-DD`, `YYYY-MM-DDTHH:mm[:ss]` (both local) or with an offset or Z.
 * @throws RangeError with a Vietnamese sentence when it is no such text or no such day
 */
export function parseLocal(text: string): Date {
  const match =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$/.exec(
      text.trim(),
    );
  const [, day = '', hour = '00', minute = '00', second = '00', offset = '+07:00'] = match ?? [];
  const at = new Date(`${day}T${hour}:${minute}:${second}${offset}`);
  const clockExists = Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
  if (!isDay(day) || !clockExists || Number.isNaN(at.getTime()))
    throw new RangeError(`"${text}" không phải là thời điểm: cần dạng 2026-02-13T15:30.`);
  return at;
}
