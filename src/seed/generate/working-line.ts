import { isWorkingDay } from '../../law/calendar.ts';
import { addDays, type Day, daysBetween, instant } from '../../law/day.ts';

const DAY_MS = 86_400_000;

/** The State's working days in a row, by which a life is moved to another day and keeps its distances. */
export class WorkingLine {
  /** The working days, in order. */
  readonly days: readonly Day[];
  readonly #first: Day;
  /** Midnights of the working days, milliseconds. */
  readonly #midnights: Float64Array;
  /** For each day from the first on: the place of the last working day until then. */
  readonly #lastAt: Int32Array;

  /** Of the days from one to another, both included. @throws RangeError when the first is no working day */
  constructor(from: Day, until: Day) {
    if (!isWorkingDay(from)) throw new RangeError(`${from} không phải là ngày làm việc.`);
    const days: Day[] = [];
    const lastAt: number[] = [];
    for (let day = from; day <= until; day = addDays(day, 1)) {
      if (isWorkingDay(day)) days.push(day);
      lastAt.push(days.length - 1);
    }
    this.days = days;
    this.#first = from;
    this.#midnights = Float64Array.from(days, (day) => instant(day, 0).getTime());
    this.#lastAt = Int32Array.from(lastAt);
  }

  /** The place of the last working day until a day. @throws RangeError outside of the line */
  placeOf(day: Day): number {
    const place = this.#lastAt[daysBetween(this.#first, day)];
    if (place === undefined || place < 0) throw new RangeError(`${day} nằm ngoài lịch làm việc đã biết.`);
    return place;
  }

  /** An instant moved by working days, at the same time of day. @throws RangeError outside of the line */
  move(at: Date, places: number): Date {
    // By numbers alone: this is asked a hundred times a dossier.
    const start = this.#midnights[0]!;
    const place = this.#lastAt[Math.floor((at.getTime() - start) / DAY_MS)];
    const before = place === undefined ? undefined : this.#midnights[place];
    const after = place === undefined ? undefined : this.#midnights[place + places];
    if (before === undefined || after === undefined) throw new RangeError('Quá lịch làm việc đã biết.');
    return new Date(at.getTime() - before + after);
  }
}
