import { sql } from 'kysely';
import type { Day } from '../../law/day.ts';
import type { Db } from '../../platform/database/database.ts';
import type { Count } from './schema.ts';

interface SumsRequest {
  wardId: number;
  code: string;
  /** In order; days from each to before the next are one sum. */
  bounds: readonly Day[];
}

/** Codes of the same ward and bounds that are asked for in the same moment. */
interface Batch {
  codes: Set<string>;
  answer: Promise<ReadonlyMap<string, readonly Count[]>>;
}

const open = new WeakMap<Db, Map<string, Batch>>();

/**
 * What was counted in a whole ward between neighbouring bounds: one pass over its days, and one query for all figures that a page asks
 * for at once. @returns a sum for each span
 */
export async function readSums(db: Db, { wardId, code, bounds }: SumsRequest): Promise<readonly Count[]> {
  const batches = open.get(db) ?? new Map<string, Batch>();
  open.set(db, batches);
  const key = `${wardId} ${bounds.join()}`;
  const batch = batches.get(key) ?? openBatch(db, { wardId, bounds }, () => batches.delete(key));
  batches.set(key, batch);
  batch.codes.add(code);
  return (await batch.answer).get(code)!;
}

/** Takes codes until whatever runs now has asked, then `close`s itself and asks the database. */
function openBatch(
  db: Db,
  { wardId, bounds }: Pick<SumsRequest, 'wardId' | 'bounds'>,
  close: () => void,
): Batch {
  const codes = new Set<string>();
  const answer = new Promise<void>((ready) => setImmediate(ready)).then(() => {
    close();
    return readAll(db, { wardId, bounds, codes: [...codes].sort() });
  });
  return { codes, answer };
}

async function readAll(
  db: Db,
  { wardId, bounds, codes }: { wardId: number; bounds: readonly Day[]; codes: readonly string[] },
): Promise<ReadonlyMap<string, readonly Count[]>> {
  const spans = bounds.slice(1);
  const found = new Map(codes.map((code) => [code, spans.map(() => ({ total: 0, counted: 0, minutes: 0 }))]));
  if (spans.length === 0) return found;
  const of = (table: 'figure_totals' | 'figure_changes') => sql`
    select code, day, total, counted, minutes from ${sql.table(table)}
    where ward_id = ${wardId} and code = any(${[...codes]}::text[]) and day >= ${bounds[0]} and day < ${bounds.at(-1)}`;
  const { rows } = await sql<{ code: string; span: number } & Count>`
    select f.code, width_bucket(f.day, ${[...bounds]}::date[]) as span, sum(f.total)::bigint as total,
      sum(f.counted)::bigint as counted, sum(f.minutes)::bigint as minutes
    from (${of('figure_totals')} union all ${of('figure_changes')}) as f
    group by 1, 2`.execute(db as never);
  for (const { code, span, total, counted, minutes } of rows)
    found.get(code)![span - 1] = { total: Number(total), counted: Number(counted), minutes: Number(minutes) };
  return found;
}
