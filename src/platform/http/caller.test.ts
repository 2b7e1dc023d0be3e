import { type Context, Hono } from 'hono';
import { expect, it } from 'vitest';
import type { Platform, RequestVariables } from '../platform.ts';
import { callerAddress, readRequestId } from './caller.ts';

/** What the server takes a caller at this address for who says that he speaks for another. */
async function askedFrom(peer: string, trustedProxies: string[]): Promise<string> {
  const headers = { 'x-forwarded-for': '203.0.113.9, 203.0.113.7' };
  return said(peer, trustedProxies, headers, callerAddress);
}

/** What is made of the headers of a caller at this address. */
async function said(
  peer: string,
  trustedProxies: string[],
  headers: Record<string, string>,
  read: (c: Context, platform: Platform) => string,
): Promise<string> {
  const app = new Hono<{ Variables: RequestVariables }>();
  const platform = { settings: { trustedProxies } } as unknown as Platform;
  app.use(async (c, next) => {
    c.set('platform', platform);
    await next();
  });
  app.get('/', (c) => c.text(read(c, platform)));
  const incoming = { socket: { remoteAddress: peer, remotePort: 1, remoteFamily: 'IPv4' } };
  return (await app.request('http://localhost/', { headers }, { incoming })).text();
}

it('believes a proxy on this machine, or one that was named, and nobody else', async () => {
  expect(await askedFrom('127.0.0.1', [])).toBe('203.0.113.7');
  expect(await askedFrom('::ffff:127.0.0.1', [])).toBe('203.0.113.7');
  expect(await askedFrom('198.51.100.4', [])).toBe('198.51.100.4');
  expect(await askedFrom('::ffff:198.51.100.4', ['198.51.100.4'])).toBe('203.0.113.7');
});

const NGINX = '0123456789abcdef0123456789ABCDEF';
const NEW = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
it.each([
  ['a proxy of ours numbers the request', '198.51.100.4', NGINX, NGINX.toLowerCase()],
  ['anybody else does not', '198.51.100.5', NGINX, NEW],
  ['nor with a personal id', '198.51.100.4', '001099000001', NEW],
  ['nor with words', '198.51.100.4', 'Nguyen Van A\\n{"level":"error"}', NEW],
])('%s', async (_what, peer, given, wanted) => {
  const id = await said(peer, ['198.51.100.4'], { 'x-request-id': given }, readRequestId);
  expect(id).toMatch(wanted);
});
it('believes the proxies of a named network, and nobody beside it', async () => {
  expect(await askedFrom('10.244.255.254', ['10.244.0.0/16'])).toBe('203.0.113.7');
  expect(await askedFrom('10.245.0.1', ['10.244.0.0/16'])).toBe('10.245.0.1');
  expect(await askedFrom('2001:db8:1::9', ['10.244.0.0/16', '2001:db8:1::/48'])).toBe('203.0.113.7');
  expect(await askedFrom('2001:db8:2::9', ['10.244.0.0/16', '2001:db8:1::/48'])).toBe('2001:db8:2::9');
});
