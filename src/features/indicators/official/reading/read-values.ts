import { addDays, type Day, instant, isDay, nextMonth } from '../../../../law/day.ts';
import { foldVietnamese } from '../../../../platform/fold-vietnamese.ts';

/** A number as people write it: "1.234", "79,9", "1.234,5", "0.799". Null when it is none. */
export function readNumber(text: string): number | null {
  const bare = text.replace(/[%\s\u00a0]/g, '');
  if (!/^-?\d[\d.,]*$/.test(bare)) return null;
  const marks = bare.replace(/[^.,]/g, '');
  const decimal = new Set(marks).size === 2 ? marks.at(-1)! : marks.length === 1 ? decimalOf(bare) : '';
  const value = Number(
    [...bare].flatMap((each) => (each === decimal ? '.' : /[.,]/.test(each) ? [] : each)).join(''),
  );
  return Number.isFinite(value) ? value : null;
}

/** The mark, when the only one parts decimals; a dot before three digits parts thousands, unless nothing stands before it. */
function decimalOf(bare: string): string {
  return bare.includes(',') ? ',' : /^-?[1-9]\d{0,2}\.\d{3}$/.test(bare) ? '' : '.';
}

/** A percentage: no thousands can be meant. */
export function readPercent(text: string): number | null {
  return readNumber(text.replace('.', ','));
}

/** A whole number of cases, where a dot or a comma can only part thousands. */
export function readCount(text: string): number | null {
  const bare = text.replace(/[\s\u00a0]/g, '').replace(/[.,]0+$/, '');
  if (!/^\d{1,3}([.,]?\d{3})*$|^\d+$/.test(bare)) return null;
  return Number(bare.replace(/[.,]/g, ''));
}

/** A day, and the instant where a time of the day stands with it. "dd/MM/yyyy HH:mm", "yyyy-MM-dd HH:mm". */
export function readMoment(text: string): { day: Day; at: Date | null } | null {
  const found =
    /(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})/.exec(text)?.slice(1, 4) ??
    /(\d{4})-(\d{1,2})-(\d{1,2})/.exec(text)?.slice(1, 4).reverse();
  if (!found) return null;
  const [date, month, year] = found as [string, string, string];
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  if (!isDay(day)) return null;
  const time = /\b(\d{1,2}):(\d{2})/.exec(text);
  return { day, at: time ? instant(day, Number(time[1]) * 60 + Number(time[2])) : null };
}

const QUARTERS: Record<string, number> = { i: 1, ii: 2, iii: 3, iv: 4 };

/** Days that a period's words mean, both included: "Tháng 10/2026", "Quý III năm 2026", "01/10/2026 – 31/10/2026", "2026". */
export function readSpan(text: string): { from: Day; until: Day } | null {
  const days = [...text.matchAll(/\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}-\d{1,2}-\d{1,2}/g)].flatMap(
    ([each]) => readMoment(each)?.day ?? [],
  );
  if (days.length > 0) return { from: days[0]!, until: days.at(-1)! };
  const words = foldVietnamese(text);
  const quarter = /quy\s*(iv|i{1,3}|[1-4])\b\D*(20\d\d)/.exec(words);
  if (quarter) return months(Number(quarter[2]), (QUARTERS[quarter[1]!] ?? Number(quarter[1])) * 3 - 2, 3);
  const month = /(?:thang\s*)?\b(1[0-2]|0?[1-9])\s*(?:\/|-|nam)\s*(20\d\d)/.exec(words);
  if (month) return months(Number(month[2]), Number(month[1]), 1);
  const year = /\b(20\d\d)\b/.exec(words);
  return year ? months(Number(year[1]), 1, 12) : null;
}

function months(year: number, first: number, count: number): { from: Day; until: Day } {
  const from = `${year}-${String(first).padStart(2, '0')}-01`;
  let end = from;
  for (let at = 0; at < count; at++) end = nextMonth(end);
  return { from, until: addDays(end, -1) };
}
