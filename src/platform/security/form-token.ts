import { createHmac, timingSafeEqual } from 'node:crypto';

/** Where a script of ours gives the token that a form has as its field `_token`. */
export const TOKEN_HEADER = 'x-form-token';

/** The token that every form of a session carries, so that another site cannot post in the officer's name. */
export function formToken(secret: string, cookie: string): string {
  return createHmac('sha256', secret).update(`form:${cookie}`).digest('base64url');
}

/** Never of an empty cookie: a browser that has none could be given the same token as everybody else who has none. */
export function isFormToken(secret: string, cookie: string, given: unknown): boolean {
  if (typeof given !== 'string' || cookie === '') return false;
  const expected = Buffer.from(formToken(secret, cookie));
  const actual = Buffer.from(given);
  return actual.length === expected.length && timingSafeEqual(actual, expected);
}
