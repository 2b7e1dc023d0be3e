import { sql } from 'kysely';
import type { Day } from '../../law/day.ts';
import type { Db } from '../../platform/database/database.ts';
import type { ArticleKind } from './schema.ts';

export interface PublishedLine {
  id: number;
  kind: ArticleKind;
  title: string;
  summary: string;
  body: string;
  /** The local day on which it was first let out. */
  day: Day;
}

/** What stands on the portal and was first let out in the days from `from` to `to`, both counted, in its order. */
export async function listPublishedBetween(
  db: Db,
  wardId: number,
  { from, to }: { from: Day; to: Day },
): Promise<PublishedLine[]> {
  const day = sql<Day>`(a.published_at at time zone 'Asia/Ho_Chi_Minh')::date`;
  const rows = await db
    .selectFrom('articles as a')
    .innerJoin('article_versions as v', (join) =>
      join
        .onRef('v.ward_id', '=', 'a.ward_id')
        .onRef('v.article_id', '=', 'a.id')
        .onRef('v.version', '=', 'a.published_version'),
    )
    .select(['a.id', 'a.kind', 'v.title', 'v.summary', 'v.body', day.as('day')])
    .where('a.ward_id', '=', wardId)
    .where('a.state', '=', 'published')
    .where(sql<boolean>`${day} between ${from} and ${to}`)
    .orderBy('a.published_at')
    .orderBy('a.id')
    .limit(2000)
    .execute();
  return rows.map((row) => ({ ...row, kind: row.kind as ArticleKind }));
}
