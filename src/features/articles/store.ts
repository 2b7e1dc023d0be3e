import { type RawBuilder, sql } from 'kysely';
import { instant } from '../../law/day.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { Problem } from '../../platform/problem.ts';
import type { Officer } from '../organisation/index.ts';
import type { Article, ArticleKind, ArticlePicture, ArticleState, ArticleStep } from './schema.ts';
import { mayRead } from './workflow.ts';

/** Articles with one of their versions each: the newest, or the one that citizens read. */
function withVersion(db: Db, which: 'current_version' | 'published_version') {
  return db
    .selectFrom('articles as a')
    .innerJoin('article_versions as v', (join) =>
      join
        .onRef('v.ward_id', '=', 'a.ward_id')
        .onRef('v.article_id', '=', 'a.id')
        .onRef('v.version', '=', `a.${which}`),
    )
    .select([
      'a.id',
      'a.slug',
      'a.kind',
      'a.state',
      'a.current_version',
      'a.published_version',
      'a.published_at',
    ])
    .select(['v.version', 'v.title', 'v.summary', 'v.body', 'v.is_pinned', 'v.shown_from', 'v.shown_until'])
    .select(['v.written_by', 'v.written_at', 'a.changed_at']);
}

type Row = Awaited<ReturnType<ReturnType<typeof withVersion>['execute']>>[number];

function toArticle(row: Row): Article {
  return {
    id: row.id,
    slug: `${row.slug}-${row.id}`,
    kind: row.kind as ArticleKind,
    state: row.state as ArticleState,
    version: row.version,
    currentVersion: row.current_version,
    publishedVersion: row.published_version,
    publishedAt: row.published_at,
    title: row.title,
    summary: row.summary,
    body: row.body,
    isPinned: row.is_pinned,
    shownFrom: row.shown_from,
    shownUntil: row.shown_until,
    writtenBy: row.written_by,
    writtenAt: row.written_at,
  };
}

/** What stands on the portal's pages now: let out, begun, and not over. */
const isShown = (now: Date): RawBuilder<boolean> =>
  sql<boolean>`(a.state = 'published' and coalesce(v.shown_from, '-infinity') <= ${now}
    and coalesce(v.shown_until, 'infinity') > ${now})`;

export interface NewsPage {
  articles: Article[];
  next: { at: Date; id: number } | null;
}

/** What citizens can read now, the newest first; pinned ones are on the first page alone and on top. */
export async function listNews(
  db: Db,
  wardId: number,
  { now, after, limit }: { now: Date; after: { at: Date; id: number } | null; limit: number },
): Promise<NewsPage> {
  const shown = () =>
    withVersion(db, 'published_version').where('a.ward_id', '=', wardId).where(isShown(now));
  const pinned = after
    ? []
    : await shown()
        .where('v.is_pinned', '=', true)
        .orderBy('a.published_at', 'desc')
        .orderBy('a.id', 'desc')
        .limit(5)
        .execute();
  let query = shown().where('v.is_pinned', '=', false);
  if (after)
    query = query.where(
      sql<boolean>`(a.published_at, a.id) < (${after.at}::timestamptz, ${after.id}::bigint)`,
    );
  const rows = await query
    .orderBy('a.published_at', 'desc')
    .orderBy('a.id', 'desc')
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    articles: [...pinned, ...page].map(toArticle),
    next: last ? { at: last.published_at!, id: last.id } : null,
  };
}

/** Notices of a standstill that hold now: every page of the portal shows them. */
export async function listDowntime(db: Db, wardId: number, now: Date): Promise<Article[]> {
  const rows = await withVersion(db, 'published_version')
    .where('a.ward_id', '=', wardId)
    .where('a.kind', '=', 'downtime')
    .where(isShown(now))
    .orderBy('v.shown_from')
    .orderBy('a.id')
    .limit(3)
    .execute();
  return rows.map(toArticle);
}

/** An article as citizens read it, also when its time is over. @throws Problem not_found */
export async function findPublished(db: Db, wardId: number, id: number, now: Date): Promise<Article> {
  const row = await withVersion(db, 'published_version')
    .where('a.ward_id', '=', wardId)
    .where('a.id', '=', id)
    .where(sql<boolean>`coalesce(v.shown_from, '-infinity') <= ${now}`)
    .executeTakeFirst();
  if (row?.state === 'published') return toArticle(row);
  throw new Problem('not_found', row ? 'Tin này đã được gỡ.' : 'Không có tin này.');
}

export interface OwnArticle extends Article {
  /** Who wrote any of its versions. */
  authors: number[];
}

const authorsOf = sql<number[]>`(select json_agg(distinct w.written_by) from article_versions as w
  where w.ward_id = a.ward_id and w.article_id = a.id)`.as('authors');

/** The newest version for officers. @throws Problem not_found, also for a draft that is not theirs to read */
export async function findArticle(db: Db, officer: Officer, id: number): Promise<OwnArticle> {
  const row = await withVersion(db, 'current_version')
    .select(authorsOf)
    .where('a.ward_id', '=', officer.wardId)
    .where('a.id', '=', id)
    .executeTakeFirst();
  const article = row && { ...toArticle(row), authors: row.authors };
  if (!article || !mayRead(officer, article)) throw new Problem('not_found', 'Không có tin này.');
  return article;
}

