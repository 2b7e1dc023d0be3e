export { EVENT_LABELS, NOTICE_EVENTS, type NoticeEvent } from './events.ts';
export { failedByChannel } from './failed-by-channel.ts';
export { FEEDBACK_PLACE, feedbackPath, findFeedbackPath, readFeedbackToken } from './feedback-link.ts';
export { findRatingPath, ratingPath, readRatingToken } from './rating-link.ts';
export { SHORT_LINK, sendNotice } from './send.ts';
export { countParts, fitMessage } from './short-message.ts';
export {
  CHANNELS_OF,
  findStopPath,
  findStops,
  forgetStops,
  readStopToken,
  recipientOf,
  setStops,
  stopPath,
} from './stops.ts';
export {
  listNotices,
  listTold,
  NOTICE_STATE_LABELS,
  NOTICE_STATES,
  resendNotice,
} from './store.ts';
export { type NoticeBy, SEND_NOTICE, tell } from './tell.ts';
export { changeTemplate, fill, findTemplate, PLACEHOLDERS, unknownPlaces } from './templates.ts';
