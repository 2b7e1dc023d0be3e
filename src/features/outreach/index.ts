export { logOf, slotsOf } from './broadcasts/slots.ts';
export { findUnspoken, readingSeconds, SYLLABLES_PER_MINUTE } from './broadcasts/spoken-text.ts';
export { BROADCAST_TEMPLATES } from './broadcasts/templates.ts';
export { criteriaOn } from './ideas/criteria.ts';
export { type IdeaEffect, type Measured, readEffect } from './ideas/effect.ts';
export { scoresOf } from './ideas/scores.ts';
export {
  AUDIENCE_LABELS,
  DECISION_LABELS,
  OUTREACH_KIND_LABELS,
  OUTREACH_STEP_LABELS,
  stateLabel,
} from './labels.ts';
export { draftOutreachReport, mayReportOn } from './papers/draft-report.ts';
export { planOutreach } from './plan-item.ts';
export {
  OUTREACH_KINDS,
  type OutreachDeed,
  type OutreachItem,
  type OutreachKind,
  type OutreachOf,
  type OutreachStep,
} from './schema.ts';
export { originOf } from './steps/names.ts';
export { revocable } from './steps/revoke.ts';
export { findOutreach, listOutreachSteps, searchOutreach } from './store.ts';
export { takeOutreachStep } from './take-step.ts';
export { mayPlan, mayTake, openSteps } from './workflow.ts';
