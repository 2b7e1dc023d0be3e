import { randomUUID } from 'node:crypto';
import { addDays, type Day, toLocalDay } from '../../../law/day.ts';
import { dueOn, periodsOf, type ReportPeriod } from '../../../law/report-periods.ts';
import type { Database, Tx } from '../../../platform/database/database.ts';
import { Problem, parseFields } from '../../../platform/problem.ts';
import { type Act, findCalendar, noteAct } from '../../organisation/index.ts';
import { findHabits } from '../habits.ts';
import { type AdHocForm, adHocForm, type PeriodicKind, REPORT_KINDS, type ReportKind } from '../schema.ts';
import { mustReport } from './rights.ts';

interface NewReport {
  wardId: number;
  kind: ReportKind;
  from: Day;
  to: Day;
  dueOn: Day | null;
  clientKey: string;
  now: Date;
  by: number | null;
}

/**
 * A report of any two days, as a draft. Of the same days there is one.
 * @returns its number
 * @throws Problem not_allowed, invalid
 */
export async function makeAdHocReport(tx: Tx, act: Act, given: AdHocForm): Promise<number> {
  mustReport(act.officer);
  const { from, until, clientKey } = parseFields(adHocForm, given, 'Chưa lập được báo cáo.');
  if (from > toLocalDay(act.now))
    throw new Problem('invalid', 'Chưa lập được báo cáo.', { from: 'Kỳ này chưa bắt đầu.' });
  const { wardId, id: by } = act.officer;
  const { id, isNew } = await keepReport(tx, {
    ...{ wardId, kind: 'ad-hoc', from, to: addDays(until, 1), dueOn: null, clientKey, now: act.now, by },
  });
  if (isNew) await noteAct(tx, act, 'make_report', String(id));
  return id;
}

async function keepReport(tx: Tx, report: NewReport): Promise<{ id: number; isNew: boolean }> {
  const row = await tx
    .insertInto('reports')
    .values({
      ...{ ward_id: report.wardId, kind: report.kind, day_from: report.from, day_to: report.to },
      ...{ due_on: report.dueOn, made_by: report.by, made_at: report.now, client_key: report.clientKey },
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (row) return { id: row.id, isNew: true };
  const kept = await tx
    .selectFrom('reports')
    .select('id')
    .where('ward_id', '=', report.wardId)
    .where((on) =>
      on.or([
        on('client_key', '=', report.clientKey),
        on.and([
          on('kind', '=', report.kind),
          on('day_from', '=', report.from),
          on('day_to', '=', report.to),
        ]),
      ]),
    )
    .orderBy('id')
    .executeTakeFirstOrThrow();
  return { id: kept.id, isNew: false };
}

/** So far back a report that the clock missed is still made by itself. */
const LOOK_BACK_DAYS = 45;

/**
 * Makes the draft of every periodic report whose period is over and that is not there yet, on the day after its cut-off; when the
 * system stood still then, as soon as it runs again. `since`: periods that ended from this day on, 45 days back if left out.
 * @returns how many were made
 */
export async function makeDueReports(
  database: Database,
  wardId: number,
  now: Date,
  since: Day = addDays(toLocalDay(now), -LOOK_BACK_DAYS),
): Promise<number> {
  const today = toLocalDay(now);
  const habits = await findHabits(database.db, wardId, today);
  const { calendar } = await findCalendar(database.db, wardId);
  let made = 0;
  for (const period of periodsBetween(since, today, habits)) {
    const due = dueOn(period, calendar, habits.dueDays);
    const { isNew } = await database.transact((tx) =>
      keepReport(tx, {
        ...{ wardId, kind: period.kind as PeriodicKind, from: period.from, to: period.to, dueOn: due },
        ...{ clientKey: randomUUID(), now, by: null },
      }),
    );
    if (isNew) made += 1;
  }
  return made;
}

/** Periods that ended from `since` to yesterday. */
function periodsBetween(since: Day, today: Day, habits: { isMonthCutOff: boolean }): ReportPeriod[] {
  const years = [...new Set([since, today].map((day) => Number(day.slice(0, 4))))];
  return REPORT_KINDS.flatMap((kind) =>
    kind === 'ad-hoc' ? [] : years.flatMap((year) => periodsOf(kind, year, habits)),
  ).filter(({ to }) => to > since && to <= today);
}
