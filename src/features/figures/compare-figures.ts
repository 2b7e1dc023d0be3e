import { sql } from 'kysely';
import type { Db } from '../../platform/database/database.ts';
import type { Count, PlacedFact } from './schema.ts';
import type { FactSums } from './sums.ts';

/** A kept figure that is not what it is counted from. */
export interface FigureDifference extends Omit<PlacedFact, keyof Count> {
  /** Days with what is not poured yet; or months, or a whole ward's days, against the days. */
  where: 'days' | 'months' | 'totals';
  kept: Count;
  counted: Count;
}

export interface FigureComparison {
  /** Sums that were compared. */
  facts: number;
  differences: FigureDifference[];
}

/**
 * The kept figures of a ward against the sums of the facts that they should be; `expected` is used up. Beside the day's work it needs
 * the snapshot (repeatable read) from which `expected` was counted.
 */
export async function compareFigures(db: Db, wardId: number, expected: FactSums): Promise<FigureComparison> {
  const days = await readDays(db, wardId);
  const differences: FigureDifference[] = [];
  const compare = (where: FigureDifference['where'], fact: PlacedFact, counted: Count) => {
    const { total, counted: part, minutes, ...place } = fact;
    if (total !== counted.total || part !== counted.counted || minutes !== counted.minutes)
      differences.push({ ...place, where, kept: { total, counted: part, minutes }, counted });
  };
  for (const fact of days) compare('days', fact, expected.take(fact));
  const missing = expected.all();
  for (const { total, counted, minutes, ...place } of missing)
    differences.push({ ...place, where: 'days', kept: { ...NOTHING }, counted: { total, counted, minutes } });
  for (const where of ['months', 'totals'] as const)
    for (const { counted_total, counted_counted, counted_minutes, ...row } of await readUnlike(
      db,
      wardId,
      where,
    ))
      compare(where, toFact(row), {
        ...{
          total: Number(counted_total),
          counted: Number(counted_counted),
          minutes: Number(counted_minutes),
        },
      });
  return { facts: days.length + missing.length, differences };
}

const NOTHING: Count = { total: 0, counted: 0, minutes: 0 };

interface Row {
  code: string;
  day: string;
  procedure_code: string;
  unit_id: number;
  officer_id: number;
  total: number;
  counted: number;
  minutes: number;
}

function toFact(row: Row): PlacedFact {
  return {
    ...{ code: row.code, day: row.day, procedureCode: row.procedure_code },
    ...{ unitId: row.unit_id, officerId: row.officer_id },
    ...{ total: Number(row.total), counted: Number(row.counted), minutes: Number(row.minutes) },
  };
}

async function readDays(db: Db, wardId: number): Promise<PlacedFact[]> {
  const { rows } = await sql<Row>`
    select code, day, procedure_code, unit_id, officer_id, sum(total) as total, sum(counted) as counted, sum(minutes) as minutes
    from (
      select code, day, procedure_code, unit_id, officer_id, total, counted, minutes from figure_days where ward_id = ${wardId}
      union all
      select code, day, procedure_code, unit_id, officer_id, total, counted, minutes from figure_changes where ward_id = ${wardId}
    ) as f
    group by 1, 2, 3, 4, 5
    having sum(total) <> 0 or sum(counted) <> 0 or sum(minutes) <> 0`.execute(db as never);
  return rows.map(toFact);
}

/** Months, or whole wards' days, beside the sums of the days; only where they are not the same. */
async function readUnlike(db: Db, wardId: number, kind: 'months' | 'totals') {
  const day = kind === 'months' ? sql`date_trunc('month', day)::date` : sql`day`;
  const place =
    kind === 'months'
      ? sql`procedure_code, unit_id, officer_id`
      : sql`''::text as procedure_code, 0::bigint as unit_id, 0::bigint as officer_id`;
  const { rows } = await sql<
    Row & { counted_total: number; counted_counted: number; counted_minutes: number }
  >`
    with kept as (
      select code, ${sql.ref(kind === 'months' ? 'month' : 'day')} as day, ${place}, total, counted, minutes
      from ${sql.table(`figure_${kind}`)} where ward_id = ${wardId}),
    summed as (
      select code, day, procedure_code, unit_id, officer_id, sum(total) as total, sum(counted) as counted, sum(minutes) as minutes
      from (select code, ${day} as day, ${place}, total, counted, minutes from figure_days where ward_id = ${wardId}) as f
      group by 1, 2, 3, 4, 5)
    select code, day, procedure_code, unit_id, officer_id,
      coalesce(k.total, 0) as total, coalesce(k.counted, 0) as counted, coalesce(k.minutes, 0) as minutes,
      coalesce(s.total, 0) as counted_total, coalesce(s.counted, 0) as counted_counted, coalesce(s.minutes, 0) as counted_minutes
    from kept as k full join summed as s using (code, day, procedure_code, unit_id, officer_id)
    where (coalesce(k.total, 0), coalesce(k.counted, 0), coalesce(k.minutes, 0))
      <> (coalesce(s.total, 0), coalesce(s.counted, 0), coalesce(s.minutes, 0))`.execute(db as never);
  return rows;
}
