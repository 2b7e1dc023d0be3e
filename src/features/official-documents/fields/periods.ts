import { addDays, type Day, weekday } from '../../../law/day.ts';
import type { FieldPeriod } from './live-field.ts';

/** The words by which a period is asked for, and what each means on a day. */
const NAMED: Record<string, (today: Day) => FieldPeriod> = {
  'hôm nay': (today) => ({ from: today, to: addDays(today, 1), words: 'hôm nay' }),
  'tuần này': (today) => week(mondayOf(today), 'tuần này'),
  'tuần trước': (today) => week(addDays(mondayOf(today), -7), 'tuần trước'),
  'tháng này': (today) => month(today.slice(0, 7)),
  'tháng trước': (today) => month(addDays(`${today.slice(0, 7)}-01`, -1).slice(0, 7)),
  'quý này': (today) => quarter(Number(today.slice(0, 4)), quarterOf(today)),
  'quý trước': (today) => quarter(Number(today.slice(0, 4)), quarterOf(today) - 1),
  'năm nay': (today) => year(Number(today.slice(0, 4))),
  'năm trước': (today) => year(Number(today.slice(0, 4)) - 1),
};

export const PERIOD_WORDS = Object.keys(NAMED);

/** A period by its words ("tháng trước", "tháng 10/2026", "quý 3/2026", "năm 2026"); null where they name none. */
export function readFieldPeriod(words: string, today: Day): FieldPeriod | null {
  const text = words.trim().toLowerCase();
  const named = NAMED[text];
  if (named) return named(today);
  const [, unit, number = '0', yearText = ''] = /^(tháng|quý)\s+(\d{1,2})\/(\d{4})$/.exec(text) ?? [];
  const at = Number(number);
  if (unit === 'tháng' && at >= 1 && at <= 12) return month(`${yearText}-${number.padStart(2, '0')}`);
  if (unit === 'quý' && at >= 1 && at <= 4) return quarter(Number(yearText), at);
  const only = /^năm\s+(20\d{2})$/.exec(text);
  return only ? year(Number(only[1])) : null;
}

function mondayOf(day: Day): Day {
  return addDays(day, -((weekday(day) + 6) % 7));
}

function week(monday: Day, words: string): FieldPeriod {
  return { from: monday, to: addDays(monday, 7), words };
}

function month(text: string): FieldPeriod {
  const from = `${text}-01`;
  const to = `${addDays(from, 31).slice(0, 7)}-01`;
  return { from, to, words: `tháng ${Number(text.slice(5))} năm ${text.slice(0, 4)}` };
}

function quarterOf(day: Day): number {
  return Math.ceil(Number(day.slice(5, 7)) / 3);
}

/** A quarter before the first is the last of the year before. */
function quarter(inYear: number, at: number): FieldPeriod {
  if (at < 1) return quarter(inYear - 1, at + 4);
  const first = `${inYear}-${String(at * 3 - 2).padStart(2, '0')}-01`;
  const roman = ['I', 'II', 'III', 'IV'][at - 1]!;
  return { from: first, to: `${addDays(first, 93).slice(0, 7)}-01`, words: `quý ${roman} năm ${inYear}` };
}

function year(text: number): FieldPeriod {
  return { from: `${text}-01-01`, to: `${text + 1}-01-01`, words: `năm ${text}` };
}
