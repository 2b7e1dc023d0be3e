import { toLocalDay } from '../../../law/day.ts';
import type { Db } from '../../../platform/database/database.ts';
import type { Status } from '../../dossiers/index.ts';
import type { CaseDossier, GoneDossier, Leaving } from '../schema.ts';

/** A dossier whose term is over and that has no result yet. */
export interface OverdueDossier extends CaseDossier {
  procedureCode: string;
  procedureName: string;
  competentUnitId: number;
  holderUnitId: number;
  holderOfficerId: number | null;
  dueAt: Date;
  status: Status;
}

/** While the clock stands still nobody is late. */
const STANDING_STILL: readonly Status[] = ['awaiting_supplement', 'awaiting_intake_supplement', 'suspended'];
/** Statuses in which the ward has made the result. */
const WITH_RESULT: readonly Status[] = ['result_ready', 'returned', 'correcting'];
/** More at once are urged at the next turns. */
const MOST = 5000;

/** What the ward itself has to resolve and is past its due time, the oldest due first. */
export async function listOverdue(db: Db, wardId: number, now: Date): Promise<OverdueDossier[]> {
  const rows = await db
    .selectFrom('dossiers as d')
    .innerJoin('procedure_versions as p', (join) =>
      join.onRef('p.code', '=', 'd.procedure_code').onRef('p.version', '=', 'd.procedure_version'),
    )
    .select(['d.id', 'd.code', 'd.procedure_code', 'p.name', 'd.competent_unit_id', 'd.holder_unit_id'])
    .select(['d.holder_officer_id', 'd.due_at', 'd.status'])
    .where('d.ward_id', '=', wardId)
    .where('d.finished_at', 'is', null)
    .where('d.due_at', '<', now)
    .where('d.place', '<>', 'forwarded')
    .where('d.status', 'not in', STANDING_STILL)
    .orderBy('d.due_at')
    .orderBy('d.id')
    .limit(MOST)
    .execute();
  return rows.map((row) => ({
    ...{ id: row.id, code: row.code, procedureCode: row.procedure_code, procedureName: row.name },
    ...{ competentUnitId: row.competent_unit_id, holderUnitId: row.holder_unit_id },
    ...{ holderOfficerId: row.holder_officer_id, dueAt: row.due_at!, status: row.status as Status },
  }));
}

/** How dossiers that are overdue no more left, and on which day. */
export async function howTheyLeft(
  db: Db,
  wardId: number,
  dossiers: readonly CaseDossier[],
  now: Date,
): Promise<GoneDossier[]> {
  if (dossiers.length === 0) return [];
  const rows = await db
    .selectFrom('dossiers')
    .select(['id', 'code', 'status', 'finished_at'])
    .where('ward_id', '=', wardId)
    .where(
      'id',
      'in',
      dossiers.map(({ id }) => id),
    )
    .orderBy('id')
    .execute();
  return rows.map(({ id, code, status, finished_at: finishedAt }) => ({
    ...{ id, code, how: leaving(status as Status, finishedAt), on: toLocalDay(finishedAt ?? now) },
  }));
}

function leaving(status: Status, finishedAt: Date | null): Leaving {
  if (finishedAt === null) return 'recovered';
  return WITH_RESULT.includes(status) ? 'result' : 'ended';
}
