import { lateDossiers } from './late-dossiers.ts';
import { lateSubtasks } from './late-subtasks.ts';
import { lateTasks } from './late-tasks.ts';
import type { LateSource } from './source.ts';

/** Everything that is urged, in one list. */
export const LATE_SOURCES: readonly LateSource[] = [lateTasks, lateSubtasks, lateDossiers];
