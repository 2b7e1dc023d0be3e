import { sql } from 'kysely';
import type { Db } from '../../../platform/database/database.ts';
import type { Visitor } from '../../citizens/index.ts';
import { ownDossiers } from '../../dossiers/index.ts';
import type { LookKind } from './schema.ts';

/** A look at a dossier as its applicant is told of it: by unit and title, never by the officer's name. */
export interface OwnLook {
  id: number;
  at: Date;
  dossierCode: string;
  kind: LookKind;
  unit: string;
  title: string;
}

/** Who was shown the visitor's own dossiers, the newest first. */
export async function listOwnLooks(
  db: Db,
  visitor: Visitor,
  { before, limit }: { before: number | null; limit: number },
): Promise<OwnLook[]> {
  let query = db
    .selectFrom('looks as l')
    .innerJoin(ownDossiers(db, visitor).select(['id', 'code']).as('d'), 'd.id', 'l.dossier_id')
    .leftJoin('units as u', (join) =>
      join.onRef('u.ward_id', '=', 'l.ward_id').onRef('u.id', '=', 'l.unit_id'),
    )
    .leftJoin('officers as o', (join) =>
      join.onRef('o.ward_id', '=', 'l.ward_id').onRef('o.id', '=', 'l.officer_id'),
    )
    .where('l.ward_id', '=', visitor.wardId);
  if (before !== null) query = query.where('l.id', '<', before);
  const rows = await query
    .select(['l.id', 'l.at', 'd.code', 'l.kind'])
    .select([
      sql<string>`coalesce(u.name, l.viewer)`.as('unit'),
      sql<string>`coalesce(o.title, '')`.as('title'),
    ])
    .orderBy('l.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ code, kind, ...row }) => ({ ...row, dossierCode: code, kind: kind as LookKind }));
}
