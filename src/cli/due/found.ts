import type { Due } from '../../law/due.ts';
import type { Happened } from './clock-changes.ts';
import type { AskedTerm } from './read-term.ts';
import type { StepClock } from './step-clocks.ts';

/** The answer of `motcua due --json`. */
export interface Found extends Omit<Due, 'dueAt'> {
  receivedAt: string;
  term: string;
  procedure: AskedTerm['procedure'];
  /** `paused`: the clock stands still, there is no due time, `remainingMinutes` are left. */
  state: 'running' | 'paused';
  dueAt: string | null;
  remainingMinutes: number | null;
  /** As it was given at the reception; `days` belong to it, later ones to the changes. */
  firstDueAt: string;
  changes: Happened[];
  steps: StepClock[];
}
