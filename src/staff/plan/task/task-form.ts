import { randomUUID } from 'node:crypto';
import type { Problem } from '../../../platform/problem.ts';

/** Which form of the task's page was sent, with what was typed and what was wrong; null: the page is only read. */
export interface TaskForm {
  name: 'record' | 'verdict' | 'source' | null;
  values: Record<string, unknown>;
  problem?: Problem;
}

/** What a form of this name starts with: what was typed into it, or a fresh key. */
export function valuesOf(form: TaskForm, name: TaskForm['name']): Record<string, unknown> {
  return form.name === name ? form.values : { clientKey: randomUUID() };
}
