import { type Calendar, STATE_CALENDAR } from './calendar.ts';
import { due, type Term } from './due.ts';
import { addWorkingMinutes, type HoursByDay, workingHoursOn, workingMinutesBetween } from './working-time.ts';

/** A running clock has a due time; a stopped one has the working minutes that were left. */
export type Clock = { dueAt: Date; remainingMinutes: null } | { dueAt: null; remainingMinutes: number };

/** What a step does to the due time of a dossier, with what it needs to know. */
export type ClockChange =
  | { effect: 'none' }
  | { effect: 'pause'; at: Date }
  | { effect: 'resume'; at: Date }
  | { effect: 'restart'; at: Date; term: Term }
  | { effect: 'extend'; dueAt: Date };

/**
 * Working minutes that were left when the clock stopped for a supplement; 0 when it was already late. A dossier that
 * was late stays late: it goes on with 0.
 * @law NĐ 118/2025/NĐ-CP: thời gian chờ người nộp bổ sung không tính vào thời hạn giải quyết; QĐ 766/QĐ-TTg trừ thời gian chờ bổ sung
 * @checked 2026-11-23 through a published procedure (mã 1.014770) that quotes both ways of counting
 * @uncertain the article of the decree was not read; for a term in calendar days the same working minutes are used
 */
export function pausedRemainder(
  dueAt: Date,
  pausedAt: Date,
  calendar: Calendar = STATE_CALENDAR,
  hoursOn: HoursByDay = workingHoursOn,
): number {
  return workingMinutesBetween(pausedAt, dueAt, calendar, hoursOn);
}

/**
 * The due time when the clock goes on with what was left. A due time at the very opening comes back as the end of work
 * before it, which is the same working minute.
 * @throws RangeError when the minutes are negative
 * @law như khi dừng tính: chỉ phần còn lại được tính tiếp
 * @checked 2026-11-23 through a published procedure (mã 1.014770), step d
 */
export function resumeDue(
  remainingMinutes: number,
  resumedAt: Date,
  calendar: Calendar = STATE_CALENDAR,
  hoursOn: HoursByDay = workingHoursOn,
): Date {
  return addWorkingMinutes(resumedAt, remainingMinutes, calendar, hoursOn);
}

/**
 * The due time when the whole term is counted anew from the complete supplement, as if received then.
 * @throws RangeError when the term is negative
 * @law thời hạn giải quyết được tính lại từ đầu sau khi nhận đủ hồ sơ (quy định chung của cơ chế một cửa)
 * @checked 2026-11-23 through a published procedure (mã 1.014770), step b
 * @uncertain the article of the decree was not read
 */
export function restartDue(
  term: Term,
  at: Date,
  calendar: Calendar = STATE_CALENDAR,
  hoursOn: HoursByDay = workingHoursOn,
): Date {
  return new Date(due(at, term, calendar, hoursOn).dueAt);
}

/**
 * The clock after one change. Stopping a stopped clock, starting a running one, and extending to an earlier time or
 * while stopped are faults of the program.
 * @throws RangeError in those cases
 */
export function changeClock(
  clock: Clock,
  change: ClockChange,
  calendar: Calendar = STATE_CALENDAR,
  hoursOn: HoursByDay = workingHoursOn,
): Clock {
  switch (change.effect) {
    case 'none':
      return clock;
    case 'pause':
      if (clock.dueAt === null) throw new RangeError('Đồng hồ đang dừng, không dừng thêm được.');
      return { dueAt: null, remainingMinutes: pausedRemainder(clock.dueAt, change.at, calendar, hoursOn) };
    case 'resume':
      if (clock.dueAt !== null) throw new RangeError('Đồng hồ đang chạy, không có gì để tính tiếp.');
      return running(resumeDue(clock.remainingMinutes, change.at, calendar, hoursOn));
    case 'restart':
      return running(restartDue(change.term, change.at, calendar, hoursOn));
    case 'extend':
      if (clock.dueAt === null || change.dueAt <= clock.dueAt)
        throw new RangeError('Hẹn trả mới phải sau hẹn trả cũ của một đồng hồ đang chạy.');
      return running(change.dueAt);
  }
}

function running(dueAt: Date): Clock {
  return { dueAt, remainingMinutes: null };
}
