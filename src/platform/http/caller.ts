import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

/** Who calls, for counting tries: what the proxy in front of us saw, else the other end of the connection. */
export function callerAddress(c: Context): string {
  const forwarded = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim();
  if (forwarded) return forwarded;
  const isServed = (c.env as { incoming?: unknown } | undefined)?.incoming !== undefined;
  return (isServed && getConnInfo(c).remote.address) || 'local';
}
