import { createHash } from 'node:crypto';
import type { Context } from 'hono';

interface OpenText {
  type: string;
  text: string;
  /** When what it tells last changed, as far as is known; null: it has to be asked for each time, and its tag alone tells. */
  changedAt: Date | null;
  /** The name under which a browser saves it. */
  name?: string;
}

const KEPT_SECONDS = 300;

/** A text for everyone: any site's scripts may read it, and who has it already is told so. */
export function sendOpen(c: Context, { type, text, changedAt, name }: OpenText): Response {
  const etag = `"${createHash('sha256').update(text).digest('hex').slice(0, 32)}"`;
  const headers: Record<string, string> = {
    etag,
    ...(changedAt && { 'last-modified': changedAt.toUTCString() }),
    'cache-control': changedAt ? `public, max-age=${KEPT_SECONDS}` : 'public, no-cache',
    'access-control-allow-origin': '*',
    'access-control-expose-headers': 'ETag, Last-Modified, Content-Disposition',
    'cross-origin-resource-policy': 'cross-origin',
  };
  if (hasIt(c, etag, changedAt)) return c.body(null, 304, headers);
  return c.body(text, 200, {
    ...headers,
    'content-type': type,
    ...(name && { 'content-disposition': `inline; filename="${name}"` }),
  });
}

/** By its tag when the reader names one, else by its time. */
function hasIt(c: Context, etag: string, changedAt: Date | null): boolean {
  const tags = c.req.header('if-none-match');
  if (tags !== undefined)
    return tags.split(',').some((each) => [etag, `W/${etag}`, '*'].includes(each.trim()));
  if (changedAt === null) return false;
  const since = Date.parse(c.req.header('if-modified-since') ?? '');
  return !Number.isNaN(since) && Math.floor(changedAt.getTime() / 1000) * 1000 <= since;
}
