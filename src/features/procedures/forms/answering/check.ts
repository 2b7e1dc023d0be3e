import { type Answers, asRows, type FormContext, ownValue, type Row, type RowValue } from '../answers.ts';
import { partsOf } from '../parts.ts';
import type { FormDefinition, FormField, FormPage, GroupField, RowField } from '../schema.ts';
import { faultOf, type Scope } from './fault-of.ts';
import { type OpenPage, openInRow, walkForm } from './walk.ts';

export interface Checked {
  /** As they are kept: normalised, what is hidden left out, computed fields filled in. */
  answers: Answers;
  /** A sentence by the name under which the field was posted. */
  errors: Record<string, string>;
}

/** The whole form: nothing is left to ask when it has no errors. */
export function checkForm(form: FormDefinition, given: Answers, context: FormContext): Checked {
  const { pages, answers } = walkForm(form, given, context.today);
  return { answers, errors: Object.assign({}, ...pages.map((page) => pageErrors(page, answers, context))) };
}

/** One page; the answers of the others come back too, normalised but not judged. */
export function checkPage(
  form: FormDefinition,
  pageId: string,
  given: Answers,
  context: FormContext,
): Checked {
  const { pages, answers } = walkForm(form, given, context.today);
  const open = pages.find(({ page }) => page.id === pageId);
  return { answers, errors: open ? pageErrors(open, answers, context) : {} };
}

/** The pages whose conditions hold, in order, each with only its open fields. */
export function openPages(form: FormDefinition, given: Answers): FormPage[] {
  return walkForm(form, given, null).pages.map(({ page, fields }) => ({ ...page, fields }));
}

type Errors = Record<string, string>;

function pageErrors({ fields }: OpenPage, answers: Answers, { today }: FormContext): Errors {
  const errors: Errors = {};
  for (const field of fields) {
    if (field.type === 'group') Object.assign(errors, groupErrors(field, answers, today));
    else
      addErrors(
        errors,
        field,
        { name: field.name, value: answers[field.name] as RowValue },
        {
          today,
          known: [answers],
        },
      );
  }
  return errors;
}

interface Posted {
  name: string;
  value: RowValue | undefined;
}

function addErrors(
  errors: Errors,
  field: Exclude<FormField, GroupField>,
  posted: Posted,
  scope: Scope,
): void {
  if (field.type === 'note' || field.type === 'computed') return;
  const { name, value } = posted;
  if (field.type !== 'address' && field.type !== 'person') {
    const fault = faultOf(field, value, scope);
    if (fault !== null) errors[name] = fault;
    return;
  }
  if (value === undefined && !field.required) return;
  for (const part of partsOf({ ...field, required: true })) {
    const fault = faultOf(part, ownValue(value, part.name) as RowValue | undefined, scope);
    if (fault !== null) errors[`${name}.${part.name}`] = fault.replace('”', `” (${field.label})`);
  }
}

function groupErrors(group: GroupField, answers: Answers, today: string): Errors {
  const rows = asRows(answers[group.name]) as Row[];
  const errors: Errors = {};
  const kind = group.row.toLowerCase();
  if (rows.length < group.min) errors[group.name] = `“${group.label}”: ghi ít nhất ${group.min} ${kind}.`;
  if (rows.length > group.max)
    errors[group.name] = `“${group.label}”: có ${rows.length} ${kind}, nhiều nhất ${group.max}.`;
  if (rows.length > group.max) return errors;
  for (const [at, row] of rows.entries()) {
    const found: Errors = {};
    for (const field of openInRow(group, row, answers))
      addRowErrors(found, field, { at, row, group }, answers, today);
    for (const [name, fault] of Object.entries(found)) errors[name] = `${group.row} ${at + 1}: ${fault}`;
  }
  return errors;
}

interface RowPlace {
  at: number;
  row: Row;
  group: GroupField;
}

function addRowErrors(
  errors: Errors,
  field: RowField,
  { at, row, group }: RowPlace,
  answers: Answers,
  today: string,
): void {
  const posted = { name: `${group.name}.${at}.${field.name}`, value: row[field.name] };
  addErrors(errors, field, posted, { today, known: [row, answers] });
}
