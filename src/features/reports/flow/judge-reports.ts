import { type Day, toLocalDay } from '../../../law/day.ts';
import type { Database, Db, Tx } from '../../../platform/database/database.ts';
import { subjectOf } from '../labels.ts';
import { listReports } from '../store.ts';
import { type ReportStanding, standingsOf } from './report-state.ts';

/**
 * Looks once at every periodic report whose due day is over, and counts whether it was signed by then; what is signed later stays late.
 * @returns how many were looked at
 */
export async function judgeReports(database: Database, wardId: number, now: Date): Promise<number> {
  const today = toLocalDay(now);
  const waiting = await unjudged(database.db, wardId, today);
  let judged = 0;
  for (const standing of waiting)
    if (await database.transact((tx) => judge(tx, wardId, standing, now))) judged += 1;
  return judged;
}

async function unjudged(db: Db, wardId: number, today: Day): Promise<ReportStanding[]> {
  const rows = await db
    .selectFrom('reports as r')
    .leftJoin('report_judgements as j', (join) =>
      join.onRef('j.ward_id', '=', 'r.ward_id').onRef('j.report_id', '=', 'r.id'),
    )
    .select('r.id')
    .where('r.ward_id', '=', wardId)
    .where('r.due_on', '<', today)
    .where('j.report_id', 'is', null)
    .execute();
  const ids = new Set(rows.map(({ id }) => id));
  if (ids.size === 0) return [];
  const reports = await listReports(db, wardId, { from: '1900-01-01', to: today });
  return standingsOf(
    db,
    wardId,
    reports.filter(({ id }) => ids.has(id)),
  );
}

async function judge(tx: Tx, wardId: number, standing: ReportStanding, now: Date): Promise<boolean> {
  const { report, signedOn } = standing;
  const dueOn = report.dueOn!;
  const isOnTime = signedOn !== null && signedOn <= dueOn;
  const kept = await tx
    .insertInto('report_judgements')
    .values({
      ...{ ward_id: wardId, report_id: report.id, due_on: dueOn, judged_at: now },
      signed_on: isOnTime ? signedOn : null,
    })
    // Two that look at once: the first counts.
    .onConflict((conflict) => conflict.doNothing())
    .returning('report_id')
    .executeTakeFirst();
  return kept !== undefined;
}

/** A periodic report as a product of the plan's task. */
export interface ReportEvidence {
  reportId: number;
  title: string;
  dueOn: Day | null;
  /** Null: not signed yet. */
  signedOn: Day | null;
  /** "15/BC-UBND" when it is issued. */
  number: string | null;
  documentId: number | null;
  isOnTime: boolean;
}

/** Reports whose period ended in days `[from, to)`, oldest first: what the plan's task on reports is judged by. */
export async function reportsEvidence(
  db: Db,
  wardId: number,
  { from, to }: { from: Day; to: Day },
): Promise<ReportEvidence[]> {
  const reports = await listReports(db, wardId, { from, to });
  const standings = await standingsOf(db, wardId, reports.toReversed());
  return standings.map(({ report, document, signedOn }) => ({
    ...{ reportId: report.id, title: `Báo cáo ${subjectOf(report)}`, dueOn: report.dueOn, signedOn },
    ...{ number: document?.number ?? null, documentId: document?.id ?? null },
    isOnTime: signedOn !== null && (report.dueOn === null || signedOn <= report.dueOn),
  }));
}
