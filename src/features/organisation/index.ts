export { mustBeHardToGuess } from './accounts/easy-password.ts';
export {
  type Account,
  changeAccount,
  changeOwnPassword,
  listAccounts,
  openAccount,
  resetPassword,
  setActive,
} from './accounts/officers.ts';
export {
  disableOwnSecondFactor,
  disableSecondFactor,
  enableSecondFactor,
  proposeSecondFactor,
} from './accounts/second-factor.ts';
export { endSessions, listOpenSessions } from './accounts/sessions.ts';
export { openUnit, renameUnit, setUnitOpen } from './accounts/units.ts';
export { addOfficer } from './add-officer.ts';
export { addWard } from './add-ward.ts';
export { type ChangeLine, type ChangeSearch, listChanges, noteChange } from './audit/note-change.ts';
export { changeDay, changeHours, withHours } from './calendar/change.ts';
export { holdCalendar } from './calendar/hold.ts';
export { dayForm, hoursForm, sessionForm } from './calendar/schema.ts';
export { cancelSession, planSession } from './calendar/sessions.ts';
export { findCalendar, findReceptionSession, listSessions, type ReceptionSession } from './calendar/store.ts';
export { DUTY_LABELS, UNIT_KIND_LABELS } from './labels.ts';
export {
  absenceForm,
  cancelAbsence,
  listAbsences,
  recordAbsence,
  standsInFor,
} from './people/absence.ts';
export {
  type Act,
  DUTIES,
  type Duty,
  examinesDossiers,
  isWard,
  loginForm,
  type NewOfficer,
  type NewWard,
  type Officer,
  UNIT_KINDS,
  type Unit,
  type Ward,
} from './schema.ts';
export { changeSettings, findSettings, listPlannedSettings, type SettingName } from './settings/settings.ts';
export {
  confirmSignIn,
  findSession,
  OFFICER_COOKIE,
  type Session,
  signIn,
  signOut,
  sweepSessions,
} from './sign-in.ts';
export {
  collectiveMembers,
  findWard,
  listAccess,
  listOfficers,
  listOfficersEver,
  listUnits,
  listWards,
  noteAccess,
  noteAccesses,
  noteAct,
} from './store.ts';
