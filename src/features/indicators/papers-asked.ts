import { sql } from 'kysely';
import type { Db } from '../../platform/database/database.ts';
import type { Period } from './indicator.ts';
import { IS_REPLACED } from './list/papers-not-asked.ts';
import { RECEIVED } from './list/received.ts';

/** Papers that data replace, of the dossiers received in a period: given by data, asked after a look-up that failed, asked without one. */
export interface PapersAsked {
  given: number;
  askedAfterLookup: number;
  askedWrongly: number;
}

/** Papers, where the figures count dossiers; by the same conditions as those. */
export async function countPapersAsked(db: Db, wardId: number, { from, to }: Period): Promise<PapersAsked> {
  const isAsked = sql<boolean>`doc.source <> 'database'`;
  const row = await db
    .selectFrom('dossiers as d')
    .innerJoin('dossier_documents as doc', (join) =>
      join.onRef('doc.ward_id', '=', 'd.ward_id').onRef('doc.dossier_id', '=', 'd.id'),
    )
    .select([
      sql<number>`count(*) filter (where not ${isAsked})`.as('given'),
      sql<number>`count(*) filter (where ${isAsked} and doc.lookup_id is not null)`.as('after'),
      sql<number>`count(*) filter (where ${isAsked} and doc.lookup_id is null)`.as('wrongly'),
    ])
    .where('d.ward_id', '=', wardId)
    .where('d.received_at', '>=', from)
    .where('d.received_at', '<', to)
    .where(RECEIVED)
    .where(IS_REPLACED)
    .executeTakeFirstOrThrow();
  return { given: row.given, askedAfterLookup: row.after, askedWrongly: row.wrongly };
}
