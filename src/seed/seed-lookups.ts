import type { IntakeDocument } from '../features/dossiers/index.ts';
import { lookupSubject } from '../features/dossiers/index.ts';
import { seedLookup } from '../features/lookups/index.ts';
import type { Act } from '../features/organisation/index.ts';
import { type DataReplacement, matchDataReplacement } from '../features/procedures/index.ts';
import { databaseFor } from '../law/data-instead-of-papers.ts';
import type { LookupOutcome } from '../law/failed-look-up.ts';
import type { Tx } from '../platform/database/database.ts';
import { Chance } from './chance.ts';
import { keyOf } from './key.ts';

/** How often a look-up that gave nothing ended so. */
const FAILURES: Partial<Record<LookupOutcome, number>> = {
  ...{ not_found: 4, incomplete: 2, mismatch: 2, unavailable: 1, timed_out: 1 },
};

interface Looking {
  procedureCode: string;
  rules: readonly DataReplacement[];
  filer: Parameters<typeof lookupSubject>[0];
  documents: readonly IntakeDocument[];
  key: string;
}

/** The look-ups before a dossier of the demo: what a database gave, it gave to one; what was asked after all, one failed. */
export async function seedLookups(tx: Tx, act: Act, looking: Looking): Promise<IntakeDocument[]> {
  const { procedureCode, rules, filer, key } = looking;
  const documents: IntakeDocument[] = [];
  for (const [at, document] of looking.documents.entries()) {
    const rule = matchDataReplacement(document.name, rules);
    if (rule === null) {
      documents.push(document);
      continue;
    }
    // A throw of its own: a transaction that is tried again gives the same.
    const chance = new Chance(`${key} look up ${at}`);
    const database = databaseFor(document.name, rule).code;
    const outcome =
      document.source === 'database'
        ? 'found'
        : chance.weighted(Object.keys(FAILURES) as LookupOutcome[], (each) => FAILURES[each]!);
    const { id } = await seedLookup(
      tx,
      { ...act, wardId: act.officer.wardId },
      {
        ...{ procedureCode, paper: document.name, database, rule, matter: null },
        ...{ subject: lookupSubject(filer, database), clientKey: keyOf(`${key} look up ${at}`) },
      },
      { outcome, durationMs: outcome === 'timed_out' ? 4000 : chance.between(40, 900) },
    );
    documents.push({ ...document, lookupId: id });
  }
  return documents;
}
