import { sql } from 'kysely';
import { addDays, instant, toLocalDay } from '../../../law/day.ts';
import { normalisePhone } from '../../../law/phone.ts';
import type { Db } from '../../../platform/database/database.ts';
import { foldVietnamese } from '../../../platform/fold-vietnamese.ts';
import type { Officer } from '../../organisation/index.ts';
import { ALIKE } from '../handling/similar.ts';
import { isAtDesk, isConcerned } from '../rights.ts';
import type { Matter } from '../schema.ts';

export interface LikelySame {
  id: number;
  code: string;
  title: string;
  receivedAt: Date;
  isSamePhone: boolean;
}

const DAYS_BACK = 30;
const MOST = 5;

/**
 * What came in the last 30 days from the same phone or in similar words, before it is written down again: a hint, for whoever sees it may
 * join them afterwards. Only the desk is told, and nothing about itself.
 */
export async function findLikelySame(
  db: Db,
  officer: Officer,
  given: { clientKey: string; phone: string; content: string },
  now: Date,
): Promise<LikelySame[]> {
  if (!isAtDesk(officer)) return [];
  const phone = normalisePhone(given.phone) ?? '-';
  const folded = foldVietnamese(given.content).slice(0, 4000);
  const isAlike = sql<boolean>`similarity(substr(search_text, length(code) + 2), ${folded}) >= ${ALIKE}`;
  const isSamePhone = sql<boolean>`exists (select 1 from feedback_senders
    where feedback_senders.ward_id = feedback_items.ward_id and feedback_senders.feedback_id = feedback_items.id
      and feedback_senders.phone = ${phone})`;
  const rows = await db
    .selectFrom('feedback_items')
    .select([
      'id',
      'code',
      'title',
      'received_at',
      'client_key',
      'subject_unit_id',
      'subject_officer_id',
      'matters',
    ])
    .select(isSamePhone.as('is_same_phone'))
    .where('ward_id', '=', officer.wardId)
    .where('received_at', '>=', instant(addDays(toLocalDay(now), -DAYS_BACK), 0))
    .where(sql<boolean>`(${isAlike} or ${isSamePhone})`)
    .orderBy('received_at', 'desc')
    .limit(50)
    .execute();
  // The same form once more is no second petition.
  if (rows.some((row) => row.client_key === given.clientKey)) return [];
  return rows
    .filter((row) => !isConcerned(officer, subjectOf(row)))
    .slice(0, MOST)
    .map(({ id, code, title, received_at, is_same_phone }) => ({
      ...{ id, code, title, receivedAt: received_at, isSamePhone: is_same_phone },
    }));
}

function subjectOf(row: {
  subject_unit_id: number | null;
  subject_officer_id: number | null;
  matters: string[];
}) {
  return {
    ...{ subjectUnitId: row.subject_unit_id, subjectOfficerId: row.subject_officer_id },
    ...{ unitId: null, officerId: null, matters: row.matters as Matter[] },
  };
}
