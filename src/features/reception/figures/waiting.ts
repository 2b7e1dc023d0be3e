import { sql } from 'kysely';
import type { Db } from '../../../platform/database/database.ts';
import { type Ticket, toTicket } from '../tickets/store.ts';
import { HOUR, partCondition, VISIT_PARTS, type VisitFilter, type VisitPart, visits } from './visits.ts';

/** Seconds; null when there is nothing to measure. */
export interface Times {
  mean: number | null;
  median: number | null;
  /** Nine of ten took no longer. */
  p90: number | null;
}

export interface WaitingFigure {
  /** Day, number of the line, desk or hour; empty: all together. */
  key: string;
  counts: { taken: number } & Record<VisitPart, number>;
  wait: Times;
  serve: Times;
}

export const GROUPINGS = ['day', 'service', 'desk', 'hour'] as const;
export type Grouping = (typeof GROUPINGS)[number];

const KEYS = {
  day: sql<string>`day::text`,
  service: sql<string>`service_id::text`,
  desk: sql<string>`coalesce(desk_no::text, '')`,
  hour: sql<string>`lpad(${HOUR}::text, 2, '0')`,
};

/**
 * Tickets, their ends, and how long people waited and were served. Waiting: from taking the ticket (or being passed
 * on) until called, added up. Serving: from its beginning to its end, over all desks. A ticket belongs to the line and
 * the desk where it was last.
 */
export async function readWaiting(
  db: Db,
  wardId: number,
  filter: VisitFilter,
  grouping: Grouping | null,
): Promise<WaitingFigure[]> {
  const key = grouping === null ? sql<string>`''` : KEYS[grouping];
  const rows = await visits(db, wardId, filter)
    .select([
      key.as('key'),
      sql<number>`count(*)`.as('taken'),
      ...VISIT_PARTS.map((part) => sql<number>`count(*) filter (where ${partCondition(part)})`.as(part)),
      ...timesOf('waited_seconds', 'wait'),
      ...timesOf('served_seconds', 'serve'),
    ])
    .$if(grouping !== null, (query) => query.groupBy(key).orderBy(key))
    .execute();
  return rows.map(toFigure);
}

function timesOf(column: string, name: string) {
  const seconds = sql.ref<number | null>(column);
  return [
    sql<number | null>`avg(${seconds})`.as(`${name}_mean`),
    sql<number | null>`percentile_cont(0.5) within group (order by ${seconds})`.as(`${name}_median`),
    sql<number | null>`percentile_disc(0.9) within group (order by ${seconds})`.as(`${name}_p90`),
  ];
}

function toFigure(row: Record<string, unknown>): WaitingFigure {
  const number = (name: string) => Number(row[name] ?? 0);
  const time = (name: string) => (row[name] === null ? null : Number(row[name]));
  const times = (name: string): Times => ({
    mean: time(`${name}_mean`),
    median: time(`${name}_median`),
    p90: time(`${name}_p90`),
  });
  return {
    key: String(row.key),
    counts: {
      taken: number('taken'),
      done: number('done'),
      absent: number('absent'),
      open: number('open'),
      lapsed: number('lapsed'),
      waited: number('waited'),
      served: number('served'),
    },
    wait: times('wait'),
    serve: times('serve'),
  };
}

/** The tickets behind a figure, the newest first. */
export async function listVisits(
  db: Db,
  wardId: number,
  filter: VisitFilter,
  page: { after: { at: Date; id: number } | null; limit: number },
): Promise<Ticket[]> {
  let query = visits(db, wardId, filter).selectAll();
  if (page.after !== null)
    query = query.where(sql<boolean>`(taken_at, id) < (${page.after.at}, ${page.after.id})`);
  const rows = await query.orderBy('taken_at', 'desc').orderBy('id', 'desc').limit(page.limit).execute();
  return rows.map(toTicket);
}
