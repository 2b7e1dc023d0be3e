import { foldVietnamese } from '../../../platform/fold-vietnamese.ts';

/** The first field of a record whose name is one of these. */
export function pick(record: Record<string, unknown>, names: RegExp): string {
  const key = Object.keys(record).find((each) => names.test(foldVietnamese(each.replaceAll('_', ' '))));
  return key === undefined ? '' : linesOf(record[key]).join('; ');
}

/** The lines of a text or a list, without bullets and numbers before them; none for what is no text. */
export function linesOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => linesOf(each));
  if (typeof value === 'object' && value !== null) return linesOf(Object.values(value).map(String).join(' '));
  if (value === null || value === undefined) return [];
  return String(value)
    .normalize('NFC')
    .replace(/<(br|\/p|\/li)[^>]*>/gi, '\n')
    .replace(/<[^>]+>/g, ' ')
    .split(/\r?\n/)
    .map((line) =>
      line
        .replace(/^[\s•*+-]+/, '')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((line) => line !== '')
    .map((line) => line.slice(0, 4000));
}
