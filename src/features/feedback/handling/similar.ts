import { sql } from 'kysely';
import type { Db } from '../../../platform/database/database.ts';
import type { Officer } from '../../organisation/index.ts';
import type { FeedbackStatus } from '../schema.ts';
import { readableBy } from './readable.ts';

/** Why an item looks like another. */
export const LIKENESSES = ['sender', 'dossier', 'subject', 'words'] as const;
export type Likeness = (typeof LIKENESSES)[number];

export const LIKENESS_LABELS: Record<Likeness, string> = {
  sender: 'cùng người gửi',
  dossier: 'cùng hồ sơ',
  subject: 'cùng thủ tục và đơn vị bị phản ánh',
  words: 'lời gần giống',
};

export interface SimilarItem {
  id: number;
  code: string;
  title: string;
  status: FeedbackStatus;
  receivedAt: Date;
  why: Likeness[];
  /** Share of common three-letter pieces of both texts, 0 to 1. */
  likeness: number;
}

/** From which share on words are alike; below it two petitions about the same office meet by its name alone. */
export const ALIKE = 0.4;
const MOST = 8;
const DAYS_BACK = 365;

/**
 * What looks like an item among those that the officer may read, of the year before and everything since; the most alike first. That it is
 * the same sender is said without saying who.
 */
export async function findSimilar(db: Db, officer: Officer, id: number): Promise<SimilarItem[]> {
  const { wardId } = officer;
  const flag = {
    sender: sql<boolean>`exists (
      select 1 from feedback_senders one join feedback_senders other on other.ward_id = one.ward_id
      where one.ward_id = ${wardId} and one.feedback_id = ${id}::bigint and other.feedback_id = feedback_items.id
        and (one.citizen_id = other.citizen_id or (one.phone <> '' and one.phone = other.phone)
          or (one.email <> '' and lower(one.email) = lower(other.email))))`,
    dossier: sql<boolean>`coalesce(feedback_items.dossier_id = own.dossier_id, false)`,
    subject: sql<boolean>`coalesce(feedback_items.procedure_code = own.procedure_code
      and feedback_items.subject_unit_id = own.subject_unit_id, false)`,
    words: sql<boolean>`similarity(feedback_items.content_text, own.content_text) >= ${ALIKE}`,
  };
  const rows = await db
    .selectFrom(itemsWithText(wardId).as('feedback_items'))
    .innerJoin(itemsWithText(wardId).as('own'), (join) => join.on('own.id', '=', id))
    .select(['feedback_items.id', 'feedback_items.code', 'feedback_items.title', 'feedback_items.status'])
    .select(['feedback_items.received_at'])
    .select(sql<number>`similarity(feedback_items.content_text, own.content_text)`.as('likeness'))
    .select([flag.sender.as('sender'), flag.dossier.as('dossier')])
    .select([flag.subject.as('subject'), flag.words.as('words')])
    .where('feedback_items.id', '<>', id)
    .where(sql<boolean>`feedback_items.received_at > own.received_at - make_interval(days => ${DAYS_BACK})`)
    .where(readableBy(officer))
    .where(sql<boolean>`(${sql.join(Object.values(flag), sql` or `)})`)
    .orderBy(
      sql`3 * (${flag.words})::int + 2 * (${flag.dossier})::int + (${flag.sender})::int desc, likeness desc`,
    )
    .limit(MOST)
    .execute();
  return rows.map((row) => ({
    ...{ id: row.id, code: row.code, title: row.title, status: row.status as FeedbackStatus },
    ...{ receivedAt: row.received_at, likeness: row.likeness },
    why: LIKENESSES.filter((each) => row[each]),
  }));
}

/** Items with their words alone: every text begins with a code, which makes none alike. */
function itemsWithText(wardId: number) {
  return sql<ItemWithText>`(
    select *, substr(search_text, length(code) + 2) as content_text from feedback_items where ward_id = ${wardId})`;
}

interface ItemWithText {
  id: number;
  code: string;
  title: string;
  status: string;
  received_at: Date;
}
