export { addOfficer } from './add-officer.ts';
export { addWard } from './add-ward.ts';
export { DUTY_LABELS, UNIT_KIND_LABELS } from './labels.ts';
export {
  type Act,
  DUTIES,
  type Duty,
  examinesDossiers,
  loginForm,
  type NewOfficer,
  type NewWard,
  type Officer,
  type Unit,
  type Ward,
} from './schema.ts';
export { findSession, signIn, signOut, sweepSessions } from './sign-in.ts';
export {
  collectiveMembers,
  findWard,
  listAccess,
  listOfficers,
  listUnits,
  listWards,
  noteAccess,
  noteAct,
} from './store.ts';
