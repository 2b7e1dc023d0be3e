export { changeAgenda } from './agenda/change-agenda.ts';
export { findAgenda } from './agenda/find-agenda.ts';
export type { AgendaSource } from './agenda/source.ts';
export { cancelMeeting, closeMeeting } from './holding/close.ts';
export { conclude } from './holding/conclude.ts';
export { holdMeeting } from './holding/hold.ts';
export { planMeeting } from './holding/plan-meeting.ts';
export { MEETING_STATE_LABELS, MEETING_STEP_LABELS, POINT_LABELS, PRESENCE_LABELS } from './labels.ts';
export { composeAgenda } from './papers/compose-agenda.ts';
export { draftMinutes, originOf } from './papers/draft-minutes.ts';
export {
  type Attendance,
  type Conclusion,
  type Meeting,
  type MeetingPoint,
  PRESENCES,
} from './schema.ts';
export {
  findMeeting,
  listAttendance,
  listConclusions,
  listMeetingSteps,
  listMeetings,
  listPoints,
  type MeetingDeed,
} from './store.ts';
export { mayLead, openSteps } from './workflow.ts';
