export { recordFindings } from './checking/record-findings.ts';
export { countEarlierUnmet } from './checking/repeated.ts';
export {
  concludeInspection,
  explainFindings,
  resumeInspection,
  sendFindings,
} from './concluding/conclude.ts';
export { type RemedyStanding, readRemedies } from './concluding/read-remedies.ts';
export { giveRemedy, originOf, recheckRemedy } from './concluding/remedy.ts';
export type { FoundFigure } from './figures/figure.ts';
export { listFigureRows, readInspectionFigures } from './figures/read-figures.ts';
export {
  FIGURE_LABELS,
  INSPECTION_STATE_LABELS,
  INSPECTION_STEP_LABELS,
  VERDICT_LABELS,
} from './labels.ts';
export { planInspection } from './planning/plan-inspection.ts';
export {
  announceInspection,
  cancelInspection,
  changeInspection,
  earliestStart,
  startInspection,
} from './planning/prepare.ts';
export { checklistOf, figureText } from './report/blocks.ts';
export { draftInspectionReport, minutesOriginOf } from './report/draft-report.ts';
export {
  type Finding,
  INSPECTION_STATES,
  type Inspection,
  type InspectionState,
  type InspectionStep,
  type Photo,
  VERDICTS,
} from './schema.ts';
export {
  findInspection,
  type InspectionDeed,
  listFindings,
  listInspectionSteps,
  listInspections,
  listPhotos,
} from './store.ts';
export { mayExplain, mayPlan, openSteps, seesFindings } from './workflow.ts';
