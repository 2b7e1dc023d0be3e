import { sql } from 'kysely';
import type { Db } from '../../platform/database/database.ts';
import type { CaseKind, Closing } from './schema.ts';

export interface CaseSearch {
  isOpen: boolean;
  kind: CaseKind | null;
  unitId: number | null;
  step: number | null;
  /** Opened before this instant. */
  before: Date | null;
  /** Keyset: the last row of the page before. */
  after: { at: Date; id: number } | null;
  limit: number;
}

export interface CaseLine {
  id: number;
  kind: CaseKind;
  subject: string;
  title: string;
  unitIds: number[];
  openedAt: Date;
  step: number;
  stepAt: Date | null;
  closedAt: Date | null;
  closing: Closing | null;
}

/** A page of cases, the newest first. */
export async function searchCases(
  db: Db,
  wardId: number,
  search: CaseSearch,
): Promise<{ lines: CaseLine[]; next: { at: Date; id: number } | null }> {
  let query = db
    .selectFrom('urging_cases')
    .selectAll()
    .where('ward_id', '=', wardId)
    .where('closed_at', search.isOpen ? 'is' : 'is not', null);
  if (search.kind) query = query.where('kind', '=', search.kind);
  if (search.unitId) query = query.where(sql<boolean>`${search.unitId}::bigint = any(unit_ids)`);
  if (search.step !== null) query = query.where('step', '=', search.step);
  if (search.before) query = query.where('opened_at', '<', search.before);
  if (search.after)
    query = query.where(
      sql<boolean>`(opened_at, id) < (${search.after.at}::timestamptz, ${search.after.id}::bigint)`,
    );
  const rows = await query
    .orderBy('opened_at', 'desc')
    .orderBy('id', 'desc')
    .limit(search.limit + 1)
    .execute();
  const lines = rows.slice(0, search.limit).map((row) => ({
    ...{ id: row.id, kind: row.kind as CaseKind, subject: row.subject, title: row.title },
    ...{ unitIds: row.unit_ids.map(Number), openedAt: row.opened_at, step: row.step, stepAt: row.step_at },
    ...{ closedAt: row.closed_at, closing: row.closing as Closing | null },
  }));
  const last = rows.length > search.limit ? lines.at(-1) : undefined;
  return { lines, next: last ? { at: last.openedAt, id: last.id } : null };
}

/** How many cases are open, by step. */
export async function countOpenCases(db: Db, wardId: number): Promise<{ step: number; count: number }[]> {
  return db
    .selectFrom('urging_cases')
    .select(({ fn }) => ['step', fn.countAll<number>().as('count')])
    .where('ward_id', '=', wardId)
    .where('closed_at', 'is', null)
    .groupBy('step')
    .orderBy('step')
    .execute();
}
