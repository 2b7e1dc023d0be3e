import { type Calendar, STATE_CALENDAR } from './calendar.ts';
import { toLocalDay } from './day.ts';
import { type HoursByDay, isLongerThan, workingHoursOn } from './working-time.ts';

export type FinishedTimeliness = 'early' | 'on_time' | 'late';
export type OpenTimeliness = 'in_term' | 'due_soon' | 'overdue';

export const TIMELINESS_NAMES: Record<FinishedTimeliness | OpenTimeliness, string> = {
  early: 'Trước hạn',
  on_time: 'Đúng hạn',
  late: 'Quá hạn',
  in_term: 'Trong hạn',
  due_soon: 'Sắp đến hạn',
  overdue: 'Quá hạn chưa giải quyết',
};

/**
 * How a finished dossier stands: finished on a day before the due day is early, on the due day and not after the due
 * time is on time, after it is late. The day on which the citizen fetches the result plays no part.
 * @law QĐ 766/QĐ-TTg ngày 23/06/2022
 * @checked 2026-11-23 in the description of the formulas that a provincial system uses
 */
export function finishedTimeliness(finishedAt: Date, dueAt: Date): FinishedTimeliness {
  if (finishedAt > dueAt) return 'late';
  return toLocalDay(finishedAt) < toLocalDay(dueAt) ? 'early' : 'on_time';
}

/**
 * How an open dossier stands at `now`; exactly at the due time it is not overdue.
 * @law QĐ 766/QĐ-TTg ngày 23/06/2022; ngưỡng "sắp đến hạn" do đơn vị đặt
 * @checked 2026-11-23
 */
export function openTimeliness(
  now: Date,
  dueAt: Date,
  soonMinutes = 480,
  calendar: Calendar = STATE_CALENDAR,
  hoursOn: HoursByDay = workingHoursOn,
): OpenTimeliness {
  if (now > dueAt) return 'overdue';
  return isLongerThan(soonMinutes, now, dueAt, calendar, hoursOn) ? 'in_term' : 'due_soon';
}

/** A dossier as the index looks at it in a period. */
export interface MeasuredDossier {
  dueAt: Date;
  finishedAt: Date | null;
  /** When each supplement was asked for. */
  supplementRequestedAt: readonly Date[];
  /** Whether the last of them has been answered. */
  isSupplemented: boolean;
  /** The last instant of the period, for dossiers that are not finished in it. */
  periodEnd: Date;
}

/**
 * Whether the index counts a dossier as on time: more than one supplement request is late; one that is still waited
 * for stops at the time of the request; not finished in the period, the period's end is compared.
 * @law QĐ 766/QĐ-TTg ngày 23/06/2022
 * @checked 2026-11-23 in the description of the formulas that a provincial system uses
 * @uncertain the decision's own annex was not read
 */
export function measuredTimeliness(dossier: MeasuredDossier): FinishedTimeliness {
  const [requestedAt, second] = dossier.supplementRequestedAt;
  if (second !== undefined) return 'late';
  const { finishedAt, periodEnd, dueAt } = dossier;
  if (requestedAt !== undefined && !dossier.isSupplemented) return finishedTimeliness(requestedAt, dueAt);
  const isFinishedInPeriod = finishedAt !== null && finishedAt <= periodEnd;
  return finishedTimeliness(isFinishedInPeriod ? finishedAt : periodEnd, dueAt);
}

/**
 * Early and on time both count as "đúng hạn" in the index and in the reports' sums.
 * @law QĐ 766/QĐ-TTg ngày 23/06/2022
 * @checked 2026-11-23
 */
export function countsAsOnTime(found: FinishedTimeliness): boolean {
  return found !== 'late';
}
