export type { Citizen, ClientOrganisation, Visitor, VisitorAct } from './schema.ts';
export { closeCitizenSession, findVisitor, openCitizenSession, type SessionOf } from './sessions.ts';
