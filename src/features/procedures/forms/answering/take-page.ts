import { type Answers, asRows, type FormContext, type Row } from '../answers.ts';
import type { FormDefinition, FormPage, GroupField } from '../schema.ts';
import { checkPage } from './check.ts';
import { type PostedBody, readPage } from './read-page.ts';
import { openInRow, walkForm } from './walk.ts';

/** Names of the page itself, which no field has: which conditional fields it showed, which row button was pressed. */
export const SEEN = '_seen';
export const ROW_BUTTON = '_row';

export interface TakenPage {
  /**
   * `rows`: a row was added or taken away; `more`: the answers open fields that the page did not show yet; `faults`:
   * something is wrong; `done`: on to the next page. All but `done` show the page again, with these answers and errors.
   */
  outcome: 'rows' | 'more' | 'faults' | 'done';
  /** To be kept in the draft: all that was ever typed, hidden fields too. `checkForm` drops these at the end. */
  answers: Answers;
  errors: Record<string, string>;
}

/** What comes of a posted page, laid over the answers before it. Pure: the server alone decides what is shown next. */
export function takePage(
  form: FormDefinition,
  pageId: string,
  before: Answers,
  body: PostedBody,
  context: FormContext,
): TakenPage {
  const typed = readPage(form, pageId, body);
  const answers = computedIn(form, mergeRows(form, pageId, { before, typed }), context);
  const button = changedRows(form, pageId, answers, body);
  if (button) return { outcome: 'rows', answers: button, errors: {} };
  const { errors } = checkPage(form, pageId, answers, context);
  const hidden = new Set(conditionalNames(form, pageId, answers));
  for (const name of [body[SEEN] ?? []].flat()) hidden.delete(String(name));
  const old = Object.entries(errors).filter(([name]) => ![...hidden].some((each) => isUnder(name, each)));
  if (old.length > 0) return { outcome: 'faults', answers, errors: Object.fromEntries(old) };
  return { outcome: hidden.size > 0 ? 'more' : 'done', answers, errors: {} };
}

function isUnder(name: string, field: string): boolean {
  return name === field || name.startsWith(`${field}.`);
}

/** What was typed over what stood there; in rows and parts also what their fields that were hidden now hold. */
function mergeRows(
  form: FormDefinition,
  pageId: string,
  { before, typed }: { before: Answers; typed: Answers },
): Answers {
  const answers = { ...before, ...typed };
  for (const field of pageOf(form, pageId)?.fields ?? []) {
    if (field.type !== 'group' || !Object.hasOwn(typed, field.name)) continue;
    const old = asRows(Object.hasOwn(before, field.name) ? before[field.name] : []);
    const rows = asRows(typed[field.name]);
    if (old.length === rows.length)
      answers[field.name] = rows.map((row, at) => ({ ...old[at], ...row })) as Row[];
  }
  return answers;
}

function pageOf(form: FormDefinition, pageId: string): FormPage | undefined {
  return form.pages.find((page) => page.id === pageId);
}

function computedIn(form: FormDefinition, answers: Answers, context: FormContext): Answers {
  const walked = walkForm(form, answers, context.today).answers;
  const filled = { ...answers };
  for (const field of form.pages.flatMap((page) => page.fields)) {
    if (field.type !== 'computed') continue;
    delete filled[field.name];
    if (Object.hasOwn(walked, field.name)) filled[field.name] = walked[field.name]!;
  }
  return filled;
}

/** `con+` adds a row, `con-2` takes the third away; null when no such button was pressed. */
function changedRows(
  form: FormDefinition,
  pageId: string,
  answers: Answers,
  body: PostedBody,
): Answers | null {
  const pressed = /^([A-Za-z0-9]+)(\+|-(\d{1,4}))$/.exec(String([body[ROW_BUTTON] ?? ''].flat()[0]));
  const group = pageOf(form, pageId)?.fields.find(
    (field): field is GroupField => field.type === 'group' && field.name === pressed?.[1],
  );
  if (!pressed || !group) return null;
  const rows = asRows(Object.hasOwn(answers, group.name) ? answers[group.name] : []) as Row[];
  const shown = rows.length === 0 && group.min > 0 ? Array.from({ length: group.min }, () => ({})) : rows;
  const changed =
    pressed[2] === '+'
      ? [...shown, ...(shown.length < group.max ? [{}] : [])]
      : shown.filter((_, at) => at !== Number(pressed[3]));
  return { ...answers, [group.name]: changed };
}

/** Open fields of a page that are not always there, by the name under which they are posted. */
export function conditionalNames(form: FormDefinition, pageId: string, answers: Answers): string[] {
  const walked = walkForm(form, answers, null);
  const fields = walked.pages.find(({ page }) => page.id === pageId)?.fields ?? [];
  return fields.flatMap((field) => [
    ...(field.when && field.type !== 'computed' ? [field.name] : []),
    ...(field.type === 'group' ? conditionalInRows(field, walked.answers) : []),
  ]);
}

function conditionalInRows(group: GroupField, answers: Answers): string[] {
  return asRows(answers[group.name]).flatMap((row, at) =>
    openInRow(group, row as Row, answers)
      .filter((field) => field.when !== undefined)
      .map((field) => `${group.name}.${at}.${field.name}`),
  );
}