/** The same, held until the transaction ends. */
export async function lockArticle(tx: Tx, officer: Officer, id: number): Promise<OwnArticle> {
  await tx
    .selectFrom('articles')
    .select('id')
    .where('ward_id', '=', officer.wardId)
    .where('id', '=', id)
    .forUpdate()
    .execute();
  return findArticle(tx, officer, id);
}

/** What an officer may read, the newest change first; `next` continues after the last row. */
export async function listArticles(
  db: Db,
  officer: Officer,
  search: { state: ArticleState | null; after: { at: Date; id: number } | null; limit: number },
): Promise<{ articles: OwnArticle[]; next: { at: Date; id: number } | null }> {
  const leads = officer.duties.some((duty) => duty === 'control' || duty === 'oversee');
  const runs = officer.duties.includes('administer');
  let query = withVersion(db, 'current_version').select(authorsOf).where('a.ward_id', '=', officer.wardId);
  if (!leads)
    query = query.where(
      sql<boolean>`(a.state = 'published' or (${runs} and a.kind = 'downtime') or exists (
        select 1 from article_versions as w
        where w.ward_id = a.ward_id and w.article_id = a.id and w.written_by = ${officer.id}))`,
    );
  if (search.state) query = query.where('a.state', '=', search.state);
  const { after } = search;
  if (after)
    query = query.where(sql<boolean>`(a.changed_at, a.id) < (${after.at}::timestamptz, ${after.id}::bigint)`);
  const rows = await query
    .orderBy('a.changed_at', 'desc')
    .orderBy('a.id', 'desc')
    .limit(search.limit + 1)
    .execute();
  const page = rows.slice(0, search.limit);
  const last = rows.length > search.limit ? page.at(-1) : undefined;
  return {
    articles: page.map((row) => ({ ...toArticle(row), authors: row.authors })),
    next: last ? { at: last.changed_at, id: last.id } : null,
  };
}

/** How many articles were let out in days `[from, to)` of the ward's clock, each counted once. */
export async function countPublished(
  db: Db,
  wardId: number,
  { from, to }: { from: string; to: string },
): Promise<number> {
  const row = await db
    .selectFrom('article_steps')
    .select(sql<number>`count(distinct article_id)`.as('count'))
    .where('ward_id', '=', wardId)
    .where('step', '=', 'publish')
    .where('taken_at', '>=', instant(from, 0))
    .where('taken_at', '<', instant(to, 0))
    .executeTakeFirstOrThrow();
  return row.count;
}

export interface ArticleDeed {
  step: ArticleStep;
  version: number;
  why: string;
  by: number;
  at: Date;
}

export async function listArticleSteps(db: Db, wardId: number, articleId: number): Promise<ArticleDeed[]> {
  const rows = await db
    .selectFrom('article_steps')
    .selectAll()
    .where('ward_id', '=', wardId)
    .where('article_id', '=', articleId)
    .orderBy('no')
    .execute();
  return rows.map((row) => ({
    step: row.step as ArticleStep,
    version: row.version,
    why: row.why,
    by: row.taken_by,
    at: row.taken_at,
  }));
}

export async function listArticleVersions(
  db: Db,
  wardId: number,
  articleId: number,
): Promise<{ version: number; title: string; by: number; at: Date }[]> {
  return db
    .selectFrom('article_versions')
    .select(['version', 'title', 'written_by as by', 'written_at as at'])
    .where('ward_id', '=', wardId)
    .where('article_id', '=', articleId)
    .orderBy('version', 'desc')
    .execute();
}

export async function listPictures(db: Db, wardId: number, articleId: number): Promise<ArticlePicture[]> {
  const rows = await db
    .selectFrom('article_pictures')
    .select(['file', 'media_type', 'description'])
    .where('ward_id', '=', wardId)
    .where('article_id', '=', articleId)
    .orderBy('added_at')
    .orderBy('file')
    .execute();
  return rows.map(({ media_type, ...row }) => ({ ...row, mediaType: media_type }));
}

/** The kind of a picture that stands in an article now let out; null for every other file. */
export async function findPublicPicture(
  db: Db,
  wardId: number,
  file: string,
  now: Date,
): Promise<string | null> {
  const row = await withVersion(db, 'published_version')
    .innerJoin('article_pictures as p', (join) =>
      join.onRef('p.ward_id', '=', 'a.ward_id').onRef('p.article_id', '=', 'a.id'),
    )
    .select('p.media_type')
    .where('a.ward_id', '=', wardId)
    .where('p.file', '=', file)
    .where('a.state', '=', 'published')
    .where(sql<boolean>`coalesce(v.shown_from, '-infinity') <= ${now}`)
    .where(sql<boolean>`position(p.file in v.body) > 0`)
    .limit(1)
    .executeTakeFirst();
  return row?.media_type ?? null;
}
