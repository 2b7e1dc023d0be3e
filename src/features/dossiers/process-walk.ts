import { parseTerm } from '../../law/due.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { Problem } from '../../platform/problem.ts';
import { listUnits } from '../organisation/index.ts';
import {
  findProcessVersion,
  nextNode,
  nodeOf,
  type ProcessFacts,
  type ProcessNode,
  type ProcessVersion,
  stepDue,
} from '../procedures/index.ts';
import { findUnitWithDuty } from './numbers.ts';
import type { Outcome, Status } from './schema.ts';
import type { DossierState } from './state.ts';
import type { AtNode } from './step-payloads.ts';
import type { WardRules } from './ward-rules.ts';
import { STATUS_AT } from './workflow.ts';

/** Where a dossier goes next: the step of its process, its status there, the unit, and by when it should be done. */
export interface Way {
  statusAfter: Status;
  toUnitId: number;
  at: AtNode | undefined;
}

/** Dossiers accepted before there were processes go the one way that there was. */
const FORMER_WAY: Partial<Record<Status, Status>> = {
  received: 'transferred',
  in_process: 'in_review',
  in_review: 'awaiting_signature',
  awaiting_signature: 'signed',
  signed: 'result_ready',
};

/** @throws Problem step_not_open when the process ends here, invalid when nobody has the duty of the next step */
export async function findWay(
  tx: Tx,
  wardId: number,
  state: DossierState,
  given: { now: Date; rules: WardRules; outcome: Outcome | null },
): Promise<Way> {
  const process = await findPinned(tx, state);
  if (process === null || state.node === null) {
    const statusAfter = FORMER_WAY[state.status]!;
    return { statusAfter, toUnitId: await formerUnit(tx, wardId, state, statusAfter), at: undefined };
  }
  const node = nextNode(process, state.node, factsOf(state, given.outcome));
  if (node === null) throw new Problem('step_not_open', 'Quy trình nội bộ không có bước nào sau bước này.');
  return {
    statusAfter: STATUS_AT[node.kind],
    toUnitId: await unitOf(tx, wardId, state, node),
    at: arriveAt(node, given.now, given.rules),
  };
}

/** The process that the dossier keeps; null for one accepted before there were any. */
export async function findPinned(db: Db, state: DossierState): Promise<ProcessVersion | null> {
  const { process, term } = state;
  if (process === null) return null;
  return findProcessVersion(db, process.code, process.version, term === null ? null : parseTerm(term));
}

/** The steps that are still to come if all goes as it stands now; none once it has come to the end. */
export function nodesAhead(process: ProcessVersion, state: DossierState): ProcessNode[] {
  const facts = factsOf(state, state.proposedOutcome ?? 'granted');
  const ahead: ProcessNode[] = [];
  for (let at = state.node; at !== null && ahead.length < process.nodes.length; ) {
    const next = nextNode(process, at, facts);
    if (next !== null) ahead.push(next);
    at = next?.id ?? null;
  }
  return ahead;
}

/** When the step at which the dossier stands is due if it is begun now; null when it has no limit. */
export async function stepDueFrom(
  tx: Tx,
  state: DossierState,
  { now, rules }: { now: Date; rules: WardRules },
): Promise<string | null> {
  const process = await findPinned(tx, state);
  if (process === null || state.node === null) return null;
  return arriveAt(nodeOf(process, state.node), now, rules).stepDueAt;
}

export function arriveAt(
  node: ProcessNode,
  now: Date,
  rules: Pick<WardRules, 'calendar' | 'hoursOn'>,
): AtNode {
  const dueAt = stepDue(node, now, rules.calendar, rules.hoursOn);
  return { node: node.id, stepDueAt: dueAt?.toISOString() ?? null };
}

function factsOf(state: DossierState, outcome: Outcome | null): ProcessFacts {
  return {
    outcome: outcome ?? state.proposedOutcome,
    channel: state.channel,
    applicant: state.applicantKind,
    term: state.termNo,
    consulted: state.consultations.length > 0,
  };
}

async function unitOf(tx: Tx, wardId: number, state: DossierState, node: ProcessNode): Promise<number> {
  switch (node.place) {
    case 'desk':
      return state.receivingUnitId!;
    case 'competent':
      return state.competentUnitId;
    case 'leaders':
      return findUnitWithDuty(tx, wardId, 'sign', state.competentUnitId);
    case 'clerk':
      return findUnitWithDuty(tx, wardId, 'stamp', state.competentUnitId);
    case 'unit': {
      const unit = (await listUnits(tx, wardId)).find((each) => each.code === node.unitCode);
      if (!unit) throw new Problem('invalid', `Quy trình cần đơn vị "${node.unitCode}" mà phường chưa có.`);
      return unit.id;
    }
  }
}

function formerUnit(tx: Tx, wardId: number, state: DossierState, to: Status): Promise<number> | number {
  if (to === 'awaiting_signature') return findUnitWithDuty(tx, wardId, 'sign', state.competentUnitId);
  if (to === 'signed') return findUnitWithDuty(tx, wardId, 'stamp', state.competentUnitId);
  return to === 'result_ready' ? state.receivingUnitId! : state.competentUnitId;
}
