import type { Dossier } from '../../features/dossiers/index.ts';
import { findAnswers } from '../../features/drafts/index.ts';
import {
  type AnswerAt,
  FIELD_PREFIX,
  placesOf,
  proposedFields,
  RESULT_TEMPLATES,
  type ResultDraft,
  type ResultTemplate,
  resultSource,
  templatesFor,
} from '../../features/results/index.ts';
import { toLocalDay } from '../../law/day.ts';
import type { StaffContext } from '../session.ts';

/** Which template is open, and what stands in it: what was typed, what was saved, else what is proposed. */
export async function draftValues(
  c: StaffContext,
  dossier: Dossier,
  draft: ResultDraft | null,
  typed: Record<string, unknown> | undefined,
): Promise<{ template: ResultTemplate; templates: ResultTemplate[]; values: Record<string, unknown> }> {
  const { database, settings } = c.var.platform;
  const { state } = dossier;
  const day = toLocalDay(state.receivedAt ?? state.submittedAt);
  const templates = templatesFor(RESULT_TEMPLATES, state.procedureCode, day);
  const last = draft?.versions.at(-1);
  const wanted = typed?.template ?? c.req.query('mau') ?? last?.template;
  const template = templates.find((each) => each.code === wanted) ?? templates[0]!;
  const signerId = last ? String(last.signerId) : undefined;
  if (typed?.template === template.code) return { template, templates, values: typed };
  const source = await resultSource(database.db, dossier, settings.publicUrl);
  const proposed = proposedFields(template, placesOf(source), await answersOf(c, dossier));
  const fields = last?.template === template.code ? last.written : proposed;
  const values = Object.entries(fields).map(([name, text]) => [FIELD_PREFIX + name, text]);
  return { template, templates, values: { ...Object.fromEntries(values), signerId } };
}

/** What was declared at home, by the path of its field. */
async function answersOf(c: StaffContext, { wardId, id }: Dossier): Promise<AnswerAt> {
  const filed = await findAnswers(c.var.platform.database.db, wardId, id);
  return (path) => {
    const [name, part] = path.split('.') as [string, string | undefined];
    const value = filed?.answers[name];
    const found = part && typeof value === 'object' && !Array.isArray(value) ? value[part] : value;
    return typeof found === 'string' ? found : '';
  };
}
