import { z } from 'zod';
import type { Day } from '../../../law/day.ts';
import type { QualityGroupCode } from '../../../law/quality-components.ts';
import {
  type ComponentWeight,
  NO_DATA_RULES,
  type NoDataRule,
  type Score,
} from '../../../law/quality-index.ts';

/** What was found out about a component in a period. */
export interface Measured {
  /** Null: these data cannot say it. */
  numerator: number | null;
  denominator: number | null;
  /** How our count differs from the formula, or why there is none. Empty: as the formula says. */
  words: string;
  /** Only a part of the formula is measured. */
  isPartial?: boolean;
}

/** A component with its figure and its points. */
export interface QualityLine extends Measured, Score {
  code: string;
  group: QualityGroupCode;
  name: string;
  formula: string;
  /** In percent; null for information alone. */
  threshold: number | null;
  isVerified: boolean;
  isPartial: boolean;
  /** The figure whose rows are behind it. */
  indicator: string | null;
}

export interface QualityGroupScore extends Score {
  code: QualityGroupCode;
  name: string;
}

/** The index of a ward over a period, as a whole and in its parts. */
export interface QualityResult {
  total: Score;
  groups: QualityGroupScore[];
  lines: QualityLine[];
  noData: NoDataRule;
  /** The ward's decision on the weights; null: the proposal of the house. */
  decision: string | null;
  /** The other way of 5.4: answers that say satisfied, of all answers of the period. */
  survey: { numerator: number; denominator: number } | null;
}

/** How the components weigh on a day. */
export interface Weighing {
  weights: readonly ComponentWeight[];
  noData: NoDataRule;
  decision: string | null;
}

/** A decision of the ward on the weights. */
export interface QualityDecision extends Weighing {
  decision: string;
  from: Day;
  decidedAt: Date;
}

export const NO_DATA_LABELS: Record<NoDataRule, string> = {
  left_out: 'Không tính vào tổng điểm tối đa',
  zero: 'Tính 0 điểm',
  full: 'Tính đủ điểm',
};

/** What whoever controls or administers enters: the decision, its first day, and every component. */
export const decisionForm = z.object({
  clientKey: z.uuid(),
  decision: z.string().trim().min(2, 'Ghi số, ngày của quyết định.').max(300, 'Tối đa 300 ký tự.'),
  validFrom: z.iso.date('Ghi ngày bắt đầu áp dụng.'),
  noData: z.enum(NO_DATA_RULES, 'Chọn cách tính.'),
});
