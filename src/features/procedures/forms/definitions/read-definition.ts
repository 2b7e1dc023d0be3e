import type { z } from 'zod';
import { type FormDefinition, formDefinition } from '../schema.ts';
import { formFaults } from './form-faults.ts';

export type DefinitionReading = { form: FormDefinition; faults: [] } | { form: null; faults: string[] };

/** So many faults are listed; more say only how many. */
const MOST_FAULTS = 100;

/** A definition from the text of its file, or every fault that it has, each with its place. */
export function readDefinition(text: string, given: Partial<FormDefinition> = {}): DefinitionReading {
  let content: unknown;
  try {
    content = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return { form: null, faults: [syntaxFault(text, error as SyntaxError)] };
  }
  if (typeof content !== 'object' || content === null || Array.isArray(content))
    return { form: null, faults: ['Tệp phải là một đối tượng JSON: { "title": …, "pages": […] }.'] };
  const parsed = formDefinition.safeParse({ ...content, ...given });
  if (!parsed.success)
    return { form: null, faults: listed(parsed.error.issues.map((each) => wordsOf(each, content))) };
  const faults = listed(formFaults(parsed.data));
  return faults.length > 0 ? { form: null, faults } : { form: parsed.data, faults: [] };
}

function listed(faults: string[]): string[] {
  const more = faults.length - MOST_FAULTS;
  return more > 0 ? [...faults.slice(0, MOST_FAULTS), `… và ${more} lỗi khác.`] : faults;
}

function syntaxFault(text: string, { message }: SyntaxError): string {
  const position = /position (\d+)/.exec(message)?.[1];
  if (position === undefined) return 'Tệp không phải là JSON đúng.';
  return `Dòng ${text.slice(0, Number(position)).split('\n').length}: không phải là JSON đúng.`;
}

const PLACES: Record<string, string> = {
  pages: 'trang',
  fields: 'mục',
  choices: 'lựa chọn',
  when: 'điều kiện',
};

/** The place by the ids of pages and names of fields, then what is wrong there. */
function wordsOf(issue: z.core.$ZodIssue, content: unknown): string {
  const place: string[] = [];
  let at: unknown = content;
  for (const key of issue.path) {
    at = (at as Record<PropertyKey, unknown> | undefined)?.[key];
    if (typeof key === 'number') place.push(`${place.pop() ?? ''} ${calledIn(at, key)}`);
    else place.push(PLACES[String(key)] ?? String(key));
  }
  return `${place.join(' › ') || 'Biểu mẫu'}: ${reasonOf(issue)}`;
}

function calledIn(thing: unknown, index: number): string {
  const { id, name } = Object(thing) as { id?: unknown; name?: unknown };
  const called = [id, name].find((each) => typeof each === 'string');
  return called === undefined ? `thứ ${index + 1}` : `"${String(called).slice(0, 60)}"`;
}

function reasonOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys')
    return `có khóa không dùng được: ${issue.keys.join(', ').slice(0, 200)}.`;
  if (issue.code === 'invalid_union' && issue.path.at(-1) === 'type')
    return 'loại mục không có trong danh sách.';
  return issue.message;
}
