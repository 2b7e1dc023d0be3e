import { sql } from 'kysely';
import type { Db } from '../../../platform/database/database.ts';

/** By what published items can be narrowed: only what some of them have. */
export interface PublishedChoices {
  fieldCodes: string[];
  procedureCodes: string[];
  /** Months of publication, `YYYY-MM`, the newest first. */
  months: string[];
}

export async function listPublishedChoices(db: Db, wardId: number): Promise<PublishedChoices> {
  const rows = await db
    .selectFrom('feedback_items as item')
    .innerJoinLateral(
      (each) =>
        each
          .selectFrom('feedback_publications as version')
          .selectAll()
          .whereRef('version.ward_id', '=', 'item.ward_id')
          .whereRef('version.feedback_id', '=', 'item.id')
          .orderBy('version.version', 'desc')
          .limit(1)
          .as('shown'),
      (join) => join.onTrue(),
    )
    .where('item.ward_id', '=', wardId)
    .where('item.status', '=', 'published')
    .where('item.published_on', 'is not', null)
    .select(['shown.field_code', 'shown.procedure_code'])
    .select(sql<string>`to_char(item.published_on, 'YYYY-MM')`.as('month'))
    .distinct()
    .execute();
  const valuesOf = (list: readonly (string | null)[]) => [...new Set(list.filter((each) => each !== null))];
  return {
    fieldCodes: valuesOf(rows.map((row) => row.field_code)).sort(),
    procedureCodes: valuesOf(rows.map((row) => row.procedure_code)).sort(),
    months: valuesOf(rows.map((row) => row.month))
      .sort()
      .reverse(),
  };
}
