import { sql } from 'kysely';
import type { Tx } from '../../platform/database/database.ts';
import { columnsOf } from './note-facts.ts';
import type { FactSums } from './sums.ts';

/**
 * Stops everybody else who would count something, until the transaction ends: what is then read is all that there is, and what
 * others do comes on top of it.
 */
export async function stopCounting(tx: Tx): Promise<void> {
  await sql`lock table figure_changes in share row exclusive mode`.execute(tx);
}

const ROWS = 2000;

/** Puts these sums in place of everything that was kept of a ward. */
export async function replaceFigures(tx: Tx, wardId: number, sums: FactSums): Promise<void> {
  for (const table of ['figure_changes', 'figure_days', 'figure_months', 'figure_totals'] as const)
    await tx.deleteFrom(table).where('ward_id', '=', wardId).execute();
  const facts = sums.all();
  for (let at = 0; at < facts.length; at += ROWS)
    await tx
      .insertInto('figure_days')
      .values(facts.slice(at, at + ROWS).map((each) => ({ ward_id: wardId, ...columnsOf(each) })))
      .execute();
  await sql`
    insert into figure_months
    select ward_id, code, date_trunc('month', day)::date, procedure_code, unit_id, officer_id, sum(total), sum(counted), sum(minutes)
    from figure_days where ward_id = ${wardId} group by 1, 2, 3, 4, 5, 6`.execute(tx);
  await sql`
    insert into figure_totals
    select ward_id, code, day, sum(total), sum(counted), sum(minutes)
    from figure_days where ward_id = ${wardId} group by 1, 2, 3`.execute(tx);
}
