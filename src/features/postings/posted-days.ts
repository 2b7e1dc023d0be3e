import { sql } from 'kysely';
import type { Day } from '../../law/day.ts';
import type { Db } from '../../platform/database/database.ts';
import type { Place } from './schema.ts';

export interface PostedDay {
  day: Day;
  place: Place;
  /** Procedures that were posted there that day. */
  count: number;
}

/** The local days from `from` to `to`, both counted, on which something was posted, with how much and where. */
export async function listPostedDays(
  db: Db,
  wardId: number,
  { from, to }: { from: Day; to: Day },
): Promise<PostedDay[]> {
  const day = sql<Day>`(posted_at at time zone 'Asia/Ho_Chi_Minh')::date`;
  const rows = await db
    .selectFrom('postings')
    .select([day.as('day'), 'place', ({ fn }) => fn.countAll<number>().as('count')])
    .where('ward_id', '=', wardId)
    .where(sql<boolean>`${day} between ${from} and ${to}`)
    .groupBy([day, 'place'])
    .orderBy(day)
    .orderBy('place')
    .execute();
  return rows.map((row) => ({ day: row.day, place: row.place as Place, count: Number(row.count) }));
}
