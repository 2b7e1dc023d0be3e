import { type RawBuilder, sql } from 'kysely';
import { type Day, firstOfMonth, nextMonth } from '../../law/day.ts';
import type { Db } from '../../platform/database/database.ts';
import type { Count, FactDimension } from './schema.ts';

/** The first day of all; as a lower bound: everything so far. */
export const EVER: Day = '1900-01-01';

/** Days `[from, to)`. */
export interface Days {
  from: Day;
  to: Day;
}

export interface CountRequest {
  /** One or more wards of the installation. */
  wardIds: readonly number[];
  codes: readonly string[];
  /** Each is counted for itself; they may overlap. */
  spans: readonly Days[];
  /** Apart by these; left out: all together. */
  by?: readonly (FactDimension | 'wardId')[];
  /** Only these. */
  procedureCodes?: readonly string[];
  unitIds?: readonly number[];
  officerIds?: readonly number[];
}

/** A sum with what it is of. What was not told apart is empty or 0. */
export interface CountRow extends Count {
  /** Which of the spans, from 0. */
  span: number;
  code: string;
  wardId: number;
  procedureCode: string;
  unitId: number;
  officerId: number;
}

const COLUMNS = {
  wardId: 'ward_id',
  procedureCode: 'procedure_code',
  unitId: 'unit_id',
  officerId: 'officer_id',
} as const;

/**
 * The sums asked for, in one query: of a whole ward from its days; of parts of it from whole months and the days at their ends;
 * and always what is not poured yet.
 */
export async function readCounts(db: Db, request: CountRequest): Promise<CountRow[]> {
  if (request.spans.length === 0 || request.codes.length === 0 || request.wardIds.length === 0) return [];
  const by = request.by ?? [];
  const isWhole = isOfWholeWards(request);
  const pieces = request.spans.flatMap((span, at) =>
    (isWhole ? [{ ...span, isMonths: false }] : piecesOf(span)).map((piece) => ({ ...piece, span: at })),
  );
  const keys = (['wardId', 'procedureCode', 'unitId', 'officerId'] as const).map((name) => {
    const column = sql.ref(`f.${COLUMNS[name]}`);
    const none = name === 'procedureCode' ? sql`''::text` : sql`0::bigint`;
    return sql`${by.includes(name) ? column : none} as ${sql.ref(COLUMNS[name])}`;
  });
  const within = (kind: 'months' | 'days' | 'totals' | 'changes', day: 'month' | 'day') => sql`
    select p.span, f.code, f.ward_id, ${PLACES[kind === 'totals' ? 'none' : 'named']}, f.total, f.counted, f.minutes
    from pieces as p join ${sql.table(`figure_${kind}`)} as f
      on ${sql.ref(`f.${day}`)} >= p.day_from and ${sql.ref(`f.${day}`)} < p.day_to
    where ${kind === 'changes' ? sql`true` : sql`p.is_months = ${kind === 'months'}`} and ${only(request)}`;
  const poured = isWhole
    ? within('totals', 'day')
    : sql`${within('months', 'month')} union all ${within('days', 'day')}`;
  const { rows } = await sql<Record<string, never>>`
    with pieces as materialized (select * from unnest(
      ${pieces.map((each) => each.span)}::int[], ${pieces.map((each) => each.isMonths)}::boolean[],
      ${pieces.map((each) => each.from)}::date[], ${pieces.map((each) => each.to)}::date[]) as p (span, is_months, day_from, day_to))
    select f.span, f.code, ${sql.join(keys)}, sum(f.total)::bigint as total, sum(f.counted)::bigint as counted,
      sum(f.minutes)::bigint as minutes
    from (${poured} union all ${within('changes', 'day')}) as f
    group by 1, 2, 3, 4, 5, 6
    having sum(f.total) <> 0 or sum(f.counted) <> 0 or sum(f.minutes) <> 0
    order by 1, 2, 3, 4, 5, 6`.execute(db as never);
  return rows.map((row) => ({
    ...{ span: row.span!, code: row.code!, wardId: row.ward_id!, procedureCode: row.procedure_code! },
    ...{ unitId: row.unit_id!, officerId: row.officer_id! },
    ...{ total: Number(row.total), counted: Number(row.counted), minutes: Number(row.minutes) },
  }));
}

const PLACES = {
  named: sql`f.procedure_code, f.unit_id, f.officer_id`,
  none: sql`''::text as procedure_code, 0::bigint as unit_id, 0::bigint as officer_id`,
};

/** Nothing is told apart within a ward. */
function isOfWholeWards({ by = [], procedureCodes, unitIds, officerIds }: CountRequest): boolean {
  return by.every((each) => each === 'wardId') && !procedureCodes && !unitIds && !officerIds;
}

/** The rows of a table of figures `f` that are asked for. */
export function only(request: Omit<CountRequest, 'spans' | 'by'>): RawBuilder<unknown> {
  const { procedureCodes, unitIds, officerIds } = request;
  return sql.join(
    [
      sql`f.ward_id = any(${[...request.wardIds]}::int[])`,
      sql`f.code = any(${[...request.codes]}::text[])`,
      ...(procedureCodes ? [sql`f.procedure_code = any(${[...procedureCodes]}::text[])`] : []),
      ...(unitIds ? [sql`f.unit_id = any(${[...unitIds]}::bigint[])`] : []),
      ...(officerIds ? [sql`f.officer_id = any(${[...officerIds]}::bigint[])`] : []),
    ],
    sql` and `,
  );
}

/** A span as whole months and the days before and after them. */
function piecesOf({ from, to }: Days): (Days & { isMonths: boolean })[] {
  const first = from === firstOfMonth(from) ? from : nextMonth(from);
  const last = firstOfMonth(to);
  if (first >= last) return from < to ? [{ from, to, isMonths: false }] : [];
  return [
    { from, to: first, isMonths: false },
    { from: first, to: last, isMonths: true },
    { from: last, to, isMonths: false },
  ].filter((piece) => piece.from < piece.to);
}
