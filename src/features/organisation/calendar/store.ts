import { sql } from 'kysely';
import { STATE_CALENDAR } from '../../../law/calendar.ts';
import { addDays } from '../../../law/day.ts';
import { type WardCalendar, type WardDay, withWardDays } from '../../../law/ward-calendar.ts';
import type { Db } from '../../../platform/database/database.ts';

/** How the ward counts time today: the State's calendar with its own days, and its own hours. */
export async function findCalendar(db: Db, wardId: number): Promise<WardCalendar> {
  return {
    calendar: withWardDays(STATE_CALENDAR, await listWardDays(db, wardId)),
    hours: await listHours(db, wardId),
  };
}

/** The days on which the ward counts otherwise than the State. */
export async function listWardDays(db: Db, wardId: number): Promise<WardDay[]> {
  const rows = await db
    .selectFrom('ward_days')
    .select(['day', 'worked', 'why', 'decision'])
    .distinctOn('day')
    .where('ward_id', '=', wardId)
    .orderBy('day')
    .orderBy('id', 'desc')
    .execute();
  return rows.flatMap(({ day, worked, why, decision }) =>
    worked === null ? [] : [{ day, worked, why: `${why} (${decision})` }],
  );
}

async function listHours(db: Db, wardId: number): Promise<WardCalendar['hours']> {
  const rows = await db
    .selectFrom('ward_hours')
    .select(['valid_from', 'valid_until', 'windows', 'cut_off'])
    .where('ward_id', '=', wardId)
    .orderBy('valid_from')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    from: row.valid_from,
    until: row.valid_until === null ? null : addDays(row.valid_until, 1),
    windows: row.windows as unknown as { from: number; to: number }[],
    cutOff: row.cut_off,
  }));
}

export interface ReceptionSession {
  id: number;
  day: string;
  fromMinute: number;
  toMinute: number;
  place: string;
  isMobile: boolean;
}

/** Sessions outside working time and trips of mobile teams, of a year. */
export async function listSessions(db: Db, wardId: number, year: number): Promise<ReceptionSession[]> {
  const rows = await db
    .selectFrom('reception_sessions')
    .selectAll()
    .where('ward_id', '=', wardId)
    .where('cancelled_at', 'is', null)
    .where(sql<boolean>`extract(year from day) = ${year}`)
    .orderBy('day')
    .orderBy('from_minute')
    .execute();
  return rows.map(toSession);
}

/** A session by its id, also one that was cancelled since; null when the ward has none such. */
export async function findReceptionSession(
  db: Db,
  wardId: number,
  id: number,
): Promise<ReceptionSession | null> {
  const row = await db
    .selectFrom('reception_sessions')
    .selectAll()
    .where('ward_id', '=', wardId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? toSession(row) : null;
}

function toSession(row: {
  id: number;
  day: string;
  from_minute: number;
  to_minute: number;
  place: string;
  is_mobile: boolean;
}): ReceptionSession {
  return {
    id: row.id,
    day: row.day,
    fromMinute: row.from_minute,
    toMinute: row.to_minute,
    place: row.place,
    isMobile: row.is_mobile,
  };
}
