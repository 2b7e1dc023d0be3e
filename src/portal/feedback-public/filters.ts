import { MATTERS, type Matter, type PublishedSearch } from '../../features/feedback/index.ts';
import { normaliseProcedureCode } from '../../features/procedures/index.ts';
import { addDays, isDay, nextMonth } from '../../law/day.ts';
import { readId } from '../../platform/http/keys.ts';

/** What the address of a list of published petitions asks for. */
export interface Filters {
  q: string;
  matter: Matter | null;
  fieldCode: string | null;
  procedureCode: string | null;
  /** Of publication, `YYYY-MM`. */
  month: string | null;
}

export function readFilters(query: (name: string) => string | undefined): Filters {
  const month = query('thang') ?? '';
  return {
    q: (query('q') ?? '').replaceAll('\0', '').trim().slice(0, 100),
    matter: MATTERS.find((each) => each === query('ve')) ?? null,
    fieldCode: query('linh-vuc')?.replaceAll('\0', '').slice(0, 100) || null,
    procedureCode: normaliseProcedureCode(query('thu-tuc') ?? ''),
    month: /^20\d\d-(0[1-9]|1[0-2])$/.test(month) ? month : null,
  };
}

/** The filters as an address holds them. */
export function filtersToQuery({ q, matter, fieldCode, procedureCode, month }: Filters): URLSearchParams {
  return new URLSearchParams({
    ...(q && { q }),
    ...(matter && { ve: matter }),
    ...(fieldCode && { 'linh-vuc': fieldCode }),
    ...(procedureCode && { 'thu-tuc': procedureCode }),
    ...(month && { thang: month }),
  });
}

export function searchOf({ month, ...filters }: Filters): Omit<PublishedSearch, 'after' | 'limit'> {
  if (month === null) return filters;
  const publishedFrom = `${month}-01`;
  return { ...filters, publishedFrom, publishedTo: addDays(nextMonth(publishedFrom), -1) };
}

type After = NonNullable<PublishedSearch['after']>;

/** Keyset of a page: `day~id` of the last item before it; null when the address names none. */
export function readAfter(text: string | undefined): After | null {
  const [day, row] = (text ?? '').split('~');
  const id = readId(row);
  return id === null || !isDay(day ?? '') ? null : { publishedOn: day!, id };
}

export function writeAfter({ publishedOn, id }: After): string {
  return `${publishedOn}~${id}`;
}

/** An address with the filters and, where there is one, the page after an item. */
export function addressOf(path: string, filters: Filters, last?: After): string {
  const query = filtersToQuery(filters);
  if (last) query.set('sau', writeAfter(last));
  return query.size === 0 ? path : `${path}?${query}`;
}
