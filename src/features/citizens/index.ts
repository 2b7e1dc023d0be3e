export { askContactCode, type ContactKind, proveContact } from './account/contacts.ts';
export {
  askOneTimeCode,
  CODE_MINUTES,
  SEND_CODE,
  takeOneTimeCode,
  WRONG_CODE,
} from './codes/one-time-code.ts';
export { sendOneTimeCode } from './codes/send-code.ts';
export { newToken } from './hash-of.ts';
export type { Citizen, ClientOrganisation, Visitor, VisitorAct } from './schema.ts';
export {
  closeCitizenSession,
  endOtherSessions,
  findVisitor,
  listCitizenSessions,
  type OpenCitizenSession,
  openCitizenSession,
  type SessionOf,
  signOutCitizen,
  sweepCitizens,
} from './sessions.ts';
export { beginCitizenSignIn, completeCitizenSignIn } from './signing-in/sign-in.ts';
