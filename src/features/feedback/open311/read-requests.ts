import { type RawBuilder, sql } from 'kysely';
import { type Day, instant } from '../../../law/day.ts';
import type { Db } from '../../../platform/database/database.ts';
import { listPublished, type PublishedFeedback } from '../publishing/published.ts';
import type { FeedbackStatus, Matter } from '../schema.ts';
import { type Open311Service, open311ServiceOf } from './services.ts';

/** An item as programs may read it. */
export interface Open311Request {
  code: string;
  service: Open311Service;
  isClosed: boolean;
  receivedAt: Date;
  updatedAt: Date;
  /** End of the last day of handling; null where it is over or nothing is due. */
  expectedAt: Date | null;
  /** What the public sees of it; null: it is not published, and none of its words are told. */
  shown: PublishedFeedback | null;
  /** SHA-256 of the first photo of what is shown; null without one. */
  photo: string | null;
}

export interface Open311Search {
  /** Instants of receipt, both included. */
  from: Date;
  until: Date;
  /** Codes of services; empty: all. */
  services: readonly string[];
  offset: number;
  limit: number;
}

/** Codes of published items, the last received first. */
export async function searchOpen311(db: Db, wardId: number, search: Open311Search): Promise<string[]> {
  const rows = await db
    .selectFrom('feedback_items as item')
    .innerJoin('feedback_publications as shown', (join) =>
      join
        .onRef('shown.ward_id', '=', 'item.ward_id')
        .onRef('shown.feedback_id', '=', 'item.id')
        .on(isLastVersion()),
    )
    .select('item.code')
    .where('item.ward_id', '=', wardId)
    .where('item.status', '=', 'published')
    .where('item.received_at', '>=', search.from)
    .where('item.received_at', '<=', search.until)
    .$if(search.services.length > 0, (query) => query.where(isOfServices(search.services)))
    .orderBy('item.received_at', 'desc')
    .orderBy('item.id', 'desc')
    .offset(search.offset)
    .limit(search.limit)
    .execute();
  return rows.map(({ code }) => code);
}

/** In the order of the codes: published items, and what came by Open311 without its words. Others are not there. */
export async function findOpen311Requests(
  db: Db,
  wardId: number,
  codes: readonly string[],
): Promise<Open311Request[]> {
  if (codes.length === 0) return [];
  const shown = await listPublished(db, wardId, { codes, limit: codes.length });
  const isShown = new Set(shown.map(({ code }) => code));
  const hidden = await listHidden(
    db,
    wardId,
    codes.filter((code) => !isShown.has(code)),
  );
  const photos = await listFirstPhotos(db, wardId, shown);
  const all = [...shown.map((each) => ofShown(each, photos.get(each.id) ?? null)), ...hidden];
  const found = new Map(all.map((each) => [each.code, each]));
  return [...new Set(codes)].flatMap((code) => found.get(code) ?? []);
}

function ofShown(shown: PublishedFeedback, photo: string | null): Open311Request {
  const { code, receivedAt, updatedAt } = shown;
  return {
    ...{ code, receivedAt, updatedAt, shown, photo, isClosed: true, expectedAt: null },
    service: open311ServiceOf(shown.matters, ''),
  };
}

const ENDED: readonly FeedbackStatus[] = [
  'declined',
  'redirected',
  'answered',
  'merged',
  'withdrawn',
  'published',
];

async function listHidden(db: Db, wardId: number, codes: readonly string[]): Promise<Open311Request[]> {
  if (codes.length === 0) return [];
  const rows = await db
    .selectFrom('feedback_items as item')
    .leftJoin('feedback_origins as origin', (join) =>
      join.onRef('origin.ward_id', '=', 'item.ward_id').onRef('origin.feedback_id', '=', 'item.id'),
    )
    .select(['item.code', 'item.status', 'item.status_at', 'item.received_at', 'item.matters'])
    .select(['item.is_anonymous', 'origin.about', lastDay().as('dueOn')])
    .where('item.ward_id', '=', wardId)
    .where('item.channel', '=', 'open311')
    .where('item.code', 'in', codes)
    .execute();
  return rows.map((row) => {
    const isClosed = ENDED.includes(row.status as FeedbackStatus);
    const isDue = !isClosed && !row.is_anonymous && row.dueOn !== null;
    return {
      ...{ code: row.code, receivedAt: row.received_at, updatedAt: row.status_at, isClosed },
      ...{ shown: null, photo: null, expectedAt: isDue ? instant(row.dueOn!, 24 * 60 - 1) : null },
      service: open311ServiceOf(row.matters as Matter[], row.about ?? ''),
    };
  });
}

/** Of handling, as the last step that moved it says. */
function lastDay(): RawBuilder<Day | null> {
  return sql<Day | null>`(select coalesce(payload -> 'dueDays' ->> 'handle', payload ->> 'dueOn') from feedback_steps step
    where step.ward_id = item.ward_id and step.feedback_id = item.id
      and step.step in ('receive', 'supplement', 'extend', 'reopen') order by step.no desc limit 1)`;
}

/** The hash of the first photo of what is shown of each item, by its id. */
async function listFirstPhotos(
  db: Db,
  wardId: number,
  shown: readonly PublishedFeedback[],
): Promise<Map<number, string>> {
  const versions = new Map(shown.map(({ id, version }) => [id, version]));
  if (versions.size === 0) return new Map();
  const rows = await db
    .selectFrom('feedback_publication_photos')
    .select(['feedback_id', 'version', 'file'])
    .where('ward_id', '=', wardId)
    .where('feedback_id', 'in', [...versions.keys()])
    .orderBy('no', 'desc')
    .execute();
  return new Map(
    rows
      .filter((row) => versions.get(row.feedback_id) === row.version)
      .map((row) => [row.feedback_id, row.file]),
  );
}

function isLastVersion(): RawBuilder<boolean> {
  return sql<boolean>`shown.version = (select max(version) from feedback_publications each
    where each.ward_id = item.ward_id and each.feedback_id = item.id)`;
}

/** `open311ServiceOf` of what is shown, as SQL. */
function isOfServices(services: readonly string[]): RawBuilder<boolean> {
  return sql<boolean>`case when cardinality(shown.matters) > 1 then 'ca-hai' when shown.matters = '{regulation}' then 'quy-dinh'
    else 'thai-do' end = any(${[...services]}::text[])`;
}
