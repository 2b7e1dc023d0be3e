import { BlockList, isIP, isIPv6 } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import type { Platform } from '../platform.ts';
import { requestIdFrom } from '../request.ts';

/**
 * Who calls, for counting tries: the other end of the connection, or whoever a proxy of ours says that it speaks for.
 * Anybody may send such a header, so it is believed only from this machine and from the proxies that were named.
 */
export function callerAddress(c: Context): string {
  const { settings }: Platform = c.var.platform;
  const peer = peerOf(c);
  const forwarded = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim();
  return forwarded && isOurs(peer, settings.trustedProxies) ? forwarded.slice(0, 45) : peer;
}

/** The number of this request: of a proxy of ours the one that it gave, of all others a new one. */
export function readRequestId(c: Context, { settings }: Platform): string {
  return requestIdFrom(isOurs(peerOf(c), settings.trustedProxies) ? c.req.header('x-request-id') : undefined);
}

/** The other end of the connection. */
function peerOf(c: Context): string {
  const isServed = (c.env as { incoming?: unknown } | undefined)?.incoming !== undefined;
  return (isServed && getConnInfo(c).remote.address?.replace(/^::ffff:/, '')) || 'local';
}

function isOurs(peer: string, proxies: readonly string[]): boolean {
  if (peer === 'local' || peer === '::1' || peer.startsWith('127.')) return true;
  return isIP(peer) !== 0 && proxies.some((each) => each === peer || isWithin(peer, each));
}

/** Whether an address lies in a network such as 10.244.0.0/16, as proxies of a Kubernetes do. */
function isWithin(address: string, network: string): boolean {
  const [first, bits] = network.split('/');
  if (bits === undefined) return false;
  const list = new BlockList();
  list.addSubnet(first!, Number(bits), isIPv6(first!) ? 'ipv6' : 'ipv4');
  return list.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}
