import { formatDay, formatTime } from '../../law/day.ts';
import type { Tx } from '../../platform/database/database.ts';
import { type NoticeEvent, tell } from '../notices/index.ts';
import { findProcedureVersion } from '../procedures/index.ts';
import { derivedKey } from './derived-key.ts';
import type { Step } from './step-payloads.ts';
import type { Dossier } from './store.ts';

/** Tells the applicant what a step means for him; most steps mean nothing. The ward that received him is the one that tells. */
export async function announce(tx: Tx, dossier: Dossier, clientKey: string): Promise<void> {
  const { state, applicant, wardId } = dossier;
  const { step } = dossier.steps.at(-1)!;
  const event = eventOf(step);
  const isTold = state.origin === 'system' && state.parentId === null;
  if (event === null || !isTold || (state.place === 'from_elsewhere' && state.twin !== null)) return;
  const procedure = await findProcedureVersion(tx, state.procedureCode, state.procedureVersion);
  await tell(tx, {
    ...{ wardId, event, now: step.at, code: state.code },
    key: derivedKey(clientKey, `tell ${event}`),
    to: { email: applicant.email, phone: applicant.phone },
    values: { maHoSo: state.code, thuTuc: procedure.name, ...valuesOf(step) },
  });
}

function eventOf(step: Step): NoticeEvent | null {
  if (step.statusAfter === 'result_ready' && step.step !== 'take_over' && step.step !== 'reject_correction')
    return 'result_ready';
  switch (step.step) {
    case 'accept':
    case 'admit':
      return 'accepted';
    case 'request_supplement':
      return 'supplement_requested';
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
    case 'expire':
      return 'stopped';
    default:
      return null;
  }
}

function valuesOf(step: Step) {
  const { payload } = step;
  return {
    ...(step.dueAt !== null && { henTra: formatTime(step.dueAt) }),
    ...('expectedOn' in payload && { henTra: formatDay(payload.expectedOn) }),
    ...('items' in payload && { giayTo: payload.items.join('; ') }),
    ...('reason' in payload && { lyDo: payload.reason.replace(/\.$/, '') }),
    ...('until' in payload && step.step === 'expire' && { lyDo: 'hết thời hạn bổ sung' }),
  };
}
