import type { Ending, RetentionPeriod } from '../../../law/retention.ts';
import type { Db } from '../../../platform/database/database.ts';
import { listRetentionPeriods, ownDossiers, retentionOfDossier, type Status } from '../../dossiers/index.ts';
import { listOwnFeedback } from '../../feedback/index.ts';
import type { Person } from '../export/gather-dossiers.ts';
import type { Stays } from './schema.ts';

/** What the law keeps of these persons, and until when. */
export async function findStays(db: Db, people: readonly Person[]): Promise<Stays[]> {
  const found = new Map<string, Stays>();
  for (const person of people) {
    const periods = await listRetentionPeriods(db, person.wardId);
    for (const each of await dossiersOf(db, person, periods)) found.set(each.code, each);
    for (const { code } of await listOwnFeedback(db, person.wardId, person.citizen.id))
      found.set(code, { what: 'petition', code, until: null, isUnderWay: false });
  }
  return [...found.values()];
}

async function dossiersOf(db: Db, person: Person, periods: readonly RetentionPeriod[]): Promise<Stays[]> {
  const rows = await db
    .selectFrom(
      ownDossiers(db, person)
        .select(['id', 'code', 'status', 'finished_at', 'returned_at', 'result_outcome'])
        .select(['procedure_code', 'procedure_version'])
        .as('d'),
    )
    .innerJoin('procedure_versions as p', (join) =>
      join.onRef('p.code', '=', 'd.procedure_code').onRef('p.version', '=', 'd.procedure_version'),
    )
    .selectAll('d')
    .select('p.field_code')
    .orderBy('d.id')
    .execute();
  return rows.map((row) => {
    const kept = retentionOfDossier(
      {
        ...{ status: row.status as Status, finishedAt: row.finished_at, returnedAt: row.returned_at },
        resultOutcome: row.result_outcome as Exclude<Ending, 'ended'> | null,
      },
      row.field_code,
      periods,
    );
    return { what: 'dossier', code: row.code, until: kept?.keptUntil ?? null, isUnderWay: kept === null };
  });
}
