import type { Dossier } from '../../features/dossiers/index.ts';

/** What the applicant has to pay now, in đồng; null when nothing is asked. */
export function amountDueOf({ state, steps }: Dossier): number | null {
  if (state.status !== 'suspended' || state.suspendCause !== 'fee') return null;
  const step = steps.map((each) => each.step).findLast((each) => each.step === 'suspend');
  return step?.step === 'suspend' ? step.payload.amountVnd : null;
}
