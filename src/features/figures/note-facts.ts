import type { Tx } from '../../platform/database/database.ts';
import type { PlacedFact } from './schema.ts';

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
    .values(
      changes.map((each) => ({
        ...{ ward_id: wardId, code: each.code, day: each.day, procedure_code: each.procedureCode },
        ...{ unit_id: each.unitId, officer_id: each.officerId },
        ...{ total: each.total, counted: each.counted, minutes: each.minutes },
      })),
    )
    .execute();
}

/** The net of both: one row for each place in which something is different. */
export function changesOf(before: readonly PlacedFact[], after: readonly PlacedFact[]): PlacedFact[] {
  const net = new Map<string, PlacedFact>();
  for (const [facts, sign] of [[before, -1] as const, [after, 1] as const])
    for (const fact of facts) {
      const key = [fact.code, fact.day, fact.procedureCode, fact.unitId, fact.officerId].join(' ');
      const sum = net.get(key) ?? { ...fact, total: 0, counted: 0, minutes: 0 };
      sum.total += sign * fact.total;
      sum.counted += sign * fact.counted;
      sum.minutes += sign * fact.minutes;
      net.set(key, sum);
    }
  return [...net.values()].filter((each) => each.total !== 0 || each.counted !== 0 || each.minutes !== 0);
}
