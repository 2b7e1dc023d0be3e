import {
  type Answers,
  type AnswerValue,
  asList,
  asRows,
  asText,
  isBlank,
  ownValue,
  type Parts,
  type Row,
  type RowValue,
} from '../answers.ts';
import { initialParts, partsOf } from '../parts.ts';
import {
  type FormDefinition,
  type FormField,
  type FormPage,
  type GroupField,
  MOST_ROWS,
  type RowField,
} from '../schema.ts';
import { compute } from './compute.ts';
import { holds, type Known } from './holds.ts';
import { normaliseText } from './values.ts';

export interface OpenPage {
  page: FormPage;
  /** The fields whose conditions hold. */
  fields: FormField[];
}

export interface Walked {
  pages: OpenPage[];
  /** Only what is open, each value as it is kept, computed fields filled in. */
  answers: Answers;
}

/**
 * Goes through the form once, in order: which pages and fields are open follows from the open answers before them. What
 * hangs on today stays as it was answered when no day is given.
 */
export function walkForm(form: FormDefinition, given: Answers, today: string | null): Walked {
  const answers: Answers = {};
  const pages: OpenPage[] = [];
  for (const page of form.pages) {
    if (page.when && !holds(page.when, [answers])) continue;
    const fields: FormField[] = [];
    for (const field of page.fields) {
      if (field.when && !holds(field.when, [answers])) continue;
      fields.push(field);
      const value = keptValue(field, ownValue(given, field.name), answers, today);
      if (!isBlank(value)) answers[field.name] = value!;
    }
    pages.push({ page, fields });
  }
  return { pages, answers };
}

function keptValue(
  field: FormField,
  given: unknown,
  known: Answers,
  today: string | null,
): AnswerValue | undefined {
  if (field.type === 'computed') return compute(field.compute, known, today) ?? asText(given);
  if (field.type === 'group')
    return asRows(given)
      .slice(0, MOST_ROWS + 1)
      .map((row) => rowOf(field, row, known));
  return rowValue(field, given);
}

function rowOf(group: GroupField, given: Record<string, unknown>, known: Answers): Row {
  const row: Row = {};
  for (const field of group.fields) {
    if (!isOpenIn(field, [row, known])) continue;
    const value = rowValue(field, ownValue(given, field.name));
    if (!isBlank(value)) row[field.name] = value!;
  }
  return row;
}

function isOpenIn(field: RowField, known: Known): boolean {
  return field.when === undefined || holds(field.when, known);
}

/** The fields of a group that are open in one of its rows. */
export function openInRow(group: GroupField, row: Row, answers: Answers): RowField[] {
  const known: Row = {};
  return group.fields.filter((field) => {
    if (!isOpenIn(field, [known, answers])) return false;
    const value = rowValue(field, ownValue(row, field.name));
    if (!isBlank(value)) known[field.name] = value!;
    return true;
  });
}

function rowValue(field: Exclude<FormField, GroupField>, given: unknown): RowValue | undefined {
  if (field.type === 'note' || field.type === 'computed') return undefined;
  if (field.type === 'choices') return normaliseList(field, given);
  if (field.type === 'address' || field.type === 'person') return partsAsKept(field, given);
  return normaliseText(field, asText(given));
}

/** Each part that is answered; nothing where only stands what stood there before anything was typed. */
function partsAsKept(field: RowField, given: unknown): Parts {
  const kept: Parts = {};
  for (const part of partsOf(field)) {
    const text = normaliseText(part, asText(ownValue(given, part.name)));
    if (text !== '') kept[part.name] = text;
  }
  const initial = initialParts(field);
  return Object.entries(kept).every(([name, text]) => initial[name] === text) ? {} : kept;
}

/** What is chosen in the order of the list; what the list does not have comes last, to be refused. */
function normaliseList({ choices }: Extract<FormField, { type: 'choices' }>, given: unknown): string[] {
  const chosen = new Set(asList(given).filter((each) => each !== ''));
  const known = choices.map(({ value }) => value).filter((value) => chosen.delete(value));
  return [...known, ...chosen];
}
