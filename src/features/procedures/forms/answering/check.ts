import { type Answers, asRows, type FormContext, ownValue, type Row, type RowValue } from '../answers.ts';
import { partsOf } from '../parts.ts';
import type { FormDefinition, FormField, FormPage, GroupField } from '../schema.ts';
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
  const scope = { today, known: [answers] };
  const found = fields.map((field) =>
    field.type === 'group'
      ? groupErrors(field, answers, today)
      : fieldErrors(field, { name: field.name, value: answers[field.name] as RowValue | undefined }, scope),
  );
  return Object.assign({}, ...found);
}

interface Posted {
  name: string;
  value: RowValue | undefined;
  /** The field is the only one of its row, whose name says enough. */
  isAlone?: boolean;
}

function fieldErrors(
  field: Exclude<FormField, GroupField>,
  { name, value, isAlone = false }: Posted,
  scope: Scope,
): Errors {
  if (field.type === 'note' || field.type === 'computed') return {};
  if (field.type !== 'address' && field.type !== 'person') {
    const fault = faultOf(field, value, scope);
    return fault === null ? {} : { [name]: fault };
  }
  if (value === undefined && !field.required) return {};
  const errors: Errors = {};
  for (const part of partsOf({ ...field, required: true })) {
    const fault = faultOf(part, ownValue(value, part.name) as RowValue | undefined, scope);
    if (fault !== null) errors[`${name}.${part.name}`] = isAlone ? fault : within(field.label, fault);
  }
  return errors;
}

/** "Người mẹ: chưa ghi “Ngày sinh”." */
function within(label: string, fault: string): string {
  return `${label}: ${fault.slice(0, 1).toLowerCase()}${fault.slice(1)}`;
}

function groupErrors(group: GroupField, answers: Answers, today: string): Errors {
  const rows = asRows(answers[group.name]) as Row[];
  const kind = group.row.toLowerCase();
  if (rows.length > group.max)
    return { [group.name]: `“${group.label}”: có ${rows.length} ${kind}, nhiều nhất ${group.max}.` };
  const errors: Errors =
    rows.length < group.min ? { [group.name]: `“${group.label}”: ghi ít nhất ${group.min} ${kind}.` } : {};
  for (const [at, row] of rows.entries())
    for (const field of openInRow(group, row, answers)) {
      const name = `${group.name}.${at}.${field.name}`;
      const posted = { name, value: row[field.name], isAlone: group.fields.length === 1 };
      const found = fieldErrors(field, posted, { today, known: [row, answers] });
      for (const [each, fault] of Object.entries(found))
        errors[each] = within(`${group.row} ${at + 1}`, fault);
    }
  return errors;
}
