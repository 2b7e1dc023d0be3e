import { createHash } from 'node:crypto';

/** The client key of something that follows by itself from what a client key made: the same each time. */
export function derivedKey(clientKey: string, what: string): string {
  const hex = createHash('sha256').update(`${clientKey} ${what}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
