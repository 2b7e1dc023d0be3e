import { createHash, randomBytes } from 'node:crypto';

/** What is kept of a token: never the token itself. */
export function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** A token that nobody guesses. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}
