export { bookAppointment } from './appointments/book.ts';
export { cancelAppointment } from './appointments/cancel.ts';
export { checkIn } from './appointments/check-in.ts';
export { erasePastAppointments } from './appointments/erase-past.ts';
export {
  type Appointment,
  type AppointmentLine,
  type FreeDay,
  findAppointmentByToken,
  listAppointments,
  listAppointmentsOf,
  listFreeDays,
  trackAppointment,
} from './appointments/store.ts';
export { remindAppointments } from './appointments/tell-appointment.ts';
export { writeIcs } from './appointments/write-ics.ts';
export { VISIT_PARTS, type VisitFilter, type VisitPart } from './figures/visits.ts';
export {
  GROUPINGS,
  type Grouping,
  listVisits,
  readWaiting,
  type Times,
  type WaitingFigure,
} from './figures/waiting.ts';
export { formatMinute, whyClosed } from './hours.ts';
export {
  APPOINTMENT_STATUS_LABELS,
  DESK_STEP_LABELS,
  LANE_LABELS,
  TICKET_STATUS_LABELS,
  TICKET_STATUS_PLAIN,
} from './labels.ts';
export {
  type Desk,
  type DeskStep,
  QUEUE_TOPIC,
  type ReceptionRule,
  type ReceptionService,
  type ReceptionWindow,
} from './schema.ts';
export { changeSetup } from './setup/note-setup.ts';
export { saveDesk } from './setup/save-desk.ts';
export { saveRule } from './setup/save-rule.ts';
export { saveService } from './setup/save-service.ts';
export { addWindows, endWindow, nameOfWeekday } from './setup/save-window.ts';
export { type ReceptionSeed, seedReception } from './setup/seed.ts';
export { sitAt } from './setup/sit.ts';
export { findRule, listDesks, listServices, listWindows } from './setup/store.ts';
export { callNext } from './tickets/call-next.ts';
export { lapseTickets } from './tickets/lapse.ts';
export { type Hall, readHall } from './tickets/line.ts';
export type { Ticket } from './tickets/store.ts';
export { takeDeskStep } from './tickets/take-desk-step.ts';
export { takeTicket } from './tickets/take-ticket.ts';
export { type Call, readBoard, type WatchedTicket, watchTicket } from './tickets/watch.ts';
export { servesCitizens } from './tickets/workflow.ts';
