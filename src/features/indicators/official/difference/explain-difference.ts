import { type Day, toLocalDay } from '../../../../law/day.ts';
import type { Db } from '../../../../platform/database/database.ts';
import type { DossierIndicator, Period } from '../../indicator.ts';
import { daysOf } from '../../period.ts';
import { normaliseCode } from '../reading/read-dossiers.ts';
import type { ListedDossier } from '../schema.ts';
import { type ComparedDossier, type Reconciliation, reconcile, type Standing } from './reconcile.ts';
import { standingInList } from './standing-in-list.ts';

const BATCH = 5000;

/** Our dossiers of a figure against an official list of the same period. `published` is the figure in percent, when there is one. */
export async function explainDifference(
  db: Db,
  wardId: number,
  indicator: DossierIndicator,
  given: { period: Period; asOf: Date; dossiers: readonly ListedDossier[]; published: number | null },
): Promise<Reconciliation> {
  const { period, asOf, dossiers, published } = given;
  const days = daysOf(period);
  const theirs = dossiers.map((each) => ({
    ...each,
    standing: standingInList(indicator.code, each, days),
  }));
  const standings = await readStandings(db, wardId, indicator, { period, asOf });
  const ours = await readCompared(db, wardId, standings, theirs);
  return reconcile(ours, theirs, published);
}

/** Every dossier that the figure looks at, by id. */
async function readStandings(
  db: Db,
  wardId: number,
  indicator: DossierIndicator,
  { period, asOf }: { period: Period; asOf: Date },
): Promise<Map<number, Standing>> {
  const found = new Map<number, Standing>();
  for (const part of ['numerator', 'rest'] as const) {
    let after: { at: Date; id: number } | null = null;
    for (;;) {
      const rows: { id: number; at: Date }[] = await indicator.rows(db, wardId, period, asOf, {
        ...{ part, after, limit: BATCH },
      });
      for (const row of rows) found.set(row.id, { isCounted: part === 'numerator' });
      if (rows.length < BATCH) break;
      after = rows.at(-1)!;
    }
  }
  return found;
}

/** What is compared of our dossiers: those of the figure, and those that the list names though the figure does not look at them. */
async function readCompared(
  db: Db,
  wardId: number,
  standings: ReadonlyMap<number, Standing>,
  theirs: readonly ComparedDossier[],
): Promise<ComparedDossier[]> {
  const rows = await db
    .selectFrom('dossiers')
    .select(['id', 'code', 'channel', 'received_at', 'due_at', 'finished_at', 'result_file'])
    .where('ward_id', '=', wardId)
    .where((on) =>
      on.or([
        on('id', '=', on.fn.any(on.val([...standings.keys()]))),
        on('code', '=', on.fn.any(on.val(theirs.map((each) => each.code)))),
      ]),
    )
    .execute();
  const day = (at: Date | null): Day | null => (at === null ? null : toLocalDay(at));
  return rows.map((row) => ({
    ...{ code: normaliseCode(row.code) ?? row.code, channel: row.channel as ComparedDossier['channel'] },
    ...{ receivedOn: day(row.received_at), dueOn: day(row.due_at), finishedOn: day(row.finished_at) },
    ...{ hasResultFile: row.result_file !== null, standing: standings.get(row.id) ?? null },
  }));
}
