import { sql } from 'kysely';
import type { Db } from '../../platform/database/database.ts';
import { type BookSearch, type CertificationKind, inBook } from './certify.ts';

export type Shift = 'morning' | 'afternoon';

export const SHIFT_LABELS: Record<Shift, string> = { morning: 'Sáng', afternoon: 'Chiều' };

export interface ShiftTotal {
  day: string;
  shift: Shift;
  kind: CertificationKind;
  entries: number;
  copies: number;
  feeVnd: number;
  /** Entries for which nothing was paid, with their reason. */
  waived: number;
  /** Entries that were struck out; they count in nothing else. */
  struck: number;
}

const LOCAL = sql`certified_at at time zone 'Asia/Ho_Chi_Minh'`;
const DAY = sql<string>`(${LOCAL})::date`;
const SHIFT = sql<Shift>`case when extract(hour from ${LOCAL}) < 12 then 'morning' else 'afternoon' end`;

/** What was certified and paid, by day, shift (parted at noon) and kind, so that the till can be handed over. */
export async function totalByShift(
  db: Db,
  wardId: number,
  search: Omit<BookSearch, 'before' | 'limit'>,
): Promise<ShiftTotal[]> {
  const valid = sql`struck_at is null`;
  const rows = await inBook(db, wardId, search)
    .select([
      DAY.as('day'),
      SHIFT.as('shift'),
      'kind',
      sql<number>`count(*) filter (where ${valid})`.as('entries'),
      sql<number>`coalesce(sum(copies) filter (where ${valid}), 0)`.as('copies'),
      sql<number>`coalesce(sum(fee_vnd) filter (where ${valid}), 0)`.as('fee'),
      sql<number>`count(*) filter (where ${valid} and waiver_reason is not null)`.as('waived'),
      sql<number>`count(*) filter (where struck_at is not null)`.as('struck'),
    ])
    .groupBy([sql`1`, sql`2`, 'kind'])
    .orderBy(sql`1`, 'desc')
    .orderBy(sql`2`, 'desc')
    .orderBy('kind')
    .execute();
  return rows.map(({ day, shift, kind, entries, copies, fee, waived, struck }) => ({
    ...{ day, shift, kind: kind as CertificationKind, entries: Number(entries), copies: Number(copies) },
    ...{ feeVnd: Number(fee), waived: Number(waived), struck: Number(struck) },
  }));
}
