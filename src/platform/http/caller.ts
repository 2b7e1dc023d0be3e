import { BlockList, isIP, isIPv6 } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import type { Platform } from '../platform.ts';

/**
 * Who calls, for counting tries: the other end of the connection, or whoever a proxy of ours says that it speaks for.
 * Anybody may send such a header, so it is believed only from this machine and from the proxies that were named.
 */
export function callerAddress(c: Context): string {
  const { settings }: Platform = c.var.platform;
  const isServed = (c.env as { incoming?: unknown } | undefined)?.incoming !== undefined;
  const peer = (isServed && getConnInfo(c).remote.address?.replace(/^::ffff:/, '')) || 'local';
  const forwarded = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim();
  return forwarded && isOurs(peer, settings.trustedProxies) ? forwarded.slice(0, 45) : peer;
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
