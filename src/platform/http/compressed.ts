import { compress } from 'hono/compress';
import { createMiddleware } from 'hono/factory';

const packed = compress();

/**
 * Pages go out small. Not where an answer may hold the token of a session beside words that the address or a form
 * brought: from the lengths of many such answers the token could be guessed.
 */
export const compressed = createMiddleware(async (c, next) => {
  const mayHoldToken = /(?:^|;\s*)motcua_(?:session|citizen)=/.test(c.req.header('cookie') ?? '');
  if (mayHoldToken && (c.req.method !== 'GET' || new URL(c.req.url).search !== '')) return next();
  return packed(c, next);
});
