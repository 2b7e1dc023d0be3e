import type { Db } from '../../platform/database/database.ts';
import type { PlacedFact } from '../figures/index.ts';
import { outcomesOf } from '../lookups/index.ts';
import { lookupFacts, lookupsNamed } from './data/lookup-facts.ts';
import { factsOf } from './facts.ts';
import { applyStep, type DossierState, fold } from './state.ts';
import { stepFactsOf } from './step-facts.ts';
import type { Step } from './step-payloads.ts';
import { type StepRow, toChainedStep } from './store.ts';

/** What is counted of some dossiers, from their steps and look-ups alone. */
export interface CountedDossiers {
  dossiers: number;
  facts: PlacedFact[];
  /** Dossiers whose steps cannot be followed; nothing is counted of them. */
  broken: number[];
}

const BATCH = 500;

/** Counts all dossiers of a ward anew, batch by batch. */
export async function* countDossiers(db: Db, wardId: number): AsyncGenerator<CountedDossiers> {
  for (let after = 0; ; ) {
    const ids = await nextIds(db, wardId, after);
    if (ids.length === 0) return;
    yield await countBatch(db, wardId, ids);
    after = ids.at(-1)!;
  }
}

async function nextIds(db: Db, wardId: number, after: number): Promise<number[]> {
  const rows = await db
    .selectFrom('dossiers')
    .select('id')
    .where('ward_id', '=', wardId)
    .where('id', '>', after)
    .orderBy('id')
    .limit(BATCH)
    .execute();
  return rows.map((row) => row.id);
}

async function countBatch(db: Db, wardId: number, ids: number[]): Promise<CountedDossiers> {
  const rows = await db
    .selectFrom('dossier_steps')
    .selectAll()
    .where('ward_id', '=', wardId)
    .where('dossier_id', 'in', ids)
    .orderBy('dossier_id')
    .orderBy('no')
    .execute();
  const chains = Map.groupBy(rows, (row) => row.dossier_id);
  const found: CountedDossiers = { dossiers: ids.length, facts: [], broken: [] };
  const states = new Map<number, DossierState>();
  for (const id of ids)
    try {
      const steps = (chains.get(id) ?? []).map((each) => toChainedStep(each as StepRow).step);
      const { state, facts } = countChain(steps);
      states.set(id, state);
      found.facts.push(...facts);
    } catch {
      found.broken.push(id);
    }
  found.facts.push(...(await ofLookups(db, wardId, states)));
  return found;
}

/** What is counted of one dossier, from its steps alone. @throws Error when a step is not allowed where it stands */
export function countChain(steps: readonly Step[]): { state: DossierState; facts: PlacedFact[] } {
  let state = fold(steps.slice(0, 1));
  const facts: PlacedFact[] = [];
  for (const [at, step] of steps.slice(1).entries()) {
    facts.push(...stepFactsOf(state, steps.slice(0, at + 1), step));
    state = applyStep(state, step);
  }
  return { state, facts: [...facts, ...factsOf(state)] };
}

async function ofLookups(db: Db, wardId: number, states: Map<number, DossierState>): Promise<PlacedFact[]> {
  const named = new Map([...states].map(([id, state]) => [id, lookupsNamed(state)]));
  const rows = await outcomesOf(db, wardId, {
    dossierIds: [...states.keys()],
    ids: [...named.values()].flat(),
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const byDossier = Map.groupBy(rows, (row) => row.dossierId);
  return [...states].flatMap(([id, state]) => {
    const desk = named.get(id)!.flatMap((lookupId) => byId.get(lookupId)?.outcome ?? []);
    const own = (byDossier.get(id) ?? []).map((each) => each.outcome);
    return lookupFacts(state, [...desk, ...own]);
  });
}
