import type { Status, SuspendCause } from './schema.ts';

/** The status by which the national portal knows each of ours; see law/national-status.ts for the ten. */
const NATIONAL: Record<Status, number> = {
  submitted: 1,
  awaiting_intake_supplement: 5,
  received: 2,
  awaiting_assignment: 4,
  transferred: 4,
  in_process: 4,
  consulting: 4,
  awaiting_supplement: 5,
  suspended: 4,
  awaiting_linked: 4,
  forwarded: 4,
  in_review: 4,
  awaiting_signature: 4,
  signed: 4,
  result_ready: 9,
  correcting: 9,
  returned: 10,
  refused: 3,
  withdrawn: 7,
  stopped: 8,
};

/** One of the ten national statuses. A dossier that waits for a fee has its own. */
export function nationalStatusOf({
  status,
  suspendCause,
}: {
  status: Status;
  suspendCause: SuspendCause | null;
}): number {
  return status === 'suspended' && suspendCause === 'fee' ? 6 : NATIONAL[status];
}
