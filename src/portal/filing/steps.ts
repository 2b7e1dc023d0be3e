import type { Draft } from '../../features/drafts/index.ts';
import { type FormDefinition, openPages } from '../../features/procedures/index.ts';
import { DELIVERY, type FilingStep, PAPERS, REVIEW } from './frame.tsx';

/** The pages of a draft in order, as its answers open them. */
export function stepsOf(form: FormDefinition, draft: Draft): FilingStep[] {
  return [
    ...openPages(form, draft.answers).map(({ id, title }) => ({ id, title })),
    PAPERS,
    DELIVERY,
    REVIEW,
  ];
}

export function nextOf(steps: readonly FilingStep[], id: string): FilingStep {
  return steps[steps.findIndex((each) => each.id === id) + 1] ?? REVIEW;
}
