export { type Assessment, assessActivity, TASK_STATES, type TaskState, worst } from './activity-state.ts';
export { adoptPlan, asReading } from './adopt-plan.ts';
export { compareVersions } from './compare-versions.ts';
export { importPlan, readUploadedPlan } from './import-plan.ts';
export { DUE_LABELS, describeTarget, STATE_LABELS } from './labels.ts';
export { NoTaskTable, readPlan, UnreadableFile } from './reading/read-plan.ts';
export { recordActivity } from './record-activity.ts';
export {
  discardImport,
  openUnits,
  type ReviewDecision,
  type ReviewedTask,
  type ReviewedUnit,
  reviewedTasks,
  saveReview,
} from './review.ts';
export { DUE_KINDS, type DueKind, type PlanDue, type PlanReading, type PlanTarget } from './schema.ts';
export {
  type ActivityRecord,
  findImport,
  findPlan,
  listImports,
  listKnownUnits,
  listPlanYears,
  listRecords,
  type Plan,
  type PlanImport,
  type PlanTask,
} from './store.ts';
