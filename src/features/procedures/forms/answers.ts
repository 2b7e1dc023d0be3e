/** Answers as they are kept: texts, lists of chosen values, parts of an address or person, rows of a group. */
export type Parts = { [part: string]: string };
export type RowValue = string | string[] | Parts;
export type Row = { [name: string]: RowValue };
export type AnswerValue = RowValue | Row[];
export type Answers = { [name: string]: AnswerValue };

/** What a check needs to know beside the answers. */
export interface FormContext {
  today: string;
}

/** The own value under a name: names come from outside. */
export function ownValue(of: unknown, name: string): unknown {
  return isRecord(of) && Object.hasOwn(of, name) ? of[name] : undefined;
}

export function asText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

export function asList(value: unknown): string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

export function asRows(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isBlank(value: AnswerValue | undefined): boolean {
  if (value === undefined || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && Object.values(value).every((part) => part === '');
}

/** The text behind a path: a field, or one part of it; of an address or person without a part its first text. */
export function textAt(answers: Answers | Row, path: string): string {
  const [name = '', part] = path.split('.');
  const value = ownValue(answers, name);
  if (part !== undefined) return asText(ownValue(value, part));
  return asText(value);
}
