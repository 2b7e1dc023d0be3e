import { type Day, formatDay } from './day.ts';

/** A row that holds from a day on, until the day before `until`; null while no end is known. */
export interface Dated {
  from: Day;
  until: Day | null;
}

/**
 * The one row in force on a day: never "the latest". Which law applies is decided by the day of acceptance.
 * @throws RangeError when no row or more than one row is in force
 * @law nguyên tắc áp dụng văn bản theo ngày có hiệu lực
 * @checked 2026-11-23 house rule: a number that law may change is a dated row
 */
export function inForce<Row extends Dated>(rows: readonly Row[], day: Day): Row {
  const found = rows.filter((row) => isInForce(row, day));
  if (found.length === 0) throw new RangeError(`Ngày ${formatDay(day)} chưa có quy định nào có hiệu lực.`);
  if (found.length > 1)
    throw new RangeError(`Ngày ${formatDay(day)} có ${found.length} quy định cùng có hiệu lực.`);
  return found[0]!;
}

export function isInForce(row: Dated, day: Day): boolean {
  return row.from <= day && (row.until === null || day < row.until);
}
