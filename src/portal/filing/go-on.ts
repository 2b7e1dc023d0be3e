import type { Draft } from '../../features/drafts/index.ts';
import { formOf } from '../../features/drafts/index.ts';
import type { FormDefinition, ProcedureVersion } from '../../features/procedures/index.ts';
import { Problem } from '../../platform/problem.ts';
import { type FilingContext, fileableProcedure } from './desk.ts';
import { type FilingStep, pathOf } from './frame.tsx';
import { nextOf, stepsOf } from './steps.ts';

/** What every page of a draft stands on. */
export interface Desk {
  draft: Draft;
  procedure: ProcedureVersion;
  form: FormDefinition;
  steps: FilingStep[];
}

export async function openDesk(c: FilingContext, draft: Draft): Promise<Desk> {
  const procedure = await fileableProcedure(c, draft.procedureCode);
  const form = await formOf(c.var.platform.database.db, draft, procedure);
  return { draft, procedure, form, steps: stepsOf(form, draft) };
}

/** A save while one types, unless a newer one has come before it. */
export function isAutosave(c: FilingContext): boolean {
  return c.req.header('x-autosave') !== undefined;
}

export function saved204(c: FilingContext, draft: Draft) {
  return c.body(null, 204, { 'x-saved-at': draft.savedAt.toISOString() });
}

/** @throws Problem changed_meanwhile when what is saved while typing is older than what is kept */
export function mustBeNewest(c: FilingContext, draft: Draft, body: Record<string, unknown>): void {
  if (isAutosave(c) && body._saved !== draft.savedAt.toISOString())
    throw new Problem('changed_meanwhile', 'Bản nháp vừa được lưu ở trang khác.');
}

/** To the page after this one; a save while typing only says that it was kept. */
export async function goOn(c: FilingContext, draft: Draft, from: string) {
  if (isAutosave(c)) return saved204(c, draft);
  const { steps } = await openDesk(c, draft);
  return c.redirect(pathOf(draft, nextOf(steps, from).id), 303);
}
