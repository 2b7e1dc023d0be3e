import { isDay } from '../../../../law/day.ts';
import { normalisePhone } from '../../../../law/phone.ts';
import type { SimpleField } from '../schema.ts';

/** Nothing but a text is longer: what is goes on as it is and is refused. */
const LONGEST = 250;

/** A text as typed, in the one way in which it is kept; what cannot be understood stays as it is. */
export function normaliseText(field: SimpleField, given: string): string {
  const text = field.type === 'longText' ? given.trim() : given.replace(/\s+/g, ' ').trim();
  if (text.length > LONGEST) return text;
  switch (field.type) {
    case 'number':
      return normaliseNumber(text, field.decimals);
    case 'money':
      return normaliseNumber(text.replace(/\s*(đ|₫|đồng|vnd)\.?$/i, ''), 0, text);
    case 'date':
      return normaliseDay(text, field.partial);
    case 'personalId':
      return /^[\d\s.]+$/.test(text) ? text.replace(/[\s.]/g, '') : text;
    case 'phone':
      return normalisePhone(text) ?? text;
    case 'text':
      return field.shape && field.shape !== 'name' ? text.replace(/\s/g, '') : text;
    default:
      return text;
  }
}

/**
 * "1.234.567", "65,5" or "65.5" as digits with a comma before the decimals: "1234567", "65,5". Where there are no decimals
 * "12,000" can only be twelve thousand; where there are, three digits after a comma are not guessed at.
 */
function normaliseNumber(given: string, decimals: number, otherwise = given): string {
  const text = given.replace(/\s/g, '');
  const grouped = ungrouped(text, decimals);
  if (/,\d{3}$/.test(grouped)) return otherwise;
  const match = /^(-?)0*(\d+)(?:[.,](\d*))?$/.exec(grouped);
  if (!match) return otherwise;
  const [, sign = '', whole = '', fraction = ''] = match;
  const kept = fraction.replace(/0+$/, '');
  if (kept.length > decimals) return otherwise;
  const plain = kept === '' ? whole : `${whole},${kept}`;
  return plain === '0' ? plain : sign + plain;
}

function ungrouped(text: string, decimals: number): string {
  if (/^-?\d{1,3}(\.\d{3})+(,\d*)?$/.test(text)) return text.replace(/\./g, '');
  return decimals === 0 && /^-?\d{1,3}(,\d{3})+$/.test(text) ? text.replace(/,/g, '') : text;
}

export function numberOf(text: string): number | null {
  return /^-?\d+(,\d+)?$/.test(text) ? Number(text.replace(',', '.')) : null;
}

/** "5/3/1990", "05-03-1990" as `1990-03-05`; with `partial` also "3/1990" as `1990-03`. */
function normaliseDay(text: string, partial: boolean): string {
  const full = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})$/.exec(text);
  if (full) return `${full[3]}-${full[2]!.padStart(2, '0')}-${full[1]!.padStart(2, '0')}`;
  const month = partial && /^(\d{1,2})[/.\- ](\d{4})$/.exec(text);
  return month ? `${month[2]}-${month[1]!.padStart(2, '0')}` : text;
}

/** The first day that a date, also one of which only the year or month is known, may be; null when it is none. */
export function firstDayOf(text: string): string | null {
  const day = /^\d{4}$/.test(text) ? `${text}-01-01` : /^\d{4}-\d{2}$/.test(text) ? `${text}-01` : text;
  return isDay(day) && day >= '1000-01-01' ? day : null;
}
