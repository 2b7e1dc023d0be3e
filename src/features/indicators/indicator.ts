import type { Db } from '../../platform/database/database.ts';

/** A half-open span of time `[from, to)`; its bounds are local midnights, or "now" for the span that still runs. */
export interface Period {
  from: Date;
  to: Date;
}

export interface Ratio {
  numerator: number;
  denominator: number;
}

/** Only a part of what a figure looks at: of these procedures, for these units to resolve; of these officers, where turns are counted. */
export interface Narrowing {
  procedureCodes?: readonly string[];
  unitIds?: readonly number[];
  officerIds?: readonly number[];
}

/** What one procedure counted in one unit by one way, in a period. The cells of a figure sum to it. */
export interface Cell extends Ratio {
  procedureCode: string;
  procedureName: string;
  fieldCode: string;
  field: string;
  unitId: number;
  /** The channel, the way of paying or the paper, as the figure is told apart by. */
  way: string;
}

/** The code in place of a procedure's or a field's, of what has none. */
export const NO_PROCEDURE = '-';

/** Only these rows of a figure; what is left out does not matter. */
export interface RowFilter {
  procedureCodes?: readonly string[];
  fieldCode?: string;
  unitId?: number;
  way?: string;
}

/** A dossier behind a figure, or a paper of one. It carries no name of a person. */
export interface IndicatorRow {
  /** Of the row; that of the dossier too, unless a figure counts something smaller. */
  id: number;
  /** The dossier, where the row is only a part of it. */
  dossierId?: number;
  /** The paper, where papers are counted. */
  paper?: string;
  code: string;
  procedureName: string;
  receivedAt: Date;
  dueAt: Date | null;
  finishedAt: Date | null;
  /** The instant by which it belongs to the period; the key of the next page together with the id. */
  at: Date;
}

export type Part = 'numerator' | 'rest';

export interface RowRequest {
  part: Part;
  /** Keyset: the last row of the page before. */
  after: { at: Date; id: number } | null;
  limit: number;
  /** Only these. */
  filter?: RowFilter;
}

interface IndicatorWords {
  code: string;
  name: string;
  /** What it measures, in one or two sentences an officer can check. */
  definition: string;
  numeratorText: string;
  denominatorText: string;
  /** Where the definition comes from, as an officer would cite it. */
  law: string;
  unit: '%';
  /** Whether a higher or a lower figure is better. */
  direction: 'up' | 'down';
}

/** A figure that is also kept as it changes; the kept one and the one counted from the rows are the same. */
interface KeptFigure {
  /** The code of the facts that it is read from; left out: always counted from the rows. */
  kept?: string;
  /** Only of procedures of these fields of the catalogue. */
  fieldCodes?: readonly string[];
  /** One ratio for each span between neighbouring bounds, from the rows, in one query. Nothing after `asOf` is counted. */
  read(db: Db, wardId: number, bounds: readonly Date[], asOf: Date, filter?: Narrowing): Promise<Ratio[]>;
}

/** A figure over the dossiers: every number leads to its rows, by the same conditions. */
export interface DossierIndicator extends IndicatorWords, KeptFigure {
  kind: 'dossiers';
  /** Turns of officers are counted, so that it can be told apart by them; left out: dossiers, or parts of them. */
  grain?: 'step';
  rows(db: Db, wardId: number, period: Period, asOf: Date, request: RowRequest): Promise<IndicatorRow[]>;
  /** The figure by procedure, unit and way; their sum is the figure. */
  cells(db: Db, wardId: number, period: Period, asOf: Date): Promise<Cell[]>;
  /** How the rest splits, when that says more than one number. */
  breakdown?(db: Db, wardId: number, period: Period, asOf: Date): Promise<{ label: string; count: number }[]>;
}

/** A figure over the catalogue, which has a state on a day but no dossiers. */
export interface CatalogueIndicator extends IndicatorWords {
  kind: 'catalogue';
  /** One ratio for each day, in one query. */
  readOn(db: Db, wardId: number, days: readonly string[]): Promise<Ratio[]>;
  listOn(db: Db, wardId: number, day: string, part: Part): Promise<CatalogueRow[]>;
}

/** A procedure behind a figure, or what else the figure counts; then `path` says where it is shown. */
export interface CatalogueRow {
  code: string;
  name: string;
  path?: string;
}

/** A figure over what applicants answered without their names: no row of it leads to anyone. */
export interface AnswerIndicator extends IndicatorWords, KeptFigure {
  kind: 'answers';
  /** The share of each field of the catalogue, where there are enough answers for nobody to be told apart. */
  byField(db: Db, wardId: number, period: Period, asOf: Date): Promise<({ label: string } & Ratio)[]>;
  /** What was written, under the same condition. */
  comments(db: Db, wardId: number, period: Period, asOf: Date): Promise<string[]>;
}

/** A petition behind a figure. It carries nothing of who sent it. */
export interface FeedbackRow {
  id: number;
  code: string;
  channel: string;
  procedureName: string;
  unitId: number;
  /** Days. */
  receivedOn: string;
  dueOn: string;
  handledOn: string | null;
  /** The local midnight of the day by which it belongs to the period. */
  at: Date;
}

/** A figure over petitions: every number leads to its items, by the same facts. */
export interface FeedbackIndicator extends IndicatorWords, KeptFigure {
  kind: 'feedback';
  rows(db: Db, wardId: number, period: Period, asOf: Date, request: RowRequest): Promise<FeedbackRow[]>;
  /** By procedure, unit that handles it, and channel; their sum is the figure. */
  cells(db: Db, wardId: number, period: Period, asOf: Date): Promise<Cell[]>;
}

/** A figure that the plan asks for and that these data cannot give yet. */
export interface MissingIndicator extends IndicatorWords {
  kind: 'missing';
  /** Which data are missing, in one sentence. */
  missing: string;
}

/** Figures that can be told apart by procedure, unit and way. */
export type SplitIndicator = DossierIndicator | FeedbackIndicator;

export type Indicator =
  | DossierIndicator
  | CatalogueIndicator
  | AnswerIndicator
  | FeedbackIndicator
  | MissingIndicator;

/** The figure in percent; null when there is nothing to divide by, which is never 100 %. */
export function percent(ratio: Ratio | null): number | null {
  if (ratio === null || ratio.denominator === 0) return null;
  return (100 * ratio.numerator) / ratio.denominator;
}

export function sumRatios(ratios: readonly Ratio[]): Ratio {
  return ratios.reduce(
    (sum, each) => ({
      numerator: sum.numerator + each.numerator,
      denominator: sum.denominator + each.denominator,
    }),
    { numerator: 0, denominator: 0 },
  );
}

/** Made once: to make it costs more than a hundred numbers in it. */
const TENTHS = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 1 });

/** "79,9 %". What is not whole is never rounded up to 100 %, and what is not nothing never down to 0 %. */
export function formatPercent(value: number | null): string {
  if (value === null) return '–';
  const rounded = Math.round(value * 10) / 10;
  const shown = rounded === 100 && value < 100 ? 99.9 : rounded === 0 && value > 0 ? 0.1 : rounded;
  return `${TENTHS.format(shown)} %`;
}
