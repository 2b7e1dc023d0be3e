import { type Day, toLocalDay } from '../../../law/day.ts';
import type { Database, Db, Tx } from '../../../platform/database/database.ts';
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
