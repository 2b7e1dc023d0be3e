import { sql } from 'kysely';
import type { Db } from '../../../platform/database/database.ts';
import { WORKED } from './list-looks.ts';

/** What one officer was shown within a time. Each number is counted from rows that can be listed. */
export interface OfficerLooks {
  officerId: number;
  looks: number;
  /** Different dossiers of which he saw a page, a slip or a paper. */
  dossiers: number;
  /** Of these, those on which he never took a step and which he does not hold. */
  withoutWork: number;
  /** Files with lists that he took out, and the rows in them. */
  exports: number;
  exportedRows: number;
}

const EXPORT = sql<boolean>`(kind like '%\\_export' and kind <> 'person_export')`;

/** Who was shown how much, whoever saw most without working on it first. */
export async function countLooks(
  db: Db,
  wardId: number,
  { from, until }: { from: Date; until: Date },
): Promise<OfficerLooks[]> {
  const rows = await db
    .selectFrom('looks')
    .select([
      'officer_id',
      sql<number>`count(*)`.as('looks'),
      sql<number>`count(distinct dossier_id)`.as('dossiers'),
      sql<number>`count(distinct dossier_id) filter (where not ${WORKED})`.as('without_work'),
      sql<number>`count(distinct request_id) filter (where ${EXPORT})`.as('exports'),
      sql<number>`coalesce(sum(row_count) filter (where ${EXPORT}), 0)`.as('exported_rows'),
    ])
    .where('ward_id', '=', wardId)
    .where('officer_id', 'is not', null)
    .where('at', '>=', from)
    .where('at', '<', until)
    .groupBy('officer_id')
    .orderBy('without_work', 'desc')
    .orderBy('looks', 'desc')
    .execute();
  return rows.map((row) => ({
    officerId: row.officer_id!,
    looks: row.looks,
    dossiers: row.dossiers,
    withoutWork: row.without_work,
    exports: row.exports,
    exportedRows: row.exported_rows,
  }));
}
