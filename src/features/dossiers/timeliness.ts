import { finishedTimeliness, openTimeliness } from '../../law/timeliness.ts';
import type { Status } from './schema.ts';

export type Timeliness =
  | 'early'
  | 'on_time'
  | 'late'
  | 'in_term'
  | 'due_soon'
  | 'overdue'
  | 'no_term'
  | 'paused'
  | 'ended';

export const TIMELINESS_LABELS: Record<Timeliness, string> = {
  early: 'Trước hạn',
  on_time: 'Đúng hạn',
  late: 'Quá hạn khi xong',
  in_term: 'Trong hạn',
  due_soon: 'Sắp đến hạn',
  overdue: 'Quá hạn',
  no_term: 'Không có thời hạn',
  paused: 'Dừng tính thời hạn',
  ended: 'Đã kết thúc',
};

const STANDING: ReadonlySet<Status> = new Set([
  'awaiting_intake_supplement',
  'awaiting_supplement',
  'suspended',
]);

/**
 * How a dossier stands against its due time at `now`; a finished one against the time it was finished.
 * What is due until `soonUntil` is soon due, as the ward's lists say. The rules are law/timeliness.ts; what is paused, ended or without a term has no place in them.
 */
export function timeliness(
  dossier: { dueAt: Date | null; finishedAt: Date | null; status: Status },
  now: Date,
  soonUntil?: Date,
): Timeliness {
  const { dueAt, finishedAt, status } = dossier;
  if (status === 'refused' || status === 'withdrawn' || status === 'stopped') return 'ended';
  if (STANDING.has(status)) return 'paused';
  if (dueAt === null) return 'no_term';
  if (finishedAt !== null) return finishedTimeliness(finishedAt, dueAt);
  if (soonUntil === undefined || dueAt < now) return openTimeliness(now, dueAt);
  return dueAt <= soonUntil ? 'due_soon' : 'in_term';
}
