import { Hono } from 'hono';
import { expect, it } from 'vitest';
import type { RequestVariables } from '../platform.ts';
import { callerAddress } from './caller.ts';

/** What the server takes a caller at this address for who says that he speaks for another. */
async function askedFrom(peer: string, trustedProxies: string[]): Promise<string> {
  const app = new Hono<{ Variables: RequestVariables }>();
  app.use(async (c, next) => {
    c.set('platform', { settings: { trustedProxies } } as never);
    await next();
  });
  app.get('/', (c) => c.text(callerAddress(c)));
  const incoming = { socket: { remoteAddress: peer, remotePort: 1, remoteFamily: 'IPv4' } };
  const headers = { 'x-forwarded-for': '203.0.113.9, 203.0.113.7' };
  return (await app.request('http://localhost/', { headers }, { incoming })).text();
}

it('believes a proxy on this machine, or one that was named, and nobody else', async () => {
  expect(await askedFrom('127.0.0.1', [])).toBe('203.0.113.7');
  expect(await askedFrom('::ffff:127.0.0.1', [])).toBe('203.0.113.7');
  expect(await askedFrom('198.51.100.4', [])).toBe('198.51.100.4');
  expect(await askedFrom('::ffff:198.51.100.4', ['198.51.100.4'])).toBe('203.0.113.7');
});

it('believes the proxies of a named network, and nobody beside it', async () => {
  expect(await askedFrom('10.244.255.254', ['10.244.0.0/16'])).toBe('203.0.113.7');
  expect(await askedFrom('10.245.0.1', ['10.244.0.0/16'])).toBe('10.245.0.1');
  expect(await askedFrom('2001:db8:1::9', ['10.244.0.0/16', '2001:db8:1::/48'])).toBe('203.0.113.7');
  expect(await askedFrom('2001:db8:2::9', ['10.244.0.0/16', '2001:db8:1::/48'])).toBe('2001:db8:2::9');
});
