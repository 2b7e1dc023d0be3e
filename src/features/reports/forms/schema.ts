import type { Day } from '../../../law/day.ts';
import type { PlaceInCatalogue } from '../../procedures/index.ts';

/** A number of what is counted, by procedure and unit; figures that belong to none carry the code alone. */
export interface Counted {
  code: string;
  procedureCode: string;
  unitId: number;
  total: number;
  counted: number;
}

/** What the forms of a period are filled from. */
export interface FormCounts {
  within: readonly Counted[];
  before: readonly Counted[];
  places: ReadonlyMap<string, PlaceInCatalogue>;
  /** Figures that these data cannot give, with the reason. */
  missing: ReadonlyMap<string, string>;
}

/** Which part of the ward a form is about; nothing set: all of it. */
export interface FormFilter {
  unitId?: number;
  fieldCode?: string;
  procedureCode?: string;
}

export const ROW_GROUPS = ['field', 'procedure'] as const;
export type RowGroup = (typeof ROW_GROUPS)[number];

/** Null is a number that is not known, never nought. A share is in percent. */
export type Cell = number | null;

export interface FilledRow {
  /** "total", "own", "own/HT", a line's key. */
  key: string;
  kind: 'total' | 'part' | 'group' | 'line';
  ordinal: string;
  label: string;
  cells: Cell[];
}

export interface FilledColumn {
  key: string;
  number: string;
  label: string;
  group: string | null;
  isRatio: boolean;
  /** The columns of which it is the sum, by their place. */
  sumOf: number[];
  /** Which columns' share it is, by their place. */
  ratio: { of: number; over: number } | null;
  missing: string | null;
}

/** Where the columns of a row do not prove one another. */
export interface Breach {
  row: string;
  what: string;
}

export interface FilledForm {
  code: string;
  name: string;
  unit: string;
  law: string;
  isVerified: boolean;
  /** Days `[from, to)`. */
  from: Day;
  to: Day;
  missing: string | null;
  columns: FilledColumn[];
  rows: FilledRow[];
  breaches: Breach[];
}
