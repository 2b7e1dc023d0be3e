export { type Assessment, TASK_STATES, type TaskState, worst } from './activity-state.ts';
export { adoptPlan, asReading, isPlanYear } from './adopt-plan.ts';
export { compareVersions, type RowPair } from './compare-versions.ts';
export { chooseSource, judgeEvidence } from './evidence/decide-evidence.ts';
export {
  type Evidence,
  type EvidenceSource,
  SOURCE_LABELS,
} from './evidence/evidence.ts';
export { matchSource } from './evidence/match-sources.ts';
export { type Audience, noteProduct, revokeProduct } from './evidence/note-product.ts';
export { type JudgedEvidence, readEvidence, type TaskEvidence } from './evidence/read-evidence.ts';
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
export type { DeliverableProgress, ProductState } from './progress/deliverables.ts';
export type { RhythmPeriod } from './progress/rhythm.ts';
export { judgeProgress, type TaskProgress } from './progress/task-progress.ts';
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
  findPlanOf,
  listKnownUnits,
  listRecords,
  type Plan,
  type PlanTask,
} from './store.ts';
export { assignSubtask } from './subtasks/assign.ts';
export {
  SUBTASK_STEP_LABELS,
  type Subtask,
} from './subtasks/schema.ts';
export {
  findSubtask,
  listSubtaskSteps,
  listSubtasks,
  type SubtaskDeed,
} from './subtasks/store.ts';
export { takeSubtaskStep } from './subtasks/take-step.ts';
export { isLate, mayAssign, openSteps, type TakenStep } from './subtasks/workflow.ts';
