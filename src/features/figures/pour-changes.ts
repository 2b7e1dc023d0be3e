import { sql } from 'kysely';
import type { Database, Tx } from '../../platform/database/database.ts';
import { holdFigures } from './hold-figures.ts';

/** At most so many changes at once, so that no transaction is long. */
const BATCH = 20_000;

/** Pours a ward's changes until none is left, a batch a transaction. @returns how many were poured */
export async function pourAll(database: Database, wardId: number): Promise<number> {
  for (let poured = 0; ; ) {
    const batch = await database.transact((tx) => pourChanges(tx, wardId));
    poured += batch;
    if (batch < BATCH) return poured;
  }
}

/**
 * Pours changes into the days and months to which they belong; no figure is another one after it. Two that pour at once
 * pour one after the other.
 * @returns how many changes were poured: fewer than a batch means that none is left
 */
export async function pourChanges(tx: Tx, wardId: number): Promise<number> {
  await holdFigures(tx, wardId);
  const { rows } = await sql<{ poured: number }>`
    with taken as (
      delete from figure_changes where ward_id = ${wardId} and id in (
        select id from figure_changes where ward_id = ${wardId} order by id limit ${BATCH})
      returning *),
    by_day as (
      insert into figure_days as f
      select ward_id, code, day, procedure_code, unit_id, officer_id, sum(total), sum(counted), sum(minutes)
      from taken group by 1, 2, 3, 4, 5, 6
      on conflict (ward_id, code, day, procedure_code, unit_id, officer_id) do update
      set total = f.total + excluded.total, counted = f.counted + excluded.counted, minutes = f.minutes + excluded.minutes
      returning 1),
    by_month as (
      insert into figure_months as f
      select ward_id, code, date_trunc('month', day)::date, procedure_code, unit_id, officer_id, sum(total), sum(counted), sum(minutes)
      from taken group by 1, 2, 3, 4, 5, 6
      on conflict (ward_id, code, month, procedure_code, unit_id, officer_id) do update
      set total = f.total + excluded.total, counted = f.counted + excluded.counted, minutes = f.minutes + excluded.minutes
      returning 1),
    by_total as (
      insert into figure_totals as f
      select ward_id, code, day, sum(total), sum(counted), sum(minutes) from taken group by 1, 2, 3
      on conflict (ward_id, code, day) do update
      set total = f.total + excluded.total, counted = f.counted + excluded.counted, minutes = f.minutes + excluded.minutes
      returning 1)
    select count(*)::int as poured from taken`.execute(tx);
  return rows[0]!.poured;
}
