export { countAnswers } from './answer-facts.ts';
export {
  answerSurvey,
  CHANGE_DAYS,
  changeableUntil,
  findSurvey,
  type SurveyState,
} from './answer-survey.ts';
export { listComments, readByField, readSatisfaction } from './figures.ts';
export { DECISIVE, PART_LABELS, QUESTION_PARTS, SCORE_LABELS, type SurveyQuestion } from './questions.ts';
