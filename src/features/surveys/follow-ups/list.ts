import { sql } from 'kysely';
import type { Db } from '../../../platform/database/database.ts';
import { Problem } from '../../../platform/problem.ts';
import type { Officer } from '../../organisation/index.ts';
import { shownWords } from '../shown-words.ts';
import { answersFor } from './answer-for.ts';
import type { FollowUpEvent } from './note-event.ts';

export interface FollowUp {
  id: number;
  /** To the decisive question, when it was opened. */
  score: number;
  procedureCode: string;
  procedureName: string;
  unitId: number;
  words: string;
  openedAt: Date;
  dueOn: string;
  closedAt: Date | null;
  isVoided: boolean;
  /** Whose dossier it was: only for whoever controls, and only when its applicant allows to be called back. */
  dossier: { id: number; code: string } | null;
}

function followUps(db: Db, officer: Officer) {
  const all = db
    .selectFrom('survey_follow_ups as f')
    .innerJoin('survey_answers as a', (join) =>
      join.onRef('a.ward_id', '=', 'f.ward_id').onRef('a.dossier_id', '=', 'f.dossier_id'),
    )
    .innerJoin('dossiers as d', (join) =>
      join.onRef('d.ward_id', '=', 'f.ward_id').onRef('d.id', '=', 'f.dossier_id'),
    )
    .innerJoin('procedure_versions as p', (join) =>
      join.onRef('p.code', '=', 'd.procedure_code').onRef('p.version', '=', 'd.procedure_version'),
    )
    .select(['f.id', 'f.score', 'f.procedure_code', 'p.name', 'f.unit_id', 'f.opened_at', 'f.due_on'])
    .select(['f.closed_at', 'a.comment', 'a.voided_at', 'a.contact_at', 'd.code', 'd.id as dossier_id'])
    .where('f.ward_id', '=', officer.wardId);
  return seesAll(officer) ? all : all.where('f.unit_id', '=', officer.unitId);
}

/** Whoever leads the ward or controls sees those of every unit. */
function seesAll({ duties }: Officer): boolean {
  return duties.includes('control') || (duties.includes('sign') && duties.includes('oversee'));
}

type Row = Awaited<ReturnType<ReturnType<typeof followUps>['executeTakeFirstOrThrow']>>;

function toFollowUp(row: Row, officer: Officer): FollowUp {
  const mayName = officer.duties.includes('control') && row.contact_at !== null;
  return {
    ...{ id: row.id, score: row.score, procedureCode: row.procedure_code, procedureName: row.name },
    ...{ unitId: row.unit_id, openedAt: row.opened_at, dueOn: row.due_on, closedAt: row.closed_at },
    ...{ words: shownWords(row.comment), isVoided: row.voided_at !== null },
    dossier: mayName ? { id: row.dossier_id, code: row.code } : null,
  };
}

const MOST = 100;

/** What bad answers set off: all of the ward for whoever leads or controls it, for others their own unit's. */
export async function listFollowUps(
  db: Db,
  officer: Officer,
  { isOpen, before = null }: { isOpen: boolean; before?: number | null },
): Promise<FollowUp[]> {
  const query = isOpen
    ? followUps(db, officer).where('f.closed_at', 'is', null).orderBy('f.due_on').orderBy('f.id')
    : followUps(db, officer).where('f.closed_at', 'is not', null).orderBy('f.id', 'desc');
  const rows = await (before === null ? query : query.where('f.id', '<', before)).limit(MOST).execute();
  return rows.map((row) => toFollowUp(row, officer));
}

export interface FollowUpLine {
  no: number;
  event: FollowUpEvent;
  text: string;
  officerId: number | null;
  at: Date;
}

/** One with its history. @throws Problem not_found, also for one of another unit */
export async function findFollowUp(
  db: Db,
  officer: Officer,
  id: number,
): Promise<FollowUp & { events: FollowUpLine[]; mayAnswer: boolean }> {
  const row = await followUps(db, officer).where('f.id', '=', id).executeTakeFirst();
  if (!row) throw new Problem('not_found', 'Không có việc theo dõi này.');
  const events = await db
    .selectFrom('survey_follow_up_events')
    .select(['no', 'event', 'text', 'officer_id', 'at'])
    .where('ward_id', '=', officer.wardId)
    .where('follow_up_id', '=', id)
    .orderBy('no')
    .execute();
  return {
    ...toFollowUp(row, officer),
    mayAnswer: answersFor(officer, row.unit_id),
    events: events.map(({ officer_id: officerId, event, ...line }) => ({
      ...{ ...line, officerId, event: event as FollowUpEvent },
    })),
  };
}

/** How many are open, and how many of them are late on a day. */
export async function countFollowUps(
  db: Db,
  officer: Officer,
  today: string,
): Promise<{ open: number; late: number }> {
  let query = db
    .selectFrom('survey_follow_ups as f')
    .select([
      sql<number>`count(*)`.as('open'),
      sql<number>`count(*) filter (where f.due_on < ${today})`.as('late'),
    ])
    .where('f.ward_id', '=', officer.wardId)
    .where('f.closed_at', 'is', null);
  if (!seesAll(officer)) query = query.where('f.unit_id', '=', officer.unitId);
  return query.executeTakeFirstOrThrow();
}
