import type { Dated } from '../in-force.ts';

/**
 * A number of kept facts. `<scope>` in the code is the part of the form (own, forwarded), `<line>` the line.
 * `through`: in the period and before it.
 */
export interface CountTerm {
  code: string;
  when: 'within' | 'before' | 'through';
  of: 'total' | 'counted';
  times: 1 | -1;
}

export interface FormColumn {
  key: string;
  /** As the form numbers it: "(3)". */
  number: string;
  label: string;
  /** The heading above several columns. */
  group: string | null;
  /** What is added up; none: nothing in the system tells it. */
  counts: readonly CountTerm[];
  /** The columns that it is the sum of. */
  sumOf: readonly string[];
  /** Why the column stays empty. An empty column is no nought. */
  missing: string | null;
  /** Only of procedures that are offered so online; "other": the level is not known. */
  onlineLevel: 'full' | 'partial' | 'other' | null;
  /** A share: how many of these columns' number. */
  ratio: { of: string; over: string } | null;
}

/** Columns that together must be the same as another. */
export interface Identity {
  sum: string;
  of: readonly string[];
}

export interface FormPart {
  /** In place of `<scope>`. */
  scope: string;
  ordinal: string;
  label: string;
}

export interface FormLine {
  /** In place of `<line>`. */
  key: string;
  label: string;
}

export interface ReportForm extends Dated {
  code: string;
  name: string;
  /** What is counted: "Số hồ sơ TTHC". */
  unit: string;
  law: string;
  /** Whether the text that sets the form was read. */
  isVerified: boolean;
  /** Rows by the catalogue (field or procedure) within parts, or fixed lines. */
  rows: { by: 'catalogue'; parts: readonly FormPart[] } | { by: 'lines'; lines: readonly FormLine[] };
  columns: readonly FormColumn[];
  identities: readonly Identity[];
  /** Whether its lines add up to a total. */
  hasTotal: boolean;
  /** Why the whole form is empty. */
  missing: string | null;
}

type Given = Partial<FormColumn> & Pick<FormColumn, 'key' | 'label'>;

/** A column with what most of them have. */
export function column(given: Given): FormColumn {
  return {
    number: '',
    group: null,
    counts: [],
    sumOf: [],
    missing: null,
    onlineLevel: null,
    ratio: null,
    ...given,
  };
}

export function terms(
  when: CountTerm['when'],
  codes: readonly string[],
  { of = 'total', times = 1 }: { of?: CountTerm['of']; times?: CountTerm['times'] } = {},
): CountTerm[] {
  return codes.map((code) => ({ code, when, of, times }));
}
