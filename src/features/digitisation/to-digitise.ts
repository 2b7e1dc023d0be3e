import { sql } from 'kysely';
import type { Db } from '../../platform/database/database.ts';

/** A dossier with papers that have neither a scan nor a lawful reason to have none. */
export interface ToDigitise {
  id: number;
  code: string;
  procedureName: string;
  /** Units by id stand in the organisation. */
  holderUnitId: number;
  status: string;
  receivedAt: Date;
  missing: string[];
}

/** Statuses in which a dossier is done with. */
const ENDED = ['returned', 'refused', 'withdrawn', 'stopped'];

/**
 * What still has to be digitised, oldest first: a page of them after the given one. What was filed and is not yet accepted is
 * the desk's to look at first, and left out.
 */
export async function listToDigitise(
  db: Db,
  wardId: number,
  { after, limit }: { after: { at: Date; id: number } | null; limit: number },
): Promise<ToDigitise[]> {
  const rows = await db
    .selectFrom('dossiers as d')
    .innerJoin('procedure_versions as p', (join) =>
      join.onRef('p.code', '=', 'd.procedure_code').onRef('p.version', '=', 'd.procedure_version'),
    )
    .select((eb) => [
      ...(['d.id', 'd.code', 'd.holder_unit_id', 'd.status', 'd.received_at', 'p.name'] as const),
      eb
        .selectFrom('dossier_documents as doc')
        .select(sql<string[]>`array_agg(doc.name order by doc.no)`.as('names'))
        .whereRef('doc.ward_id', '=', 'd.ward_id')
        .whereRef('doc.dossier_id', '=', 'd.id')
        .where(UNSCANNED)
        .as('missing'),
    ])
    .where('d.ward_id', '=', wardId)
    .where('d.received_at', 'is not', null)
    .where('d.status', 'not in', ENDED)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('dossier_documents as doc')
          .select('doc.no')
          .whereRef('doc.ward_id', '=', 'd.ward_id')
          .whereRef('doc.dossier_id', '=', 'd.id')
          .where(UNSCANNED),
      ),
    )
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(d.received_at, d.id) > (${after!.at}, ${after!.id})`),
    )
    .orderBy('d.received_at')
    .orderBy('d.id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    procedureName: row.name,
    holderUnitId: row.holder_unit_id,
    status: row.status,
    receivedAt: row.received_at!,
    missing: row.missing ?? [],
  }));
}

/** As the figure `digitised` counts. */
const UNSCANNED = sql<boolean>`doc.source in ('original', 'copy', 'electronic')
  and doc.file is null and doc.scan_exempt_reason is null`;
