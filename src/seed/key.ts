import { createHash } from 'node:crypto';

/** A client key out of words: the same words always give the same key, so that sowing twice changes nothing. */
export function keyOf(words: string): string {
  const hex = createHash('sha256').update(`motcua seed ${words}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
