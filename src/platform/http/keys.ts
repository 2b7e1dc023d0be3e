import { Problem } from '../problem.ts';

/** A row's number as an address writes it; null when it is none. */
export function readId(text: string | undefined): number | null {
  return /^[1-9]\d{0,14}$/.test(text ?? '') ? Number(text) : null;
}

/** The number of the row that a page is about. @throws Problem not_found */
export function mustBeId(text: string | undefined): number {
  const id = readId(text);
  if (id === null) throw new Problem('not_found', 'Không có trang này.');
  return id;
}

/** Whether a text is a key of a form, a UUID as our pages write them. */
export function isClientKey(text: string | undefined): text is string {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text ?? '');
}

/** Keyset of a page: `time~id` of the last row before it; null when the address names none. */
export function readAfter(text: string | undefined): { at: Date; id: number } | null {
  const [time, row] = (text ?? '').split('~');
  const id = readId(row);
  const at = new Date(time ?? '');
  return id === null || Number.isNaN(at.getTime()) ? null : { at, id };
}

export function writeAfter({ at, id }: { at: Date; id: number }): string {
  return `${at.toISOString()}~${id}`;
}
