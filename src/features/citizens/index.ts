export { askContactCode, type ContactKind, proveContact } from './account/contacts.ts';
export { eraseAccount, findAccountsOf } from './account/erase-account.ts';
export {
  askOneTimeCode,
  CODE_MINUTES,
  SEND_CODE,
  takeOneTimeCode,
  WRONG_CODE,
} from './codes/one-time-code.ts';
export { sendOneTimeCode } from './codes/send-code.ts';
export { newToken } from './hash-of.ts';
export { createOrganisation } from './organisations/create.ts';
export {
  answerInvitation,
  findInvitation,
  INVITATION_DAYS,
  type Invitation,
  invite,
  listInvitationsOf,
  withdrawInvitation,
} from './organisations/invitations.ts';
export { actFor, handOver, removePerson } from './organisations/people.ts';
export {
  findOwnOrganisation,
  listInvitations,
  listOwnOrganisations,
  listPeople,
  type OpenInvitation,
  type OrganisationPerson,
  type OwnOrganisation,
} from './organisations/store.ts';
export type { Citizen, Visitor, VisitorAct } from './schema.ts';
export {
  closeCitizenSession,
  endOtherSessions,
  findVisitor,
  listCitizenSessions,
  openCitizenSession,
  signOutCitizen,
  sweepCitizens,
} from './sessions.ts';
export { beginCitizenSignIn, completeCitizenSignIn, StoppedSignIn } from './signing-in/sign-in.ts';
