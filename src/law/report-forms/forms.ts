import type { Day } from '../day.ts';
import { isInForce } from '../in-force.ts';
import { FEEDBACK } from './feedback.ts';
import type { ReportForm } from './form.ts';
import { CATALOGUE, DIGITISATION, LATENESS, OUTREACH, QUALITY, REVIEW } from './further-forms.ts';
import { SETTLEMENT } from './settlement.ts';
import { SETTLEMENT_2026 } from './settlement-2026.ts';

/** Every form, in the order in which a report carries them. */
export const REPORT_FORMS: readonly ReportForm[] = [
  SETTLEMENT,
  SETTLEMENT_2026,
  LATENESS,
  DIGITISATION,
  CATALOGUE,
  REVIEW,
  FEEDBACK,
  OUTREACH,
  QUALITY,
];

/** The forms in force on the last day of a period. */
export function formsOn(lastDay: Day): readonly ReportForm[] {
  return REPORT_FORMS.filter((form) => isInForce(form, lastDay));
}

/** Codes of all facts that a form counts. */
export function factCodesOf(form: ReportForm): string[] {
  const scopes = form.rows.by === 'catalogue' ? form.rows.parts.map((part) => part.scope) : [''];
  const lines = form.rows.by === 'lines' ? form.rows.lines.map((line) => line.key) : [''];
  const codes = form.columns.flatMap((column) => column.counts.map((term) => term.code));
  return [
    ...new Set(
      codes.flatMap((code) =>
        scopes.flatMap((scope) =>
          lines.map((line) => code.replace('<scope>', scope).replace('<line>', line)),
        ),
      ),
    ),
  ];
}
