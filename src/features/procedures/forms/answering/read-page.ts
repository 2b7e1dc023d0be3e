import type { Answers, AnswerValue, Parts, Row, RowValue } from '../answers.ts';
import { partsOf } from '../parts.ts';
import {
  type FormDefinition,
  type FormField,
  type GroupField,
  MOST_CHARACTERS,
  MOST_ROWS,
  type RowField,
} from '../schema.ts';

/** A posted form: a name that came twice has a list. */
export type PostedBody = Readonly<Record<string, unknown>>;

/** Beyond this nothing is kept: the page's fields do not let so much be typed. */
const CUT = 2 * MOST_CHARACTERS;

/**
 * What was typed on a page, by name, as it was typed: nothing is judged or tidied here, so that a refused page shows it
 * again. Only what came is in it: laid over the answers before, hidden fields keep theirs. Unknown names are dropped.
 */
export function readPage(form: FormDefinition, pageId: string, body: PostedBody): Answers {
  const answers: Answers = {};
  for (const field of form.pages.find((page) => page.id === pageId)?.fields ?? []) {
    const value = field.type === 'group' ? readRows(field, body) : readField(field, field.name, body);
    if (value !== undefined) answers[field.name] = value;
  }
  return answers;
}

function textsOf(body: PostedBody, name: string): string[] | undefined {
  if (!Object.hasOwn(body, name)) return undefined;
  return [body[name]]
    .flat()
    .filter((each) => typeof each === 'string')
    .map(readable);
}

/** Line ends as one sign; signs that no text can keep and half letters left out. */
function readable(text: string): string {
  return (
    text
      .slice(0, CUT)
      .toWellFormed()
      .normalize('NFC')
      .replace(/\r\n?/g, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g, '')
  );
}

function readField(field: FormField | RowField, name: string, body: PostedBody): RowValue | undefined {
  if (field.type === 'note' || field.type === 'computed') return undefined;
  if (field.type === 'choices')
    return textsOf(body, name)
      ?.filter((each) => each !== '')
      .slice(0, 200);
  if (field.type === 'address' || field.type === 'person') return readParts(field, name, body);
  const texts = textsOf(body, name);
  return texts?.at(-1);
}

function readParts(field: FormField | RowField, name: string, body: PostedBody): Parts | undefined {
  const parts: Parts = {};
  for (const part of partsOf(field)) {
    const text = textsOf(body, `${name}.${part.name}`)?.at(-1);
    if (text !== undefined) parts[part.name] = text;
  }
  return Object.keys(parts).length > 0 ? parts : undefined;
}

/** The rows in the order of their numbers, whatever these are; `con.rows` says that the group was on the page. */
function readRows(group: GroupField, body: PostedBody): AnswerValue | undefined {
  const numbers = new Set<number>();
  for (const name of Object.keys(body)) {
    if (!name.startsWith(`${group.name}.`)) continue;
    const number = /^(0|[1-9]\d{0,5})\./.exec(name.slice(group.name.length + 1));
    if (number) numbers.add(Number(number[1]));
  }
  const said = Number(textsOf(body, `${group.name}.rows`)?.at(-1) ?? Number.NaN);
  if (numbers.size === 0 && !Number.isInteger(said)) return undefined;
  for (let at = 0; at < Math.min(said || 0, group.max); at++) numbers.add(at);
  return [...numbers]
    .sort((a, b) => a - b)
    .slice(0, MOST_ROWS + 1)
    .map((number) => readRow(group, number, body));
}

function readRow(group: GroupField, number: number, body: PostedBody): Row {
  const row: Row = {};
  for (const field of group.fields) {
    const value = readField(field, `${group.name}.${number}.${field.name}`, body);
    if (value !== undefined) row[field.name] = value;
  }
  return row;
}
