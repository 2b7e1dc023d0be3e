import { type Draft, formOf, saveDraft } from '../../features/drafts/index.ts';
import type { FormDefinition, ProcedureVersion } from '../../features/procedures/index.ts';
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

/** The change that a page of a draft asks for. */
export type PageChange = Omit<Parameters<typeof saveDraft>[3], 'over'>;

/**
 * Keeps what a page sent; what was sent while one types never goes over what was saved since.
 * @returns the desk with the draft as it stands now
 * @throws Problem changed_meanwhile
 */
export async function keep(
  c: FilingContext,
  desk: Desk,
  body: Record<string, unknown>,
  change: PageChange,
): Promise<Desk> {
  const { platform, visitor } = c.var;
  const over = isAutosave(c) && { over: String(body._saved) };
  const draft = await platform.database.transact((tx) =>
    saveDraft(tx, desk.draft, visitor, { ...change, ...over }, platform.now()),
  );
  return { ...desk, draft, steps: stepsOf(desk.form, draft) };
}

/** Whether a page was sent by the script while one types. */
function isAutosave(c: FilingContext): boolean {
  return c.req.header('x-autosave') !== undefined;
}

/** The answer to what was kept: a save while one types only says when; else the page that is shown. */
export function answerKept(c: FilingContext, { draft }: Desk, show: () => Response | Promise<Response>) {
  return isAutosave(c) ? c.body(null, 204, { 'x-saved-at': draft.savedAt.toISOString() }) : show();
}

/** To the page after this one. */
export function goOn(c: FilingContext, desk: Desk, from: string) {
  return answerKept(c, desk, () => c.redirect(pathOf(desk.draft, nextOf(desk.steps, from).id), 303));
}
