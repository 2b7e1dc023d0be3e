import { type Answers, asList, asRows, asText, ownValue } from '../answers.ts';
import { partsOf } from '../parts.ts';
import type { FormDefinition, FormField, RowField } from '../schema.ts';

/** The answers of every page but one under the names under which they are posted: what a page carries along where nothing is kept. */
export function flatAnswers(form: FormDefinition, answers: Answers, exceptPage: string): [string, string][] {
  return form.pages
    .filter((page) => page.id !== exceptPage)
    .flatMap((page) => page.fields.flatMap((field) => flatField(field, ownValue(answers, field.name))));
}

function flatField(field: FormField, value: unknown): [string, string][] {
  if (field.type !== 'group') return flatValue(field, field.name, value);
  const rows = asRows(value);
  if (value === undefined) return [];
  return [
    [`${field.name}.rows`, String(rows.length)],
    ...rows.flatMap((row, at) =>
      field.fields.flatMap((each) =>
        flatValue(each, `${field.name}.${at}.${each.name}`, ownValue(row, each.name)),
      ),
    ),
  ];
}

function flatValue(field: FormField | RowField, name: string, value: unknown): [string, string][] {
  if (value === undefined || field.type === 'note' || field.type === 'computed') return [];
  if (field.type === 'choices') return asList(value).map((each) => [name, each]);
  if (field.type === 'address' || field.type === 'person')
    return partsOf(field).map((part) => [`${name}.${part.name}`, asText(ownValue(value, part.name))]);
  return [[name, asText(value)]];
}
