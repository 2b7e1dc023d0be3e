import { formatDay, formatTime } from '../../law/day.ts';
import type { Tx } from '../../platform/database/database.ts';
import { type NoticeBy, type NoticeEvent, tell } from '../notices/index.ts';
import { findProcedureVersion } from '../procedures/index.ts';
import { derivedKey } from './derived-key.ts';
import { mayFetchResult } from './result-access.ts';
import type { Step } from './step-payloads.ts';
import type { Dossier } from './store.ts';

/** Tells the applicant what a step means for him; most steps mean nothing. The ward that received him is the one that tells. */
export async function announce(tx: Tx, dossier: Dossier, clientKey: string): Promise<void> {
  const { state, wardId } = dossier;
  const { step } = dossier.steps.at(-1)!;
  const event = eventFor(dossier, step);
  if (event === null || !isTold(dossier)) return;
  const procedure = await findProcedureVersion(tx, state.procedureCode, state.procedureVersion);
  await tell(tx, {
    ...{ wardId, event, now: step.at, code: state.code, to: addressesOf(dossier) },
    key: derivedKey(clientKey, `tell ${event}`),
    values: {
      ...{ maHoSo: state.code, thuTuc: procedure.name, ...valuesOf(step) },
      ...(event === 'result_online' && { duongDan: `/ho-so-cua-toi/${state.code}` }),
    },
  });
}

/** What was on paper only, what hangs under another dossier and what another ward tells of is not told by us. */
export function isTold({ state }: Dossier): boolean {
  if (state.origin !== 'system' || state.parentId !== null) return false;
  return state.place !== 'from_elsewhere' || state.twin === null;
}

/** Where and how the applicant wants to be told; without a word of his, by every address. */
export function addressesOf({ applicant }: Dossier): {
  email: string | null;
  phone: string | null;
  by: NoticeBy;
} {
  const { email, phone, noticeBy } = applicant;
  return { email, phone, by: noticeBy };
}

/** Steps that leave a result where it was: nobody is told of it anew. */
const LEAVES_RESULT: ReadonlySet<Step['step']> = new Set([
  'take_over',
  'reject_correction',
  'change_delivery',
  'correct_contact',
]);

/** Whoever asked for an electronic result is told where to fetch it; without a file it is fetched at the centre. */
function eventFor(dossier: Dossier, step: Step): NoticeEvent | null {
  const event = eventOf(step);
  return event === 'result_ready' && mayFetchResult(dossier) ? 'result_online' : event;
}

function eventOf(step: Step): NoticeEvent | null {
  if (step.statusAfter === 'result_ready' && !LEAVES_RESULT.has(step.step)) return 'result_ready';
  switch (step.step) {
    case 'submit':
      return step.payload.account ? 'filed' : null;
    case 'accept':
    case 'admit':
      return 'accepted';
    case 'request_supplement':
      return 'supplement_requested';
    case 'answer_supplement':
      return 'supplement_answered';
    case 'receive_supplement':
      // At the desk he hears it himself.
      return step.payload.arrivedAt === undefined ? null : 'supplement_accepted';
    case 'return_supplement':
      return 'supplement_returned';
    case 'change_delivery':
      return 'delivery_changed';
    case 'correct_contact':
      return 'contact_changed';
    case 'extend':
      return 'extended';
    case 'apologise':
      return 'late';
    case 'return_result':
      return 'returned';
    case 'refuse':
      return 'refused';
    case 'withdraw':
      return 'withdrawn';
    case 'stop':
      return 'stopped';
    case 'expire':
      return 'expired';
    default:
      return null;
  }
}

function valuesOf(step: Step) {
  const { payload } = step;
  const answerDueAt = 'answerDueAt' in payload ? payload.answerDueAt : null;
  return {
    ...(answerDueAt && { henTra: formatTime(new Date(answerDueAt)) }),
    ...(step.dueAt !== null && { henTra: formatTime(step.dueAt) }),
    ...('expectedOn' in payload && { henTra: formatDay(payload.expectedOn) }),
    ...('answerDueAt' in payload &&
      payload.answerDueAt && { henTra: formatTime(new Date(payload.answerDueAt)) }),
    ...('items' in payload && { giayTo: payload.items.join('; ') }),
    ...('reason' in payload && { lyDo: payload.reason.replace(/\.$/, '') }),
  };
}
