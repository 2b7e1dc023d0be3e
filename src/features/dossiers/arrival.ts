import { toLocalDay } from '../../law/day.ts';
import { formatDossierCode } from '../../law/dossier-code.ts';
import { due, parseTerm } from '../../law/due.ts';
import { intakeAnswerDue } from '../../law/intake-answer.ts';
import type { Tx } from '../../platform/database/database.ts';
import { foldVietnamese } from '../../platform/fold-vietnamese.ts';
import { Problem } from '../../platform/problem.ts';
import { type Act, findWard } from '../organisation/index.ts';
import { findProcess, firstNode, type ProcedureVersion } from '../procedures/index.ts';
import { nextCodeNumber } from './numbers.ts';
import { arriveAt } from './process-walk.ts';
import { saveNewDossier } from './save.ts';
import type { Channel } from './schema.ts';
import type { StepPayloads } from './step-payloads.ts';
import type { Applicant } from './store.ts';
import type { WardRules } from './ward-rules.ts';

export interface ChosenTerm {
  no: number;
  term: string;
}

/** A dossier that is complete and is taken in now. */
export interface Arrival {
  clientKey: string;
  procedure: ProcedureVersion;
  term: ChosenTerm | null;
  rules: WardRules;
  applicant: Applicant;
  receivedAt: Date;
  /** The desk that is to have it, when it is not the officer's own unit. */
  toUnitId?: number | null;
  fixed: Pick<
    StepPayloads['accept'],
    | 'channel'
    | 'origin'
    | 'applicantKind'
    | 'competentUnitId'
    | 'documents'
    | 'place'
    | 'elsewhere'
    | 'elsewhereWardId'
    | 'foreignCode'
    | 'parentId'
    | 'assistedOnline'
    | 'sessionId'
    | 'postalNumber'
    | 'account'
  >;
}

export interface Arrived {
  dossierId: number;
  code: string;
  dueAt: Date | null;
}

/** Gives a code, counts the due time, pins the internal process, writes the first row of the control slip. */
export async function acceptArrival(tx: Tx, act: Act, arrival: Arrival): Promise<Arrived> {
  const { receivedAt, procedure, rules } = arrival;
  const dueAt = dueOf(arrival.term, receivedAt, rules);
  const pinned = await pin(tx, procedure.code, { term: arrival.term, receivedAt, rules, now: act.now });
  const code = await newCode(tx, act.officer.wardId, toLocalDay(receivedAt));
  const dossierId = await saveNewDossier(tx, {
    wardId: act.officer.wardId,
    clientKey: arrival.clientKey,
    applicant: arrival.applicant,
    searchText: searchTextOf(code, arrival.applicant),
    first: {
      ...firstStep(act, arrival.toUnitId ?? null),
      step: 'accept',
      statusAfter: 'received',
      dueAt,
      payload: { ...common(code, arrival), ...pinned, receivedAt: receivedAt.toISOString() },
    },
  });
  return { dossierId, code, dueAt };
}

/** Registers a dossier that is not yet accepted: no due time, no process; the desk still has to answer. */
export async function submitArrival(tx: Tx, act: Act, arrival: Arrival): Promise<Arrived> {
  return registerArrival(tx, { wardId: act.officer.wardId, now: act.now, officer: act.officer }, arrival);
}

/** Who registers an arrival: an officer, or nobody of the house when it is filed from home. */
export interface Registrar {
  wardId: number;
  now: Date;
  officer: { id: number; unitId: number } | null;
}

/** The same, also without an officer: then the arrival names the unit that is to have it. */
export async function registerArrival(tx: Tx, by: Registrar, arrival: Arrival): Promise<Arrived> {
  const code = await newCode(tx, by.wardId, toLocalDay(by.now));
  const dossierId = await saveNewDossier(tx, {
    wardId: by.wardId,
    clientKey: arrival.clientKey,
    applicant: arrival.applicant,
    searchText: searchTextOf(code, arrival.applicant),
    first: {
      ...firstStep(by, arrival.toUnitId ?? null),
      step: 'submit',
      statusAfter: 'submitted',
      dueAt: null,
      payload: {
        ...common(code, arrival),
        submittedAt: arrival.receivedAt.toISOString(),
        answerDueAt: answerDue(by.now, arrival.fixed.channel, arrival.rules),
      },
    },
  });
  return { dossierId, code, dueAt: null };
}

/** By when the desk has to accept what came in, ask for what lacks, or refuse. */
export function answerDue(
  arrivedAt: Date,
  channel: Channel,
  rules: Pick<WardRules, 'calendar' | 'hoursOn'>,
): string | null {
  const kind = channel === 'online' ? 'online' : 'paper';
  const dueAt = intakeAnswerDue(arrivedAt, kind, rules.calendar, rules.hoursOn);
  return dueAt?.toISOString() ?? null;
}

function firstStep({ now, officer }: Pick<Registrar, 'now' | 'officer'>, toUnitId: number | null) {
  const [officerId, unitId] = [officer?.id ?? null, officer?.unitId ?? null];
  return { no: 1, at: now, officerId, unitId, toUnitId, toOfficerId: null };
}

function common(code: string, { procedure, term, fixed }: Arrival) {
  return {
    ...fixed,
    code,
    procedureCode: procedure.code,
    procedureVersion: procedure.version,
    termNo: term?.no ?? null,
    term: term?.term ?? null,
    resultIsDocument: procedure.resultIsDocument,
  };
}

/** When a term that is counted from an instant ends; null without a term. */
export function dueOf(
  term: { term: string } | null,
  from: Date,
  rules: Pick<WardRules, 'calendar' | 'hoursOn'>,
): Date | null {
  if (term === null) return null;
  return new Date(due(from, parseTerm(term.term), rules.calendar, rules.hoursOn).dueAt);
}

/** The internal process in force at the reception, and its first step. */
export async function pin(
  tx: Tx,
  procedureCode: string,
  given: { term: ChosenTerm | null; receivedAt: Date; now: Date; rules: WardRules },
): Promise<Required<Pick<StepPayloads['accept'], 'process' | 'at'>>> {
  const term = given.term && parseTerm(given.term.term);
  const process = await findProcess(tx, procedureCode, toLocalDay(given.receivedAt), term);
  return {
    process: { code: process.code, version: process.version },
    at: arriveAt(firstNode(process), given.now, given.rules),
  };
}

async function newCode(tx: Tx, wardId: number, day: string): Promise<string> {
  const { agencyCode } = await findWard(tx, wardId);
  return formatDossierCode({ agencyCode, day, number: await nextCodeNumber(tx, wardId, agencyCode, day) });
}

/** What a dossier is found by, without accents; its applicant's number is found by its mark. */
export function searchTextOf(code: string, { name, phone }: Applicant): string {
  return foldVietnamese([code, name, phone].filter(Boolean).join(' '));
}

/** The variant of the term that the case falls under. @throws Problem invalid when it must be chosen */
export function chooseTerm(procedure: ProcedureVersion, termNo: number | null): ChosenTerm | null {
  const counted = procedure.terms.filter((each): each is typeof each & ChosenTerm => each.term !== null);
  if (counted.length === 0) return null;
  const only = termNo === null && counted.length === 1 ? counted[0] : undefined;
  const chosen = only ?? counted.find((each) => each.no === termNo);
  if (!chosen)
    throw new Problem('invalid', 'Chưa tiếp nhận được: có mục cần sửa.', {
      termNo: 'Chọn trường hợp để tính thời hạn.',
    });
  return chosen;
}
