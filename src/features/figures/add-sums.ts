import { sql } from 'kysely';
import type { Tx } from '../../platform/database/database.ts';
import { holdFigures } from './hold-figures.ts';
import type { PlacedFact } from './schema.ts';
import type { FactSums } from './sums.ts';

const ROWS = 20_000;

/** Adds very many facts to what is kept of a ward, past the changes that steps note one by one. */
export async function addSums(tx: Tx, wardId: number, sums: FactSums): Promise<void> {
  await holdFigures(tx, wardId);
  const facts = sums.all();
  for (let at = 0; at < facts.length; at += ROWS) await add(tx, wardId, facts.slice(at, at + ROWS));
}

/** Many at once: an array a column instead of a parameter a value. */
async function add(tx: Tx, wardId: number, facts: readonly PlacedFact[]): Promise<void> {
  const column = <Name extends keyof PlacedFact>(name: Name) => facts.map((each) => each[name]);
  const place = sql`procedure_code, unit_id, officer_id`;
  const counts = sql`sum(total), sum(counted), sum(minutes)`;
  const summed = sql`do update set total = f.total + excluded.total, counted = f.counted + excluded.counted,
    minutes = f.minutes + excluded.minutes`;
  await sql`
    with given as (
      select * from unnest(${column('code')}::text[], ${column('day')}::date[], ${column('procedureCode')}::text[],
        ${column('unitId')}::bigint[], ${column('officerId')}::bigint[], ${column('total')}::int[], ${column('counted')}::int[],
        ${column('minutes')}::bigint[]) as g (code, day, procedure_code, unit_id, officer_id, total, counted, minutes)),
    by_day as (
      insert into figure_days as f (ward_id, code, day, procedure_code, unit_id, officer_id, total, counted, minutes)
      select ${wardId}::int, code, day, ${place}, ${counts} from given group by 2, 3, 4, 5, 6
      on conflict (ward_id, code, day, procedure_code, unit_id, officer_id) ${summed}),
    by_month as (
      insert into figure_months as f (ward_id, code, month, procedure_code, unit_id, officer_id, total, counted, minutes)
      select ${wardId}::int, code, date_trunc('month', day)::date, ${place}, ${counts} from given group by 2, 3, 4, 5, 6
      on conflict (ward_id, code, month, procedure_code, unit_id, officer_id) ${summed})
    insert into figure_totals as f (ward_id, code, day, total, counted, minutes)
    select ${wardId}::int, code, day, ${counts} from given group by 2, 3
    on conflict (ward_id, code, day) ${summed}`.execute(tx);
}
