import { type RawBuilder, sql } from 'kysely';
import { addDays, type Day } from '../../../law/day.ts';
import type { Db } from '../../../platform/database/database.ts';
import { foldVietnamese } from '../../../platform/fold-vietnamese.ts';
import type { Officer } from '../../organisation/index.ts';
import type { FeedbackChannel, FeedbackStatus, Matter } from '../schema.ts';
import { readableBy, waitsFor } from './readable.ts';

/** `mine`: what waits for the officer; `overdue`, `soon`: by the limit that runs. */
export const FEEDBACK_VIEWS = ['mine', 'all', 'overdue', 'soon'] as const;
export type FeedbackView = (typeof FEEDBACK_VIEWS)[number];

/** Days before the end of a limit from which on it is "soon". */
export const SOON_DAYS = 2;

export interface FeedbackSearch {
  view: FeedbackView;
  today: Day;
  q: string;
  status: FeedbackStatus | null;
  channel: FeedbackChannel | null;
  matter: Matter | null;
  unitId: number | null;
  procedureCode: string | null;
  /** Keyset: the last row of the page before. */
  after: { at: Date; id: number } | null;
  limit: number;
}

export interface FeedbackLine {
  id: number;
  code: string;
  title: string;
  channel: FeedbackChannel;
  receivedAt: Date;
  status: FeedbackStatus;
  isAnonymous: boolean;
  matters: Matter[];
  procedureCode: string | null;
  fieldCode: string | null;
  unitId: number | null;
  officerId: number | null;
  limitCode: string | null;
  dueOn: Day | null;
  handledOn: Day | null;
  publishedOn: Day | null;
}

const LIMITED = ['handle', 'classify', 'publish'];

/** A page of the register, only of what the officer may read, the newest first. */
export async function searchFeedback(
  db: Db,
  officer: Officer,
  search: FeedbackSearch,
): Promise<{ lines: FeedbackLine[]; next: { at: Date; id: number } | null }> {
  let query = db
    .selectFrom('feedback_items')
    .selectAll()
    .where('ward_id', '=', officer.wardId)
    .where(conditionOf(officer, search));
  if (search.after)
    query = query.where(
      sql<boolean>`(received_at, id) < (${search.after.at}::timestamptz, ${search.after.id}::bigint)`,
    );
  const rows = await query
    .orderBy('received_at', 'desc')
    .orderBy('id', 'desc')
    .limit(search.limit + 1)
    .execute();
  const lines = rows.slice(0, search.limit).map((row) => ({
    ...{ id: row.id, code: row.code, title: row.title, channel: row.channel as FeedbackChannel },
    ...{ receivedAt: row.received_at, status: row.status as FeedbackStatus, isAnonymous: row.is_anonymous },
    ...{ matters: row.matters as Matter[], procedureCode: row.procedure_code, fieldCode: row.field_code },
    ...{ unitId: row.unit_id, officerId: row.officer_id, limitCode: row.limit_code, dueOn: row.due_on },
    ...{ handledOn: row.handled_on, publishedOn: row.published_on },
  }));
  const last = rows.length > search.limit ? lines.at(-1) : undefined;
  return { lines, next: last ? { at: last.receivedAt, id: last.id } : null };
}

/** How many items stand in each view, of what the officer may read. */
export async function countFeedbackViews(
  db: Db,
  officer: Officer,
  today: Day,
): Promise<Record<FeedbackView, number>> {
  const count = (view: FeedbackView) =>
    sql<number>`count(*) filter (where ${viewCondition(officer, view, today)})::int`.as(view);
  return db
    .selectFrom('feedback_items')
    .select([count('mine'), count('all'), count('overdue'), count('soon')])
    .where('ward_id', '=', officer.wardId)
    .where(readableBy(officer))
    .executeTakeFirstOrThrow();
}

function viewCondition(officer: Officer, view: FeedbackView, today: Day): RawBuilder<boolean> {
  const limited = sql<boolean>`coalesce(limit_code = any(${LIMITED}::text[]), false)`;
  if (view === 'mine') return waitsFor(officer);
  if (view === 'overdue') return sql<boolean>`(${limited} and due_on < ${today}::date)`;
  if (view === 'soon')
    return sql<boolean>`(${limited} and due_on between ${today}::date and ${addDays(today, SOON_DAYS)}::date)`;
  return sql<boolean>`true`;
}

function conditionOf(officer: Officer, search: FeedbackSearch): RawBuilder<boolean> {
  const words = foldVietnamese(search.q).split(' ').filter(Boolean).slice(0, 8);
  const all = [
    readableBy(officer),
    viewCondition(officer, search.view, search.today),
    ...words.map((word) => sql<boolean>`search_text like ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`),
    search.status && sql<boolean>`status = ${search.status}`,
    search.channel && sql<boolean>`channel = ${search.channel}`,
    search.matter && sql<boolean>`${search.matter} = any(matters)`,
    search.unitId && sql<boolean>`unit_id = ${search.unitId}::bigint`,
    search.procedureCode && sql<boolean>`procedure_code = ${search.procedureCode}`,
  ].filter((each): each is RawBuilder<boolean> => Boolean(each));
  return sql<boolean>`${sql.join(all, sql` and `)}`;
}
