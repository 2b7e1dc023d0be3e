import { CASE_KINDS, type CaseKind, type CaseSearch } from '../../features/urging/index.ts';
import { addDays, instant, toLocalDay } from '../../law/day.ts';
import { readAfter, readId } from '../../platform/http/keys.ts';

export const PLACE = '/can-bo/don-doc';

/** Cases are opened at most this many at a time. */
export const PAGE = 30;

/** Ages by which the list is narrowed, in days. */
export const AGES = [7, 14, 30, 60] as const;

/** What an address asks of the list. */
export function readSearch(query: (name: string) => string | undefined, now: Date): CaseSearch {
  const kind = query('loai');
  const step = query('buoc') ?? '';
  const age = AGES.find((days) => String(days) === query('tuoi'));
  return {
    isOpen: query('dong') !== '1',
    kind: CASE_KINDS.find((each) => each === kind) ?? (null as CaseKind | null),
    unitId: readId(query('don-vi')),
    step: /^[0-9]$/.test(step) ? Number(step) : null,
    before: age === undefined ? null : instant(addDays(toLocalDay(now), -age), 0),
    after: readAfter(query('sau')),
    limit: PAGE,
  };
}

/** The address of the same list, with changes; what is null is left out. */
export function listAddress(
  query: (name: string) => string | undefined,
  change: Record<string, string | null> = {},
  path: string = PLACE,
): string {
  const names = ['loai', 'don-vi', 'buoc', 'tuoi', 'dong'];
  const given = Object.fromEntries(names.map((name) => [name, query(name) ?? '']));
  const wanted = Object.entries({ ...given, ...change }).filter(([, value]) => value);
  const text = String(new URLSearchParams(wanted as [string, string][]));
  return text === '' ? path : `${path}?${text}`;
}
