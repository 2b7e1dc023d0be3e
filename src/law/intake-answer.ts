import { type Calendar, STATE_CALENDAR } from './calendar.ts';
import { toLocalDay } from './day.ts';
import { due, type Term } from './due.ts';
import { type Dated, inForce } from './in-force.ts';
import { type HoursByDay, workingHoursOn } from './working-time.ts';

/** How a dossier reaches the desk, as far as the time to answer it depends on it. */
export type ArrivalKind = 'online' | 'paper';

/**
 * How long the desk has to accept a dossier, ask for a supplement (Mẫu 02) or refuse it (Mẫu 03): online eight working
 * hours; on paper one working day when something lacks, while NQ 66.7/2025 is in force.
 * @law NĐ 45/2020/NĐ-CP (hồ sơ trực tuyến: 08 giờ làm việc); NQ 66.7/2025/NQ-CP (hiệu lực 01/01/2026–28/02/2027)
 * @checked 2026-11-23 in the text of NQ 66.7/2025/NQ-CP
 * @uncertain NĐ 45/2020/NĐ-CP is from general knowledge; a special law may set another limit
 */
export const INTAKE_ANSWER_TERMS: readonly (Dated & { online: Term; paper: Term | null })[] = [
  { from: '1995-01-01', until: '2026-01-01', online: { amount: 8, unit: 'wh' }, paper: null },
  {
    from: '2026-01-01',
    until: '2027-03-01',
    online: { amount: 8, unit: 'wh' },
    paper: { amount: 1, unit: 'wd' },
  },
  { from: '2027-03-01', until: null, online: { amount: 8, unit: 'wh' }, paper: null },
];

/**
 * When the desk must have answered a dossier that has arrived; null when no limit is set.
 * @law như INTAKE_ANSWER_TERMS
 * @checked 2026-11-23
 */
export function intakeAnswerDue(
  arrivedAt: Date,
  kind: ArrivalKind,
  calendar: Calendar = STATE_CALENDAR,
  hoursOn: HoursByDay = workingHoursOn,
): Date | null {
  const term = inForce(INTAKE_ANSWER_TERMS, toLocalDay(arrivedAt))[kind];
  return term === null ? null : new Date(due(arrivedAt, term, calendar, hoursOn).dueAt);
}
