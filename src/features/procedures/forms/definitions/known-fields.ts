import { partsOf } from '../parts.ts';
import type { FormField, RowField, SimpleField } from '../schema.ts';

/** Fields by name, as far as they stand before the place that is looked at. */
export type Earlier = ReadonlyMap<string, FormField | RowField>;

type Found = FormField | RowField | SimpleField;

/** The field or part behind a path; undefined when nothing of this name stands earlier. */
export function fieldAt(earlier: Earlier, path: string): Found | undefined {
  const [name = '', part] = path.split('.');
  const field = earlier.get(name);
  if (part === undefined || field === undefined) return field;
  return partsOf(field).find((each) => each.name === part);
}

/** The column of a group behind a path. */
export function columnAt(earlier: Earlier, path: string): RowField | undefined {
  const [name = '', column] = path.split('.');
  const field = earlier.get(name);
  return field?.type === 'group' ? field.fields.find((each) => each.name === column) : undefined;
}

const NUMERIC_OPERATIONS = new Set(['sum', 'count', 'age', 'days']);

export function isNumeric(field: Found | undefined): boolean {
  if (field?.type === 'computed') return NUMERIC_OPERATIONS.has(field.compute.op);
  return field?.type === 'number' || field?.type === 'money';
}

/** The values that may be chosen; null where anything may be typed. */
export function choicesOf(field: Found): string[] | null {
  if (field.type === 'yesNo') return ['yes', 'no'];
  return field.type === 'choice' || field.type === 'choices' ? field.choices.map(({ value }) => value) : null;
}
