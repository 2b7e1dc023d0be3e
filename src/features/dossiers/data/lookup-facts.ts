import { toLocalDay } from '../../../law/day.ts';
import type { Db, Tx } from '../../../platform/database/database.ts';
import { noteFacts, type PlacedFact } from '../../figures/index.ts';
import { outcomesOf } from '../../lookups/index.ts';
import type { DossierState } from '../state.ts';
import { type DossierKey, lockDossier } from '../store.ts';

/** Whether a received dossier was looked up, and whether that ever failed: `look-up-failures`, on the day of its reception. */
export function lookupFacts(state: DossierState, outcomes: readonly string[]): PlacedFact[] {
  if (state.receivedAt === null || state.place === 'from_elsewhere' || outcomes.length === 0) return [];
  const hasFailed = outcomes.some((each) => each !== 'found');
  return [
    {
      ...{ code: 'look-up-failures', day: toLocalDay(state.receivedAt), total: 1, minutes: 0 },
      ...{ counted: Number(hasFailed), procedureCode: state.procedureCode },
      ...{ unitId: state.competentUnitId, officerId: 0 },
    },
  ];
}

/** The look-ups that its papers name, those of the desk before there was a dossier. */
export function lookupsNamed({ documents }: DossierState): number[] {
  return documents.flatMap(({ lookupId }) => (lookupId === undefined ? [] : [lookupId]));
}

async function factsOfLookups(db: Db, key: DossierKey, state: DossierState): Promise<PlacedFact[]> {
  if (state.receivedAt === null) return [];
  const rows = await outcomesOf(db, key.wardId, { dossierIds: [key.dossierId], ids: lookupsNamed(state) });
  return lookupFacts(
    state,
    rows.map((each) => each.outcome),
  );
}

/** Counts what a step changes of it: the reception, or papers that name other look-ups. `before` is null for a new dossier. */
export async function noteLookups(
  tx: Tx,
  key: DossierKey,
  before: DossierState | null,
  after: DossierState,
): Promise<void> {
  const isSame =
    before?.receivedAt?.getTime() === after.receivedAt?.getTime() &&
    before?.competentUnitId === after.competentUnitId &&
    before?.documents.length === after.documents.length;
  if (isSame || after.receivedAt === null || (before === null && lookupsNamed(after).length === 0)) return;
  const facts = before === null ? [] : await factsOfLookups(tx, key, before);
  await noteFacts(tx, key.wardId, facts, await factsOfLookups(tx, key, after));
}

/** Keeps a look-up of a dossier, which is locked meanwhile, and counts what it changes. */
export async function keepingLookup<Kept>(tx: Tx, key: DossierKey, keep: () => Promise<Kept>): Promise<Kept> {
  const { state } = await lockDossier(tx, key);
  const before = await factsOfLookups(tx, key, state);
  const kept = await keep();
  await noteFacts(tx, key.wardId, before, await factsOfLookups(tx, key, state));
  return kept;
}
