import { sql } from 'kysely';
import { type Day, instant } from '../../../law/day.ts';
import type { Db } from '../../../platform/database/database.ts';

/** Which tickets: taken on these days (both included), of a line, at a desk, in an hour, of one end. */
export interface VisitFilter {
  from: Day;
  until: Day;
  serviceId: number | null;
  deskNo: number | null;
  hour: number | null;
  part: VisitPart | null;
}

/** All tickets, or those that ended so; `waited` and `served` are the ones behind the times. */
export const VISIT_PARTS = ['done', 'absent', 'open', 'lapsed', 'waited', 'served'] as const;
export type VisitPart = (typeof VISIT_PARTS)[number];

const PARTS: Record<VisitPart, ReturnType<typeof sql<boolean>>> = {
  done: sql<boolean>`status = 'done'`,
  absent: sql<boolean>`status = 'absent'`,
  open: sql<boolean>`status in ('waiting', 'called', 'serving')`,
  lapsed: sql<boolean>`status = 'lapsed'`,
  waited: sql<boolean>`waited_seconds is not null`,
  served: sql<boolean>`served_seconds is not null`,
};

export const HOUR = sql<number>`extract(hour from taken_at at time zone 'Asia/Ho_Chi_Minh')::int`;

/** The one set of conditions from which figures and rows are both made, so that they cannot differ. */
export function visits(db: Db, wardId: number, filter: VisitFilter) {
  let query = db
    .selectFrom('tickets')
    .where('ward_id', '=', wardId)
    .where('taken_at', '>=', instant(filter.from, 0))
    .where('taken_at', '<', instant(filter.until, 24 * 60));
  if (filter.serviceId !== null) query = query.where('service_id', '=', filter.serviceId);
  if (filter.deskNo !== null) query = query.where('desk_no', '=', filter.deskNo);
  if (filter.hour !== null) query = query.where(sql<boolean>`${HOUR} = ${filter.hour}`);
  return filter.part === null ? query : query.where(PARTS[filter.part]);
}

export function partCondition(part: VisitPart) {
  return PARTS[part];
}
