export { answerFacts, countAnswers } from './answer-facts.ts';
export { answerSurvey } from './answering/answer-survey.ts';
export { blankComments } from './answering/blank-comments.ts';
export { findAtKiosk, LAST_DIGITS } from './answering/find-at-kiosk.ts';
export { findLink, handOutLink, openAtKiosk } from './answering/links.ts';
export { findOwnAnswer } from './answering/own-answer.ts';
export type { SurveySender } from './answering/sender.ts';
export {
  CHANGE_DAYS,
  changeableUntil,
  findSurvey,
  type SurveyAnswer,
  type SurveyState,
} from './answering/survey-state.ts';
export { takeFollowUpStep } from './follow-ups/answer-for.ts';
export {
  countFollowUps,
  type FollowUp,
  findFollowUp,
  listFollowUps,
} from './follow-ups/list.ts';
export type { FollowUpEvent } from './follow-ups/note-event.ts';
export { CHECK_LABELS, checkAnswer } from './paper/check-answer.ts';
export {
  isPaperOf,
  listTyped,
  readTypedShare,
  type TypedAnswer,
  type TypedShare,
} from './paper/list-typed.ts';
export { TYPING_DUTIES, typePaper } from './paper/type-paper.ts';
export {
  DECISIVE,
  PART_LABELS,
  QUESTION_PARTS,
  questionsOn,
  SCORE_LABELS,
  type SurveyQuestion,
} from './questions.ts';
export { type Comments, readComments } from './results/comments.ts';
export { readByOfficer, readCut, readQuestions, readResponse } from './results/cuts.ts';
export { readByField, readSatisfaction } from './results/figures.ts';
export type { Cut } from './results/fold-few.ts';
export { isTheme } from './results/themes.ts';
