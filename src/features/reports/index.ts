export { composeReport } from './content/compose.ts';
export type { LiveFigure, ReportContent } from './content/schema.ts';
export { cellText } from './documents/form-annex.ts';
export { writeForms } from './documents/workbook.ts';
export { REPORT_FORMATS, type ReportFormat, writeReport } from './documents/write-report.ts';
export { judgeReports } from './flow/judge-reports.ts';
export { makeAdHocReport, makeDueReports } from './flow/make-report.ts';
export { type ReportStanding, standingsOf } from './flow/report-state.ts';
export { mayReport } from './flow/rights.ts';
export { REPORT_SIGNINGS, submitReport } from './flow/submit-report.ts';
export { writePassages } from './flow/write-passages.ts';
export { fillForm } from './forms/fill-form.ts';
export { narrow, readFormCounts } from './forms/read-counts.ts';
export {
  type FilledColumn,
  type FilledForm,
  type FilledRow,
  type FormFilter,
  ROW_GROUPS,
  type RowGroup,
} from './forms/schema.ts';
export { findHabits } from './habits.ts';
export { daysName, KIND_LABELS, periodName, subjectOf } from './labels.ts';
export { type DossierRow, LISTED_COLUMNS, listDossierRows } from './rows/dossier-rows.ts';
export type { Report } from './schema.ts';
export { findFrozen, findPassages, findReport, listReports, listReportVersions } from './store.ts';
