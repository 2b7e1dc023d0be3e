import { z } from 'zod';
import { isDay } from '../../law/day.ts';
import type { PeriodKind } from '../../law/report-periods.ts';

/** What a report can be about. Weeks are published by themselves and have no report. */
export const REPORT_KINDS = ['month', 'quarter', 'half-year', 'nine-months', 'year', 'ad-hoc'] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];
export type PeriodicKind = Exclude<ReportKind, 'ad-hoc'> & PeriodKind;

/** Of any two days; both are meant. */
export const adHocForm = z
  .object({
    clientKey: z.uuid('Biểu mẫu đã cũ. Hãy mở lại trang.'),
    from: z.string().refine(isDay, 'Chọn ngày đầu kỳ.'),
    until: z.string().refine(isDay, 'Chọn ngày cuối kỳ.'),
  })
  .refine(({ from, until }) => from <= until, {
    path: ['until'],
    error: 'Ngày cuối không được trước ngày đầu.',
  });
export type AdHocForm = z.input<typeof adHocForm>;

export const MOST_PASSAGE = 20_000;

/** What a writer put in place of the sentences that the data give. Empty: those of the data stand. */
export type Passages = Readonly<Record<string, string>>;

export interface Report {
  id: number;
  kind: ReportKind;
  /** Days `[from, to)`. */
  from: string;
  to: string;
  dueOn: string | null;
  /** Null: made by itself. */
  madeBy: number | null;
  madeAt: Date;
}

export interface ReportVersion {
  version: number;
  passages: Passages;
  writtenBy: number;
  writtenAt: Date;
}

export interface Submission {
  no: number;
  version: number;
  sha256: string;
  documentId: number;
  submittedBy: number;
  submittedAt: Date;
}
