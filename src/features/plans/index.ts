export { type Assessment, assessActivity, TASK_STATES, type TaskState, worst } from './activity-state.ts';
export { adoptPlan, asReading, isPlanYear } from './adopt-plan.ts';
export { compareVersions, type RowPair } from './compare-versions.ts';
export { explainDue } from './explain-due.ts';
export { importPlan, mayControl, readUploadedPlan } from './import-plan.ts';
export {
  findImport,
  listImports,
  listTaskVersions,
  type PlanImport,
  type TaskVersion,
} from './import-store.ts';
export { DUE_LABELS, describeTarget, IMPORT_LABELS, STATE_LABELS } from './labels.ts';
export { listTargets, type WardTarget } from './list-targets.ts';
export { TARGET_INDICATORS } from './match-target.ts';
export { NoTaskTable, readPlan, UnreadableFile } from './reading/read-plan.ts';
export { mayRecord, recordActivity } from './record-activity.ts';
export {
  discardImport,
  openUnits,
  type ReviewDecision,
  type ReviewedTask,
  type ReviewedUnit,
  reviewedTasks,
  saveReview,
} from './review.ts';
export { DUE_KINDS, type PlanReading, type PlanTarget } from './schema.ts';
export {
  type ActivityRecord,
  findPlan,
  findPlanInUse,
  listKnownUnits,
  listRecords,
  type Plan,
  type PlanTask,
} from './store.ts';
