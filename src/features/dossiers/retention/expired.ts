import { sql } from 'kysely';
import { type Day, toLocalDay } from '../../../law/day.ts';
import { type Ending, type Retention, type RetentionPeriod, retentionOf } from '../../../law/retention.ts';
import type { Db } from '../../../platform/database/database.ts';
import type { DossierState } from '../dossier-state.ts';
import { isEnded } from '../workflow.ts';
import { listRetentionPeriods } from './periods.ts';

/** How long a dossier is kept, from its state and the field of its procedure; null while it has not ended. */
export function retentionOfDossier(
  state: Pick<DossierState, 'status' | 'finishedAt' | 'returnedAt' | 'resultOutcome'>,
  fieldCode: string,
  periods: readonly RetentionPeriod[],
): Retention | null {
  const endedAt = state.returnedAt ?? state.finishedAt;
  if (!isEnded(state.status) || endedAt === null) return null;
  const ending: Ending = state.resultOutcome ?? 'ended';
  return retentionOf({ fieldCode, ending, endedOn: toLocalDay(endedAt) }, periods);
}

export interface ExpiredDossier {
  id: number;
  code: string;
  procedure: string;
  endedOn: Day;
  retention: Retention;
}

const ENDED = sql<boolean>`d.status in ('returned', 'refused', 'withdrawn', 'stopped')`;
const ENDED_AT = sql<Date>`coalesce(d.returned_at, d.finished_at)`;
const BATCH = 500;

/**
 * Dossiers whose time is over, those that ended first before others, after the one with the id `after`. A list for whoever
 * prepares a decision: nothing is destroyed by it.
 */
export async function listExpired(
  db: Db,
  wardId: number,
  { today, limit, after = null }: { today: Day; limit: number; after?: number | null },
): Promise<ExpiredDossier[]> {
  const periods = await listRetentionPeriods(db, wardId);
  const shortest = Math.min(...periods.map((each) => each.years ?? Number.POSITIVE_INFINITY));
  const found: ExpiredDossier[] = [];
  if (!Number.isFinite(shortest)) return found;
  const before = `${Number(today.slice(0, 4)) - shortest}-01-01`;
  for (let last = after; ; ) {
    const rows = await endedBefore(db, wardId, before, last);
    for (const row of rows) {
      const ending = (row.result_outcome ?? 'ended') as Ending;
      const endedOn = toLocalDay(row.ended_at);
      const retention = retentionOf({ fieldCode: row.field_code, ending, endedOn }, periods);
      if (retention.keptUntil === null || retention.keptUntil > today) continue;
      found.push({ id: row.id, code: row.code, procedure: row.name, endedOn, retention });
      if (found.length === limit) return found;
    }
    if (rows.length < BATCH) return found;
    last = rows.at(-1)!.id;
  }
}

function endedBefore(db: Db, wardId: number, before: Day, after: number | null) {
  return db
    .selectFrom('dossiers as d')
    .innerJoin('procedure_versions as p', (join) =>
      join.onRef('p.code', '=', 'd.procedure_code').onRef('p.version', '=', 'd.procedure_version'),
    )
    .select(['d.id', 'd.code', 'd.result_outcome', 'p.name', 'p.field_code', ENDED_AT.as('ended_at')])
    .where('d.ward_id', '=', wardId)
    .where(ENDED)
    .where(sql<boolean>`${ENDED_AT} < ${`${before}T00:00:00+07:00`}`)
    .$if(after !== null, (query) =>
      query.where(
        sql<boolean>`(${ENDED_AT}, d.id) > (select coalesce(e.returned_at, e.finished_at), e.id from dossiers e
          where e.ward_id = ${wardId} and e.id = ${after})`,
      ),
    )
    .orderBy(ENDED_AT)
    .orderBy('d.id')
    .limit(BATCH)
    .execute();
}
