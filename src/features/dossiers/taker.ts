import { SEAT_LABELS } from './labels.ts';
import type { Step } from './step-payloads.ts';

/** Whether the applicant took this step himself, through the portal. */
function isByApplicant({ payload }: Step): boolean {
  return 'by' in payload && payload.by !== undefined;
}

/** Who took a step that no officer took. */
export function takerWithoutOfficer(step: Step): string {
  return isByApplicant(step) ? SEAT_LABELS.applicant : 'Hệ thống';
}
