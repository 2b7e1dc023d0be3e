export { matchDataReplacement, readableReplacements } from '../../law/data-instead-of-papers.ts';
export { type ChecklistLine, checklistOf, type Need } from './checklist/checklist.ts';
export { estimateFee, type FeeEstimate } from './checklist/estimate-fee.ts';
export { type Answer, casesOf, countedBy, type Question, questionsOf } from './checklist/questions.ts';
export { normaliseProcedureCode } from './code.ts';
export { completeness } from './completeness.ts';
export { describeFee, describeTerm, describeWhen } from './describe.ts';
export { describeLegalBase } from './describe-legal-base.ts';
export { type LifeEvent, listLifeEvents } from './finding/life-events.ts';
export { type ProcedurePage, searchProcedures } from './finding/search.ts';
export { applicantOf, quantityOf } from './forms/answering/applicant-of.ts';
export { checkForm, openPages } from './forms/answering/check.ts';
export { describeAnswers } from './forms/answering/describe-answers.ts';
export { flatAnswers } from './forms/answering/flat.ts';
export { pageView } from './forms/answering/page-view.ts';
export { type Known as KnownOfApplicant, prefill } from './forms/answering/prefill.ts';
export { readPage } from './forms/answering/read-page.ts';
export { type TakenPage, takePage } from './forms/answering/take-page.ts';
export type { Answers, AnswerValue } from './forms/answers.ts';
export { compareForms, type FormChange } from './forms/definitions/compare-forms.ts';
export { type DescribedDefinition, describeDefinition } from './forms/definitions/describe-definition.ts';
export { generalForm } from './forms/definitions/general-form.ts';
export { earliestFormDay, publishForm, readFormOf } from './forms/definitions/publish-form.ts';
export { seedForms } from './forms/definitions/seed-forms.ts';
export {
  findForm,
  findFormVersion,
  type KeptForm,
  listFormCodes,
  listFormVersions,
} from './forms/definitions/store.ts';
export type { FormDefinition, FormPage } from './forms/schema.ts';
export {
  compareCatalogue,
  DIFFERENCE_KINDS,
  DIFFERENCE_LABELS,
  type Difference,
} from './imports/compare.ts';
export { asExported, type KeptExport, keepExport, listKeptExports } from './imports/keep-export.ts';
export { type ExportReading, readExport } from './imports/read-export.ts';
export { takeOver } from './imports/take-over.ts';
export { FORM_LABELS, METHOD_LABELS, ONLINE_LABELS } from './labels.ts';
export { adoptProcess, type ProcessForm } from './processes/adopt.ts';
export { toBpmn } from './processes/bpmn.ts';
export { faultsOf, warningsOf } from './processes/faults.ts';
export { genericProcess } from './processes/generic.ts';
export {
  CONDITION_LABELS,
  describeCondition,
  describeMinutes,
  NODE_LABELS,
  PLACE_NAMES,
} from './processes/labels.ts';
export { readLimit } from './processes/reading/read-limit.ts';
export { readProcesses } from './processes/reading/read-processes.ts';
export type { ProcessDraft } from './processes/reading/to-draft.ts';
export type { NodeKind, ProcessNode, ProcessVersion } from './processes/schema.ts';
export {
  findProcess,
  findProcessVersion,
  listProcessVersions,
  searchProcesses,
} from './processes/store.ts';
export { firstNode, nextNode, nodeOf, type ProcessFacts, stepDue } from './processes/walk.ts';
export { isReceivedOnline, mustBeReceivedOnline } from './received-online.ts';
export {
  type DataReplacement,
  PART_NAMES,
  type PartName,
  type ProcedureVersion,
  type RequiredDocument,
} from './schema.ts';
export { readCatalogueSeed, seedCatalogue } from './seed.ts';
export {
  dataReplacementsOf,
  findProcedure,
  findProcedures,
  findProcedureVersion,
  listFields,
  listUnserved,
  type PlaceInCatalogue,
  placeInCatalogue,
  searchByInitials,
} from './store.ts';
export { addVersion, earliestDay } from './versions/add-version.ts';
export { compareVersions, type PartChange } from './versions/compare-versions.ts';
export { APPLICANT_LABELS, COMPETENT_UNIT_LABELS, describePart, PART_LABELS } from './versions/parts.ts';
export {
  type KeptVersion,
  listInForce,
  listPlanned,
  listVersions,
  listVersionsBetween,
} from './versions/store.ts';
export type { FeeChoice, TermUnit } from './versions/version-form.ts';
