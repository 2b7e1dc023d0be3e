import type { Tx } from '../../platform/database/database.ts';
import type { PlacedFact } from './schema.ts';
import { FactSums } from './sums.ts';

/**
 * Counts what has changed: what was so before is taken away, what is so now is added; what is the same in both costs nothing.
 * Called in the transaction that changes what is counted, so that figures and work are never apart.
 */
export async function noteFacts(
  tx: Tx,
  wardId: number,
  before: readonly PlacedFact[],
  after: readonly PlacedFact[],
): Promise<void> {
  const changes = changesOf(before, after);
  if (changes.length === 0) return;
  await tx
    .insertInto('figure_changes')
    .values(changes.map((each) => ({ ward_id: wardId, ...columnsOf(each) })))
    .execute();
}

function columnsOf(fact: PlacedFact) {
  return {
    ...{ code: fact.code, day: fact.day, procedure_code: fact.procedureCode },
    ...{ unit_id: fact.unitId, officer_id: fact.officerId },
    ...{ total: fact.total, counted: fact.counted, minutes: fact.minutes },
  };
}

/** The net of both: one row for each place in which something is different. */
function changesOf(before: readonly PlacedFact[], after: readonly PlacedFact[]): PlacedFact[] {
  const net = new FactSums();
  net.add(before, -1);
  net.add(after);
  return net.all();
}
