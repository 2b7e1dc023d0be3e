import type { LookupOutcome } from '../../law/failed-look-up.ts';
import type { DatabaseCode } from '../../law/national-databases.ts';
import type { Db } from '../../platform/database/database.ts';
import type { Lookup } from './schema.ts';
import { selectLookups, toLookup } from './store.ts';

export interface LookupSearch {
  database: DatabaseCode | null;
  outcome: LookupOutcome | 'failed' | null;
  from: Date;
  to: Date;
  /** Keyset: those older than this one. */
  before: number | null;
  limit: number;
}

/** Look-ups of a period, newest first, each with the dossier that it was for, once there is one. */
export async function searchLookups(db: Db, wardId: number, search: LookupSearch): Promise<Lookup[]> {
  const { database, outcome, from, to, before, limit } = search;
  let query = selectLookups(db, wardId).where('asked_at', '>=', from).where('asked_at', '<', to);
  if (database !== null) query = query.where('database', '=', database);
  if (outcome === 'failed') query = query.where('outcome', '<>', 'found');
  else if (outcome !== null) query = query.where('outcome', '=', outcome);
  if (before !== null) query = query.where('id', '<', before);
  const rows = await query
    .select((on) =>
      on
        .selectFrom('dossier_documents as doc')
        .select('doc.dossier_id')
        .whereRef('doc.ward_id', '=', 'lookups.ward_id')
        .whereRef('doc.lookup_id', '=', 'lookups.id')
        .limit(1)
        .as('used_in'),
    )
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...toLookup(row), dossierId: row.dossier_id ?? row.used_in }));
}
