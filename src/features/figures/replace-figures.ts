import { sql } from 'kysely';
import type { Tx } from '../../platform/database/database.ts';
import type { PlacedFact } from './schema.ts';
import type { FactSums } from './sums.ts';

/**
 * Stops everybody else who would count something, until the transaction ends: what is then read is all that there is, and what
 * others do comes on top of it.
 */
export async function stopCounting(tx: Tx): Promise<void> {
  await sql`lock table figure_changes in share row exclusive mode`.execute(tx);
}

const ROWS = 20_000;

/** Puts these sums in place of everything that was kept of a ward. */
export async function replaceFigures(tx: Tx, wardId: number, sums: FactSums): Promise<void> {
  for (const table of ['figure_changes', 'figure_days', 'figure_months', 'figure_totals'] as const)
    await tx.deleteFrom(table).where('ward_id', '=', wardId).execute();
  const facts = sums.all();
  for (let at = 0; at < facts.length; at += ROWS) await insertDays(tx, wardId, facts.slice(at, at + ROWS));
  await sql`
    insert into figure_months
    select ward_id, code, date_trunc('month', day)::date, procedure_code, unit_id, officer_id, sum(total), sum(counted), sum(minutes)
    from figure_days where ward_id = ${wardId} group by 1, 2, 3, 4, 5, 6`.execute(tx);
  await sql`
    insert into figure_totals
    select ward_id, code, day, sum(total), sum(counted), sum(minutes)
    from figure_days where ward_id = ${wardId} group by 1, 2, 3`.execute(tx);
}

/** Many at once: an array a column instead of a parameter a value. */
async function insertDays(tx: Tx, wardId: number, facts: readonly PlacedFact[]): Promise<void> {
  const column = <Name extends keyof PlacedFact>(name: Name) => facts.map((each) => each[name]);
  await sql`
    insert into figure_days (ward_id, code, day, procedure_code, unit_id, officer_id, total, counted, minutes)
    select ${wardId}, * from unnest(${column('code')}::text[], ${column('day')}::date[], ${column('procedureCode')}::text[],
      ${column('unitId')}::bigint[], ${column('officerId')}::bigint[], ${column('total')}::int[], ${column('counted')}::int[],
      ${column('minutes')}::bigint[])`.execute(tx);
}
