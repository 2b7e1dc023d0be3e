import { type RawBuilder, sql } from 'kysely';
import { addDays, type Day, instant } from '../../../law/day.ts';
import type { Db } from '../../../platform/database/database.ts';
import { foldVietnamese } from '../../../platform/fold-vietnamese.ts';
import type { Matter } from '../schema.ts';

/** What the public sees of an item: only what was made for it, never the original words. */
export interface PublishedFeedback {
  id: number;
  code: string;
  version: number;
  title: string;
  content: string;
  proposal: string;
  place: string;
  latitude: number | null;
  longitude: number | null;
  answer: string;
  matters: Matter[];
  fieldCode: string | null;
  procedureCode: string | null;
  /** That handled it. */
  unitName: string;
  receivedAt: Date;
  handledOn: Day;
  /** Of the first version that is shown since it was last taken down. */
  publishedOn: Day;
  /** Of the version that is shown. */
  updatedAt: Date;
  likes: number;
  dislikes: number;
}

export interface PublishedSearch {
  /** In its words and answer, with or without accents; each word counts. */
  q?: string;
  matter?: Matter | null;
  fieldCode?: string | null;
  procedureCode?: string | null;
  codes?: readonly string[];
  /** Days of receipt, both included. */
  receivedFrom?: Day;
  receivedTo?: Day;
  /** Days of publication, both included. */
  publishedFrom?: Day;
  publishedTo?: Day;
  hasPlace?: boolean;
  /** Keyset: the last item of the page before. */
  after?: { publishedOn: Day; id: number } | null;
  limit: number;
}

type Condition = RawBuilder<boolean>;

/** Published items, the newest first. */
export async function listPublished(
  db: Db,
  wardId: number,
  search: PublishedSearch,
): Promise<PublishedFeedback[]> {
  const { after } = search;
  const rows = await shown(db, wardId)
    .where(allOf(search))
    .$if(Boolean(after), (query) =>
      query.where(
        sql<boolean>`(item.published_on, item.id) < (${after!.publishedOn}::date, ${after!.id}::bigint)`,
      ),
    )
    .orderBy('item.published_on', 'desc')
    .orderBy('item.id', 'desc')
    .limit(search.limit)
    .execute();
  return rows.map(({ handledOn, publishedOn, ...row }) => ({
    ...{ ...row, matters: row.matters as Matter[] },
    ...{ handledOn: handledOn!, publishedOn: publishedOn! },
  }));
}

/** How many there are in all pages. */
export async function countPublished(db: Db, wardId: number, search: Narrowing): Promise<number> {
  const { count } = await db
    .selectFrom(shown(db, wardId).where(allOf(search)).as('found'))
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** @returns null where nothing of it is shown to the public */
export async function findPublished(db: Db, wardId: number, code: string): Promise<PublishedFeedback | null> {
  const [item] = await listPublished(db, wardId, { codes: [code], limit: 1 });
  return item ?? null;
}

type Narrowing = Omit<PublishedSearch, 'after' | 'limit'>;

function allOf(search: Narrowing): Condition {
  return sql.join([sql`true`, ...conditionsOf(search), ...periodsOf(search)], sql` and `) as Condition;
}

function conditionsOf(search: Narrowing): Condition[] {
  const words = foldVietnamese(search.q ?? '')
    .split(/\s+/)
    .filter(Boolean);
  return [
    ...words.map((word) => sql<boolean>`shown.search_text like ${`%${word.replaceAll(/[\\%_]/g, '\\$&')}%`}`),
    ...(search.matter ? [sql<boolean>`${search.matter} = any(shown.matters)`] : []),
    ...(search.fieldCode ? [sql<boolean>`shown.field_code = ${search.fieldCode}`] : []),
    ...(search.procedureCode ? [sql<boolean>`shown.procedure_code = ${search.procedureCode}`] : []),
    ...(search.codes ? [sql<boolean>`item.code = any(${[...search.codes]}::text[])`] : []),
    ...(search.hasPlace ? [sql<boolean>`shown.latitude is not null`] : []),
  ];
}

function periodsOf(search: Narrowing): Condition[] {
  const { receivedFrom, receivedTo, publishedFrom, publishedTo } = search;
  return [
    ...(receivedFrom ? [sql<boolean>`item.received_at >= ${instant(receivedFrom, 0)}`] : []),
    ...(receivedTo ? [sql<boolean>`item.received_at < ${instant(addDays(receivedTo, 1), 0)}`] : []),
    ...(publishedFrom ? [sql<boolean>`item.published_on >= ${publishedFrom}::date`] : []),
    ...(publishedTo ? [sql<boolean>`item.published_on <= ${publishedTo}::date`] : []),
  ];
}

/** The version that is shown of each item that is shown. */
function shown(db: Db, wardId: number) {
  return db
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
    .leftJoin('units as unit', (join) =>
      join.onRef('unit.ward_id', '=', 'shown.ward_id').onRef('unit.id', '=', 'shown.unit_id'),
    )
    .where('item.ward_id', '=', wardId)
    .where('item.status', '=', 'published')
    .where('item.published_on', 'is not', null)
    .select(['item.id', 'item.code', 'shown.version', 'shown.title', 'shown.content', 'shown.proposal'])
    .select(['shown.place', 'shown.latitude', 'shown.longitude', 'shown.answer', 'shown.matters'])
    .select(['shown.field_code as fieldCode', 'shown.procedure_code as procedureCode'])
    .select(['item.received_at as receivedAt', 'item.handled_on as handledOn'])
    .select(['item.published_on as publishedOn', 'shown.published_at as updatedAt'])
    .select(({ fn, val }) => fn.coalesce('unit.name', val('')).as('unitName'))
    .select([votes(true).as('likes'), votes(false).as('dislikes')]);
}

function votes(isLike: boolean) {
  return sql<number>`(select count(*)::int from feedback_votes vote
    where vote.ward_id = item.ward_id and vote.feedback_id = item.id and vote.is_like = ${isLike})`;
}
