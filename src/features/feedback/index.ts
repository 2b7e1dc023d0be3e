export { type FeedbackAlarm, isOverdue, listAlarmsFor, listOpenAlarms } from './alarms/list-alarms.ts';
export { raiseFeedbackAlarms } from './alarms/raise-alarms.ts';
export { hashOfWords } from './chain.ts';
export { countFeedback } from './count.ts';
export { factsOf, matterOf, type Votes } from './facts.ts';
export { countDossiersWithFeedback } from './figures/about-dossiers.ts';
export { type FeedbackFact, listFeedbackFacts } from './figures/list-facts.ts';
export { type Announcement, announceFeedback } from './handling/announce.ts';
export {
  ANSWER_FIELDS,
  type AnswerTemplate,
  answerFields,
  fillAnswer,
  listAnswerTemplates,
  listPlannedTemplates,
  writeAnswerTemplate,
} from './handling/answer-templates.ts';
export { handleFeedback } from './handling/handle.ts';
export {
  countFeedbackViews,
  FEEDBACK_VIEWS,
  type FeedbackLine,
  type FeedbackSearch,
  type FeedbackView,
  SOON_DAYS,
  searchFeedback,
} from './handling/list.ts';
export { findKnownSenders, maskSender } from './handling/mask.ts';
export { findCodes, listMergedInto } from './handling/merged.ts';
export { proposalOrigin } from './handling/proposal.ts';
export { findSimilar, LIKENESS_LABELS, type SimilarItem } from './handling/similar.ts';
export { OUTCOMES_OF } from './handling/verbs/conclude.ts';
export type { HandlingVerb } from './handling/verbs/verbs.ts';
export { type ShownFeedback, viewFeedback } from './handling/view.ts';
export { addAdapterKey, listAdapterKeys, revokeAdapterKey } from './intake/adapter/adapter-keys.ts';
export { checkSignature, receiveAdapted } from './intake/adapter/receive-adapted.ts';
export {
  askStatus,
  findOpenRequest,
  mayAskStatus,
  openToSender,
  type SenderStep,
  takeSenderStep,
} from './intake/by-sender.ts';
export { mayTakeDown, TAKEN_CHANNELS, type TakenChannel, takeDownFeedback } from './intake/by-staff.ts';
export { ABOUT, ABOUT_LABELS, type About, enterFeedback, type FeedbackOrigin } from './intake/enter.ts';
export {
  FEEDBACK_FILES,
  feedbackUploads,
  GoesElsewhere,
  type PortalSender,
  readPortalForm,
  sendFeedback,
} from './intake/from-portal.ts';
export { findLikelySame, type LikelySame } from './intake/likely-same.ts';
export { receiveMail } from './intake/mail/receive-mail.ts';
export {
  findByCodeAndPhone,
  findByOwnLink,
  findOrigin,
  type SenderView,
  viewForSender,
} from './intake/own.ts';
export { type Routing, suggestRouting } from './intake/suggest-routing.ts';
export { TOLD_EVENTS, type ToldEvent, tellFeedbackSender } from './intake/tell-sender.ts';
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
export { createOpen311Request } from './open311/create-request.ts';
export {
  addOpen311Key,
  checkOpen311Key,
  listOpen311Keys,
  revokeOpen311Key,
} from './open311/keys.ts';
export { findOpen311Requests, type Open311Request, searchOpen311 } from './open311/read-requests.ts';
export {
  findOpen311Service,
  listOpen311Attributes,
  OPEN311_SERVICES,
} from './open311/services.ts';
export { readOpen311Token, writeOpen311Token } from './open311/token.ts';
export { needsReason, SHORTEST_REASON } from './publishing/check-draft.ts';
export { applyDecisions, beginDraft, type PhotoDraft, type PublishDraft } from './publishing/draft.ts';
export { findPublishGround, type PublishGround } from './publishing/ground.ts';
export { GRID, makePhoto } from './publishing/photos/make-photo.ts';
export { listPublicationPhotos, type PublicationPhoto } from './publishing/photos/pictures.ts';
export { publishFeedback } from './publishing/publish.ts';
export {
  countPublished,
  findPublished,
  listPublished,
  type PublishedFeedback,
  type PublishedSearch,
} from './publishing/published.ts';
export { readPublishForm } from './publishing/read-form.ts';
export {
  MOST_OF_DESCRIPTION,
  MOST_SIGNS,
  PUBLIC_FIELD_LABELS,
  PUBLIC_FIELDS,
  type PublicField,
} from './publishing/text/public-text.ts';
export { type Decisions, type ReadText, readText, type Suspect } from './publishing/text/suspects.ts';
export type { PublicationVersion } from './publishing/versions.ts';
export { type GivenFeedback, hashOfToken, type ReceivedFeedback, receiveFeedback } from './receive.ts';
export { isAtDesk, isConcerned, isHandler, mayRead, maySeeSender } from './rights.ts';
export { dueDaysFrom, type FeedbackGround, findFeedbackGround, lastDayToReopen } from './rules.ts';
export { FEEDBACK_TOPIC } from './save.ts';
export type {
  FeedbackChannel,
  FeedbackPayloads,
  FeedbackSender,
  FeedbackStatus,
  FeedbackStep,
  FeedbackWords,
  Matter,
} from './schema.ts';
export {
  CONCLUSIONS,
  DECLINE_REASONS,
  FEEDBACK_CHANNELS,
  FEEDBACK_STATUSES,
  MATTERS,
  REDIRECTIONS,
} from './schema.ts';
export { findPublishedPhoto } from './shown/photos.ts';
export { listPublicSteps, type PublicStep } from './shown/public-steps.ts';
export { listPublishedChoices, type PublishedChoices } from './shown/published-choices.ts';
export { type FeedbackState, foldFeedback } from './state.ts';
export {
  askedOfficers,
  type Feedback,
  type FeedbackFile,
  findFeedback,
  findFeedbackId,
  findSender,
  listOwnFeedback,
} from './store.ts';
export { type FeedbackActing, type TakenStep, takeFeedbackStep } from './take-step.ts';
export { type FeedbackVerification, verifyFeedback } from './verify-feedback.ts';
export { findOwnVote, findVotes, type Judgement, judgeAnswer } from './votes.ts';
export { actorsOf, openFeedbackSteps, type TakenFeedbackStep } from './workflow.ts';
