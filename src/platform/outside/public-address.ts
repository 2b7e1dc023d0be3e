import { type LookupAddress, lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** An address that came with somebody's data leads where such an address may not lead. */
export class NotPublic extends Error {}

/** Of IPv6, nothing else has been given out (RFC 4291, 2.4). */
const GLOBAL_UNICAST = ipaddr.parseCIDR('2000::/3');

/** Where Azure answers a machine about itself; all other clouds do so at addresses that are private anyway. */
const CLOUD = '168.63.129.16';

/**
 * Whether an IP address lies on the open internet: not this machine, not the network around it, not the addresses at which
 * clouds answer about a machine, none that is set aside (IANA special-purpose registries, by ipaddr.js), and no IPv6 address
 * that carries an IPv4 one which is none of these.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const found = ipaddr.process(address);
  if (found.toString() === CLOUD) return false;
  return found.range() === 'unicast' && (found.kind() === 'ipv4' || found.match(GLOBAL_UNICAST));
}

/** As node's `lookup`, for a connection: refuses a name as soon as one of its addresses is not public. */
export const lookUpPublic: LookupFunction = (hostname, options, done) => {
  lookup(hostname, { ...options, all: true }, (error, found: LookupAddress[] = []) => {
    if (error) return done(error, []);
    const wrong = found.find(({ address }) => !isPublicAddress(address));
    if (wrong || found.length === 0)
      return done(
        new NotPublic(`${hostname} leads to ${wrong?.address ?? 'nowhere'}, which is not public.`),
        [],
      );
    if (options.all) return done(null, found);
    return done(null, found[0]!.address, found[0]!.family);
  });
};

/** A host as it stands in an address; an IPv6 address stands in brackets there. @throws NotPublic */
export function mustNotBePrivate(hostname: string): void {
  const bare = hostname.replace(/^\[|\]$/g, '');
  if (ipaddr.isValid(bare) && !isPublicAddress(bare)) throw new NotPublic(`${bare} is not public.`);
}
