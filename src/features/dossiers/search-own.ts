import { sql } from 'kysely';
import type { Db } from '../../platform/database/database.ts';
import type { Visitor } from '../citizens/index.ts';
import { type Need, needOf } from './needs.ts';
import { ownDossiers } from './own.ts';
import type { ReturnWay, Status, SuspendCause } from './schema.ts';

export const OWN_FILTERS = ['all', 'open', 'needed', 'ended'] as const;
export type OwnFilter = (typeof OWN_FILTERS)[number];

/** Keyset: the last row of the page before. */
export interface OwnAfter {
  rank: number;
  at: Date;
  id: number;
}

export interface OwnLine {
  id: number;
  code: string;
  procedureName: string;
  applicantName: string;
  status: Status;
  isAnswered: boolean;
  returnBy: ReturnWay;
  need: Need | null;
  submittedAt: Date;
  dueAt: Date | null;
  supplementUntil: Date | null;
}

export interface OwnPage {
  lines: OwnLine[];
  next: OwnAfter | null;
}

/** An answer that the desk has to look at gives the waiting dossier a time by which it must. */
const ANSWERED = sql<boolean>`(d.status = 'awaiting_supplement' and d.step_due_at is not null)`;
/** The same as `needOf`. */
const NEEDED = sql<boolean>`(d.status = 'awaiting_intake_supplement'
  or (d.status = 'awaiting_supplement' and d.step_due_at is null)
  or (d.status = 'suspended' and d.suspend_cause <> 'force_majeure')
  or (d.status = 'result_ready' and d.return_by <> 'post'))`;
const RANK = sql<number>`case when ${NEEDED} then 0 else 1 end`;
const ENDED = sql<boolean>`d.status in ('returned', 'refused', 'withdrawn', 'stopped')`;

/** A page of what is the visitor's own: first what needs something from him, then the newest. */
export async function searchOwn(
  db: Db,
  visitor: Visitor,
  { filter, after, limit }: { filter: OwnFilter; after: OwnAfter | null; limit: number },
): Promise<OwnPage> {
  let query = db
    .selectFrom(ownDossiers(db, visitor).selectAll().as('d'))
    .innerJoin('procedure_versions as p', (join) =>
      join.onRef('p.code', '=', 'd.procedure_code').onRef('p.version', '=', 'd.procedure_version'),
    )
    .where('d.parent_id', 'is', null);
  if (filter === 'open') query = query.where(sql<boolean>`not ${ENDED}`);
  if (filter === 'needed') query = query.where(NEEDED);
  if (filter === 'ended') query = query.where(ENDED);
  if (after)
    query = query.where(
      sql<boolean>`(${RANK} > ${after.rank} or (${RANK} = ${after.rank}
        and (d.submitted_at, d.id) < (${after.at}, ${after.id})))`,
    );
  const rows = await query
    .select([
      ...(['d.id', 'd.code', 'd.applicant_name', 'd.status', 'd.submitted_at', 'd.due_at'] as const),
      ...(['d.suspend_cause', 'd.return_by', 'd.supplement_until', 'p.name as procedure_name'] as const),
      ANSWERED.as('is_answered'),
      RANK.as('rank'),
    ])
    .orderBy(RANK)
    .orderBy('d.submitted_at', 'desc')
    .orderBy('d.id', 'desc')
    .limit(limit + 1)
    .execute();
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    lines: shown.map((row) => {
      const facts = {
        status: row.status as Status,
        isAnswered: row.is_answered,
        returnBy: row.return_by as ReturnWay,
      };
      return {
        ...facts,
        ...{ id: row.id, code: row.code, procedureName: row.procedure_name },
        ...{ applicantName: row.applicant_name, submittedAt: row.submitted_at },
        ...{ dueAt: row.due_at, supplementUntil: row.supplement_until },
        need: needOf({
          ...facts,
          suspendCause: row.suspend_cause as SuspendCause | null,
        }),
      };
    }),
    next: last ? { rank: last.rank, at: last.submitted_at, id: last.id } : null,
  };
}
