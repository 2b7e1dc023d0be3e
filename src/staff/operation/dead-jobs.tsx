import { formatTime } from '../../law/day.ts';
import type { DeadJob } from '../../platform/jobs/jobs.ts';
import { maskPersonalData } from '../../platform/personal-data/index.ts';
import { FormToken } from '../../ui/field.tsx';
import { taskLabel } from './task-labels.ts';

export const DEAD_JOBS = '/can-bo/viec-nen';
const MOST_SIGNS = 160;

/** Jobs that were given up, each with a button that tries it again. */
export function DeadJobs({ jobs, token }: { jobs: readonly DeadJob[]; token: string }) {
  return (
    <ul class="choice-list">
      {jobs.map((job) => (
        <li class="session-line">
          <span>
            <b>{taskLabel(job.task)}</b> thử {job.attempts} lần, bỏ lúc {formatTime(job.deadAt)}:{' '}
            {shortened(job.lastError)}
          </span>
          <form method="post" action={`${DEAD_JOBS}/${job.id}/lam-lai`}>
            <FormToken value={token} />
            <button class="btn btn-sm" type="submit" aria-label={`Làm lại việc số ${job.id}`}>
              Làm lại
            </button>
          </form>
        </li>
      ))}
    </ul>
  );
}

/** What a peer said may quote whom it was about. */
export function shortened(error: string | null): string {
  const text = maskPersonalData((error ?? '').slice(0, 2 * MOST_SIGNS)).replace(/\s+/g, ' ');
  return text.length > MOST_SIGNS ? `${text.slice(0, MOST_SIGNS)}…` : text;
}
