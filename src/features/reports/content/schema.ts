import type { ReportSection } from '../../../law/report-headings.ts';
import type { ChartSpec } from '../../../platform/charts/spec.ts';
import type { FilledForm } from '../forms/schema.ts';
import type { ReportKind } from '../schema.ts';

/** A figure that sentences name: `{{tong-tiep-nhan}}`. */
export interface LiveFigure {
  code: string;
  label: string;
  /** As it stands in a sentence: "1.234", "98,5 %", "chưa có dữ liệu". */
  text: string;
}

/** A number of this period beside those of the one before and of a year before; null is not known. */
export interface ComparedLine {
  label: string;
  now: number | null;
  before: number | null;
  lastYear: number | null;
  isPercent: boolean;
}

export interface IndicatorLine {
  code: string;
  name: string;
  numerator: number;
  denominator: number;
  /** In percent; null when there is nothing to divide by. */
  before: number | null;
  lastYear: number | null;
}

export interface TaskLine {
  order: number;
  no: string | null;
  text: string;
  leads: string[];
  state: string;
  why: string;
}

export interface SectionText {
  key: ReportSection;
  /** With its figures filled in, a paragraph a line. */
  text: string;
  /** As it was written, with its figures as {{…}}. */
  source: string;
  isEdited: boolean;
}

/** Everything that a report says. Documents and tables are made of this alone, so what is frozen is all of it. */
export interface ReportContent {
  schema: 'motcua/bao-cao/1';
  kind: ReportKind;
  /** Days `[from, to)` of the period, and the day up to which it was counted. */
  from: string;
  to: string;
  countedTo: string;
  /** When it was counted, ISO. */
  asOf: string;
  /** The hash of the frozen figures of the period; null: counted from figures that may still change. */
  closingHash: string | null;
  ward: { name: string; city: string };
  subject: string;
  figures: LiveFigure[];
  compared: {
    before: { from: string; to: string };
    lastYear: { from: string; to: string };
    lines: ComparedLine[];
  };
  indicators: IndicatorLine[];
  tasks: TaskLine[];
  sections: SectionText[];
  forms: FilledForm[];
  charts: ChartSpec[];
}
