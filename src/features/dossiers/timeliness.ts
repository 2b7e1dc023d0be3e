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

const DUE_SOON_MS = 86_400_000;

/**
 * How a dossier stands against its due time at `now`; a finished one against the time it was finished.
 * @law QĐ 766/QĐ-TTg (23/06/2022): finished on an earlier day is early, the same day and not after the due time is on time
 * @checked 2026-11-23
 */
export function timeliness(
  dossier: { dueAt: Date | null; finishedAt: Date | null; status: Status },
  now: Date,
): Timeliness {
  const { dueAt, finishedAt, status } = dossier;
  if (status === 'refused' || status === 'withdrawn') return 'ended';
  if (status === 'awaiting_supplement') return 'paused';
  if (dueAt === null) return 'no_term';
  if (finishedAt !== null) {
    if (finishedAt > dueAt) return 'late';
    return localDay(finishedAt) < localDay(dueAt) ? 'early' : 'on_time';
  }
  if (now > dueAt) return 'overdue';
  return dueAt.getTime() - now.getTime() <= DUE_SOON_MS ? 'due_soon' : 'in_term';
}

function localDay(at: Date): string {
  return new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);
}
