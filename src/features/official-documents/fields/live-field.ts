import type { Day } from '../../../law/day.ts';
import type { Db } from '../../../platform/database/database.ts';

/** The time that a field is asked for, in the words in which it was asked: days `[from, to)`. */
export interface FieldPeriod {
  from: Day;
  to: Day;
  /** "tháng 10 năm 2026" */
  words: string;
}

export interface FieldMoment {
  asOf: Date;
  period: FieldPeriod;
}

/**
 * What a template or an officer asks for in braces: `{{chỉ số:received-online:tháng trước}}`. Features behind this one give theirs;
 * pages and jobs put the list together.
 */
export interface LiveField {
  /** What stands in the braces before the period: "chỉ số:received-online". */
  code: string;
  label: string;
  /** Whether the moment of reading is written behind it, as with every figure. */
  isFigure: boolean;
  /** @returns what is written into the text; "chưa có dữ liệu" where nothing was counted */
  read(db: Db, wardId: number, moment: FieldMoment): Promise<string>;
}
