import { daysBetween } from '../../../../law/day.ts';
import { type Answers, asList, asRows, asText, ownValue, textAt } from '../answers.ts';
import type { Operation } from '../schema.ts';
import { firstDayOf, numberOf } from './values.ts';

/** What a computed field holds, as text; empty while what it needs is not known. Without a today what hangs on it is null. */
export function compute(operation: Operation, known: Answers, today: string | null): string | null {
  const dayAt = (path: string) => (path === 'today' ? today : firstDayOf(textAt(known, path)));
  switch (operation.op) {
    case 'sum':
      return sum(operation.of, operation.times, known);
    case 'count': {
      const value = ownValue(known, operation.of);
      return String(asRows(value).length || asList(value).length);
    }
    case 'concat':
      return operation.of
        .map((path) => textAt(known, path))
        .filter((text) => text !== '')
        .join(operation.with);
    case 'days': {
      if (operation.to === 'today' && today === null) return null;
      const [from, to] = [dayAt(operation.from), dayAt(operation.to)];
      return from === null || to === null ? '' : String(daysBetween(from, to));
    }
    case 'age': {
      if (operation.on === 'today' && today === null) return null;
      const [birth, day] = [dayAt(operation.of), dayAt(operation.on)];
      return birth === null || day === null || birth > day ? '' : String(fullYears(birth, day));
    }
  }
}

function fullYears(birth: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birth.slice(0, 4));
  return day.slice(5) < birth.slice(5) ? years - 1 : years;
}

function sum(of: readonly string[], times: number, known: Answers): string {
  const texts = of.flatMap((path) => column(known, path)).filter((text) => text !== '');
  const numbers = texts.map(numberOf);
  if (numbers.length === 0 || numbers.includes(null)) return '';
  const total = numbers.reduce<number>((all, each) => all + each!, 0) * times;
  return Number.isSafeInteger(Math.round(total))
    ? String(Math.round(total * 100) / 100).replace('.', ',')
    : '';
}

/** The texts behind a path; of a group those of all its rows. */
function column(known: Answers, path: string): string[] {
  const [name = '', part] = path.split('.');
  const value = ownValue(known, name);
  if (!Array.isArray(value)) return [textAt(known, path)];
  return part === undefined ? [] : asRows(value).map((row) => asText(ownValue(row, part)));
}
