import { z } from 'zod';
import type { Tx } from '../../../platform/database/database.ts';
import { maskPersonalData } from '../../../platform/personal-data/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { Problem, parseFields } from '../../../platform/problem.ts';
import { type Citizen, findAccountsOf } from '../../citizens/index.ts';
import { type Act, noteAct } from '../../organisation/index.ts';
import { type Dropped, forgetDropped } from '../../uploads/index.ts';
import type { Person } from '../export/gather-dossiers.ts';
import { doAtOnce } from './do-at-once.ts';
import { findStays } from './find-stays.ts';
import { DATA_PARTS, type DataPart, type DataRequest, type Decision, type Outcome } from './schema.ts';
import { findRequest } from './store.ts';
import { openOutcomes, wholeOutcome, whyNotDecide } from './workflow.ts';

const WRONG = 'Chưa ghi được quyết định: có mục cần sửa.';

/**
 * Answers a request: a decision and a reason for each kind of data that it is about. What granting does at once is done in the same
 * transaction; bytes that nothing names any more go after it. The same form sent again changes nothing.
 * @throws Problem not_found, not_allowed (also to who took it at the desk), step_not_open, invalid (with the fields)
 */
export async function decideRequest(
  ground: Pick<Platform, 'database' | 'files' | 'settings'>,
  act: Act,
  requestId: number | null,
  given: unknown,
): Promise<void> {
  const dropped = await ground.database.transact((tx) => decide(tx, act, requestId, given));
  for (const each of dropped) await forgetDropped(ground, each);
}

async function decide(tx: Tx, act: Act, requestId: number | null, given: unknown): Promise<Dropped[]> {
  const request = await findRequest(tx, act.officer.wardId, requestId);
  const why = whyNotDecide(act.officer, { ...request, answer: null });
  if (why !== null) throw new Problem('not_allowed', why);
  const form = readDecisions(request, given);
  const people = await peopleOf(tx, act.officer.wardId, request);
  const stays = request.kind === 'erase' ? await findStays(tx, people) : [];
  const outcome = wholeOutcome(form.decisions.map((each) => each.outcome));
  // Whoever comes second waits here for the first, and then finds the answer.
  const isFirst = await saveAnswer(tx, act, request, {
    ...{ outcome, words: form.words, stays: JSON.stringify(stays), client_key: form.clientKey },
  });
  if (!isFirst) return [];
  const dropped: Dropped[] = [];
  for (const decision of inOrder(form.decisions)) {
    const counts: (number | null)[] = [];
    if (decision.outcome === 'granted')
      for (const visitor of people) {
        const own = { visitor, now: act.now, requestId: act.requestId };
        counts.push(await doAtOnce(request.kind, decision.part, { tx, act: own, dropped }));
      }
    await saveDecision(tx, act.officer.wardId, request.id, { ...decision, rowCount: sum(counts) });
  }
  await noteAct(tx, act, 'decide_data_request', `số ${request.id}`);
  return dropped;
}

/** The account goes last: drafts and the rest are found by it. */
function inOrder(decisions: readonly Decision[]): Decision[] {
  return decisions.toSorted(
    (one, other) => Number(one.part === 'account') - Number(other.part === 'account'),
  );
}

function sum(counts: readonly (number | null)[]): number | null {
  return counts.reduce((all, each) => (each === null ? all : (all ?? 0) + each), null);
}

/** Reads `account`, `account.reason`, … of the parts that were asked for. @throws Problem invalid */
function readDecisions({ kind, parts }: DataRequest, given: unknown) {
  const fields: Record<string, z.ZodType> = {};
  for (const part of parts) {
    fields[part] = z.enum(openOutcomes(kind, part), 'Chọn quyết định.');
    fields[`${part}.reason`] = z
      .string('Ghi lý do.')
      .trim()
      .min(5, 'Ghi lý do, từ 5 ký tự.')
      .max(1000, 'Tối đa 1000 ký tự.');
  }
  const head = z.object({ clientKey: z.uuid(), words: z.string().trim().max(2000).default('') });
  const form = parseFields(head.extend(fields), given, WRONG) as z.infer<typeof head> &
    Record<string, string>;
  const decisions: Decision[] = DATA_PARTS.filter((part) => parts.includes(part)).map((part) => ({
    ...{ part, outcome: form[part] as Outcome, rowCount: null },
    reason: maskPersonalData(form[`${part}.reason`] ?? ''),
  }));
  return { clientKey: form.clientKey, words: maskPersonalData(form.words), decisions };
}

/** Whom it is about: each account of his, or who stood at the desk without one. */
async function peopleOf(tx: Tx, wardId: number, request: DataRequest): Promise<Person[]> {
  const { citizenId, personalId, personName: name } = request;
  const accounts = await findAccountsOf(tx, { wardId, citizenId, personalId });
  const nobody: Citizen = {
    ...{ id: 0, name, personalId, birthOn: null, address: '', phone: null, email: null },
    assurance: personalId === null ? 1 : 2,
  };
  return (accounts.length === 0 ? [nobody] : accounts).map((citizen) => ({
    ...{ kind: 'citizen', wardId, actingFor: null, citizen },
  }));
}

async function saveAnswer(
  tx: Tx,
  { officer, now }: Act,
  { id }: DataRequest,
  answer: { outcome: Outcome; words: string; stays: string; client_key: string },
): Promise<boolean> {
  const key = { ward_id: officer.wardId, request_id: id };
  const added = await tx
    .insertInto('data_answers')
    .values({ ...key, ...answer, decided_by: officer.id, decided_at: now })
    .onConflict((conflict) => conflict.columns(['ward_id', 'request_id']).doNothing())
    .returning('request_id')
    .executeTakeFirst();
  if (added) return true;
  const known = await tx
    .selectFrom('data_answers')
    .select('client_key')
    .where('ward_id', '=', officer.wardId)
    .where('request_id', '=', id)
    .executeTakeFirstOrThrow();
  if (known.client_key === answer.client_key) return false;
  throw new Problem('step_not_open', 'Yêu cầu này đã được trả lời.');
}

async function saveDecision(
  tx: Tx,
  wardId: number,
  requestId: number,
  { part, outcome, reason, rowCount }: { part: DataPart } & Decision,
): Promise<void> {
  await tx
    .insertInto('data_decisions')
    .values({ ward_id: wardId, request_id: requestId, part, outcome, reason, row_count: rowCount })
    .execute();
}
