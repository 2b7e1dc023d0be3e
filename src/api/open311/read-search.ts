import { addDays, instant, isDay } from '../../law/day.ts';
import { Problem } from '../../platform/problem.ts';

const DAY_MS = 86_400_000;
const SPAN_MS = 90 * DAY_MS;
const MOST_CODES = 50;
const MOST_A_PAGE = 1000;
const MOST_PAGES = 10_000;

/** What a list of requests is narrowed by; `null` codes: none were named. */
export interface RequestSearch {
  codes: string[] | null;
  services: string[];
  statuses: ('open' | 'closed')[];
  from: Date;
  until: Date;
  offset: number;
  limit: number;
}

/** @param list every value of a parameter @throws Problem invalid with the parameters that are wrong */
export function readSearch(list: (name: string) => readonly string[], now: Date): RequestSearch {
  const all = (name: string) =>
    list(name)
      .flatMap((each) => each.split(','))
      .map((each) => each.trim())
      .filter(Boolean);
  const codes = all('service_request_id');
  if (codes.length > MOST_CODES) refuse('service_request_id', `Tối đa ${MOST_CODES} mã.`);
  const statuses = all('status');
  if (!statuses.every((each) => each === 'open' || each === 'closed'))
    refuse('status', 'Chỉ có open, closed.');
  const limit = numberOf('page_size', list('page_size')[0], MOST_A_PAGE) ?? MOST_A_PAGE;
  const page = numberOf('page', list('page')[0], MOST_PAGES) ?? 1;
  return {
    ...{ codes: codes.length === 0 ? null : codes, services: all('service_code') },
    statuses: statuses as RequestSearch['statuses'],
    ...{ ...periodOf(list('start_date')[0], list('end_date')[0], now), limit, offset: (page - 1) * limit },
  };
}

/** One bound alone opens ninety days from it; none, the last ninety. */
function periodOf(
  start: string | undefined,
  end: string | undefined,
  now: Date,
): { from: Date; until: Date } {
  const from = instantOf('start_date', start, 'first');
  const until = instantOf('end_date', end, 'last');
  if (from === null) {
    const last = until ?? now;
    return { from: new Date(last.getTime() - SPAN_MS), until: last };
  }
  if (until === null) return { from, until: new Date(from.getTime() + SPAN_MS) };
  if (until < from) refuse('end_date', 'Phải sau start_date.');
  if (until.getTime() - from.getTime() > SPAN_MS) refuse('end_date', 'Cách start_date tối đa 90 ngày.');
  return { from, until };
}

/** A day alone is its first or last instant here. In addresses + reads as a space. */
function instantOf(name: string, given: string | undefined, end: 'first' | 'last'): Date | null {
  const text = given?.trim().replace(/ (?=\d\d:\d\d$)/, '+') ?? '';
  if (text === '') return null;
  const day = text.slice(0, 10);
  const isWritten = /^(19|20)\d\d-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d))?$/.test(text);
  const at = text.length > 10 ? new Date(text) : null;
  if (!isWritten || !isDay(day) || (at !== null && Number.isNaN(at.getTime())))
    return refuse(name, 'Ghi như 2026-01-01T00:00:00Z hoặc 2026-01-01T00:00:00+07:00.');
  if (at !== null) return at;
  return end === 'first' ? instant(day, 0) : new Date(instant(addDays(day, 1), 0).getTime() - 1);
}

function numberOf(name: string, given: string | undefined, most: number): number | null {
  const text = given?.trim() ?? '';
  if (text === '') return null;
  const number = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  return number >= 1 && number <= most ? number : refuse(name, `Ghi số từ 1 đến ${most}.`);
}

function refuse(name: string, sentence: string): never {
  throw new Problem('invalid', 'Không tìm được.', { [name]: sentence });
}
