import { foldVietnamese } from '../../../../platform/fold-vietnamese.ts';

/** Working minutes in a unit of a limit; half a day is one session (buổi), a week five days. */
const UNIT_MINUTES = { phut: 1, gio: 60, buoi: 240, ngay: 480, tuan: 2400 } as const;
export type LimitUnit = keyof typeof UNIT_MINUTES;

const NOT_COUNTED = /khong (tinh|quy dinh|gioi han|co thoi)/;
/** What stands for no limit only where there is no amount: "08 giờ hành chính" has one. */
const NO_AMOUNT =
  /gio hanh chinh|^ngay (sau )?khi|^ngay$|theo (giay|phieu)? ?hen|tra ket qua theo|^theo quy dinh|^[-–—x]+$/;
const SAME_DAY = /^(ngay )?trong (cung )?(ngay|buoi)\b/;
const BEFORE =
  /^(?:[-–+:.(]|tong cong|tong so|tong|cong\b|thoi gian|thoi han|thuc hien|giai quyet|xu ly|tthc|thu tuc hanh chinh|la\b|khong qua|khong vuot qua|toi da|toi thieu|trong vong|trong thoi han|trong\b|cham nhat|khoang|tu\b|\s)+/;
const AMOUNT =
  '(?:\\d+ \\d+/\\d+|\\d+/\\d+|\\d+(?:\\.\\d+)?|mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi|nua)(?![\\w/])';
const UNIT = '\\(?(ngay|gio|phut|buoi|tuan|h(?=\\d|\\b)|ph?\\b)\\)?';
const PART = new RegExp(`^(${AMOUNT})\\s*(?:${UNIT})?(\\s*(?:lam viec)?\\s*ruoi\\b)?`);
const TO = /^\s*(?:[-–~]|den|toi)\s*/;
const AND = /^\s*(?:lam viec)?\s*(?:va|,|\+)?\s*(?=\d)/;
const WORDS = ['', 'mot', 'hai', 'ba', 'bon', 'nam', 'sau', 'bay', 'tam', 'chin', 'muoi'];
const MOST_MINUTES = 10 * 366 * 480;

export interface Limit {
  /** Working minutes, a day being eight hours; null: the decision does not count this step. */
  minutes: number | null;
  /** The decision gives a range: the upper end was taken. */
  isRange?: boolean;
}

/**
 * A limit as decisions write it: "0,5 ngày làm việc", "04 giờ", "1/4 ngày", "½ ngày", "02 ngày (16 giờ)", "1 giờ 30
 * phút", "02 - 03 ngày" (the upper end), "Không tính thời gian". A bare number is in `unit`, the heading's.
 * @returns undefined when the text is no limit
 */
export function readLimit(text: string, unit: LimitUnit = 'ngay'): Limit | undefined {
  const words = plain(text);
  if (NOT_COUNTED.test(words)) return { minutes: null };
  if (SAME_DAY.test(words)) return { minutes: /buoi/.test(words) ? UNIT_MINUTES.buoi : UNIT_MINUTES.ngay };
  const read = readAmounts(words.replace(BEFORE, ''), unit);
  if (read !== undefined) return read;
  return NO_AMOUNT.test(words) ? { minutes: null } : undefined;
}

function plain(text: string): string {
  return foldVietnamese(text.replace(/[½¼¾⅓⅔⅛]/g, (sign) => ` ${sign.normalize('NFKC')} `))
    .replaceAll('⁄', '/')
    .replace(/(\d)\s*,\s*(\d)/g, '$1.$2')
    .replace(/(\d) ?\/ ?(\d)/g, '$1/$2')
    .replace(/(\d)([a-z])/g, '$1 $2')
    .replace(/\bh(\d)/g, 'h $1')
    .trim();
}

function readAmounts(words: string, unit: LimitUnit): Limit | undefined {
  const first = PART.exec(words);
  if (!first) return undefined;
  const rest = words.slice(first[0].length);
  const to = TO.exec(rest);
  const second = to && PART.exec(rest.slice(to[0].length));
  if (second && (second[2] ?? first[2])) return range(first, second, unit);
  if (first[2] === undefined) {
    const isBare = rest.trim() === '' && !/^\d+(?:\/(?:9|\d{2,})|\.\d{4,})/.test(words);
    return isBare ? within(amountOf(first[1]!) * UNIT_MINUTES[unit]) : undefined;
  }
  const more = rest.slice(AND.exec(rest)?.[0].length ?? rest.length);
  const smaller = PART.exec(more);
  const extra = smaller && minutesOf(smaller, smaller[2] ?? 'phut');
  const whole = minutesOf(first, first[2]);
  return within(extra && extra < whole ? whole + extra : whole);
}

function range(first: RegExpExecArray, second: RegExpExecArray, unit: LimitUnit): Limit | undefined {
  const upper = within(minutesOf(second, second[2] ?? first[2] ?? unit));
  return upper && { ...upper, isRange: true };
}

function minutesOf([, amount, , half]: RegExpExecArray, unit: string): number {
  const each = UNIT_MINUTES[(unit.startsWith('h') ? 'gio' : /^p/.test(unit) ? 'phut' : unit) as LimitUnit];
  return (amountOf(amount!) + (half === undefined ? 0 : 0.5)) * each;
}

function amountOf(text: string): number {
  if (text === 'nua') return 0.5;
  if (WORDS.includes(text)) return WORDS.indexOf(text);
  const [, whole, over, below] = /^(?:(\d+) )?(\d+)\/(\d+)$/.exec(text) ?? [];
  return over === undefined ? Number(text) : Number(whole ?? 0) + Number(over) / Number(below);
}

function within(minutes: number): Limit | undefined {
  return Number.isFinite(minutes) && minutes <= MOST_MINUTES ? { minutes: Math.round(minutes) } : undefined;
}
