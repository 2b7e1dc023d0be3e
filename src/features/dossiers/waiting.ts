import type { Duty } from '../organisation/index.ts';
import type { Status } from './schema.ts';
import type { TakeableStep } from './step-forms.ts';
import { WORKFLOW } from './workflow.ts';

/** The steps that a dossier waits for; the others may be taken but nothing waits for them. */
const AWAITED: readonly TakeableStep[] = [
  'admit',
  'transfer',
  'assign',
  'take_over',
  'receive_supplement',
  'resume',
  'propose',
  'submit_for_signature',
  'sign',
  'stamp',
  'return_result',
  'approve_correction',
  'forward',
];

interface Waiting {
  /** Held by his unit. */
  atUnit: Status[];
  /** Held by his unit and given to him, or to nobody yet. */
  assigned: Status[];
  /** Wherever it is held. */
  anywhere: Status[];
}

/** Statuses in which a dossier waits for someone with these duties. */
export function waitingFor({ duties }: { duties: readonly Duty[] }): Waiting {
  const found = { atUnit: new Set<Status>(), assigned: new Set<Status>(), anywhere: new Set<Status>() };
  for (const step of AWAITED)
    for (const { from, duty, seat } of WORKFLOW[step]) {
      if (duty === null || !duties.includes(duty) || from.includes('forwarded')) continue;
      const place = seat !== 'holder' ? 'anywhere' : duty === 'examine' ? 'assigned' : 'atUnit';
      for (const status of from) if (!isMoreThanAwaited(step, status, seat)) found[place].add(status);
    }
  return { atUnit: [...found.atUnit], assigned: [...found.assigned], anywhere: [...found.anywhere] };
}

/** A head may reassign what is with an examiner, a receipt comes with the next step, the desk sees who has paid. */
function isMoreThanAwaited(step: TakeableStep, status: Status, seat: string): boolean {
  if (step === 'resume') return seat !== 'desk';
  if (step === 'assign') return status !== 'awaiting_assignment';
  return step === 'take_over' && status !== 'transferred';
}
