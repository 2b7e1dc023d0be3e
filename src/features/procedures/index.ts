export { normaliseProcedureCode } from './code.ts';
export { completeness } from './completeness.ts';
export { matchDataReplacement, readableReplacements } from './data-replacements.ts';
export { describeFee, describeTerm, describeWhen } from './describe.ts';
export { describeLegalBase } from './describe-legal-base.ts';
export { FORM_LABELS, METHOD_LABELS, ONLINE_LABELS } from './labels.ts';
export {
  findProcess,
  findProcessVersion,
  firstNode,
  nextNode,
  nodeOf,
  type ProcessFacts,
  stepDue,
} from './processes/interim.ts';
export type { NodeKind, ProcessNode, ProcessVersion } from './processes/schema.ts';
export type { DataReplacement, ProcedureVersion, RequiredDocument } from './schema.ts';
export { readCatalogueSeed, seedCatalogue } from './seed.ts';
export {
  dataReplacementsOf,
  findProcedure,
  findProcedureVersion,
  listFields,
  type ProcedurePage,
  searchProcedures,
} from './store.ts';
