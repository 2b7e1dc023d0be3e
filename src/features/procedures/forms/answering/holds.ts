import { type Answers, asList, isBlank, ownValue, type Row, textAt } from '../answers.ts';
import type { Condition } from '../schema.ts';
import { firstDayOf, numberOf } from './values.ts';

/** Answers that a condition looks into: those of its row first, then those of the form. */
export type Known = readonly (Answers | Row)[];

/** Whether a condition holds for what is known so far. A field that is hidden or empty is simply not answered. */
export function holds(condition: Condition, known: Known): boolean {
  if ('not' in condition) return !holds(condition.not, known);
  if ('all' in condition) return condition.all.every((each) => holds(each, known));
  if ('any' in condition) return condition.any.some((each) => holds(each, known));
  const values = valuesAt(known, condition.field);
  if ('equals' in condition) return values.includes(condition.equals);
  if ('in' in condition) return values.some((value) => condition.in.includes(value));
  if ('answered' in condition) return isAnswered(known, condition.field) === condition.answered;
  return values.some((value) => isGreater(value, condition.greaterThan));
}

function holderOf(known: Known, path: string): Answers | Row {
  const [name = ''] = path.split('.');
  return known.find((each) => Object.hasOwn(each, name)) ?? {};
}

function valuesAt(known: Known, path: string): string[] {
  const holder = holderOf(known, path);
  const list = path.includes('.') ? [] : asList(ownValue(holder, path));
  const text = textAt(holder, path);
  return list.length > 0 ? list : text === '' ? [] : [text];
}

function isAnswered(known: Known, path: string): boolean {
  const holder = holderOf(known, path);
  if (path.includes('.')) return textAt(holder, path) !== '';
  return Object.hasOwn(holder, path) && !isBlank(holder[path]);
}

function isGreater(value: string, than: number | string): boolean {
  if (typeof than === 'string') return (firstDayOf(value) ?? '') > than;
  const number = numberOf(value);
  return number !== null && number > than;
}
