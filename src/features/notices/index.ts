export { sendNotice } from './send.ts';
export {
  listNotices,
  NOTICE_STATE_LABELS,
  NOTICE_STATES,
  resendNotice,
} from './store.ts';
export { SEND_NOTICE, stopNotices, tell } from './tell.ts';
export {
  changeTemplate,
  EVENT_LABELS,
  fill,
  findTemplate,
  NOTICE_EVENTS,
  type NoticeEvent,
  PLACEHOLDERS,
  unknownPlaces,
} from './templates.ts';
