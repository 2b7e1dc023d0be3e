export { type FeedbackAlarm, isOverdue, listAlarmsFor, listOpenAlarms } from './alarms/list-alarms.ts';
export { raiseFeedbackAlarms } from './alarms/raise-alarms.ts';
export { hashOfWords } from './chain.ts';
export { countFeedback } from './count.ts';
export { factsOf, matterOf, type Votes } from './facts.ts';
export { countDossiersWithFeedback } from './figures/about-dossiers.ts';
export { type FeedbackFact, listFeedbackFacts } from './figures/list-facts.ts';
export {
  CHANNEL_LABELS,
  CONCLUSION_LABELS,
  DECLINE_LABELS,
  GROUP_LABELS,
  LIMIT_LABELS,
  MATTER_LABELS,
  OUTCOME_LABELS,
  RECORD_LABELS,
  REDIRECTION_LABELS,
  STATUS_LABELS,
  STEP_LABELS,
} from './labels.ts';
export { type GivenFeedback, hashOfToken, type ReceivedFeedback, receiveFeedback } from './receive.ts';
export { isAtDesk, isConcerned, isHandler, mayRead, maySeeSender } from './rights.ts';
export { dueDaysFrom, type FeedbackGround, findFeedbackGround } from './rules.ts';
export { FEEDBACK_TOPIC } from './save.ts';
export type {
  FeedbackChannel,
  FeedbackPayloads,
  FeedbackSender,
  FeedbackStatus,
  FeedbackStep,
  FeedbackWords,
} from './schema.ts';
export { type FeedbackState, foldFeedback } from './state.ts';
export {
  askedOfficers,
  type Feedback,
  type FeedbackFile,
  findFeedback,
  findFeedbackId,
  findSender,
} from './store.ts';
export { type FeedbackActing, type TakenStep, takeFeedbackStep } from './take-step.ts';
export { type FeedbackVerification, verifyFeedback } from './verify-feedback.ts';
export { findVotes } from './votes.ts';
export { actorsOf, openFeedbackSteps, type TakenFeedbackStep } from './workflow.ts';
