import { isOneOf, isWithin, openCertificate, type ReadCertificate, USAGE } from './certificates.ts';

/** A root that is trusted between two instants; null: without a bound. */
export interface Root {
  certificate: Uint8Array;
  from: Date | null;
  until: Date | null;
}

/** From the signer to a trusted root; or why there is no way. */
export type Chain = { way: ReadCertificate[] } | { fault: 'untrusted' | 'not in force' | 'unknown rule' };

const LONGEST = 8;
const MOST_TRIES = 200;

/** A way from a certificate to a root that was trusted at that instant, on which every certificate was in force. */
export function findChain(
  leaf: ReadCertificate,
  pool: readonly ReadCertificate[],
  roots: readonly Root[],
  at: Date,
): Chain {
  const trusted = roots
    .filter(({ from, until }) => (from === null || from <= at) && (until === null || at < until))
    .flatMap(({ certificate }) => openCertificate(certificate) ?? []);
  let tries = 0;
  let best: Chain = { fault: 'untrusted' };
  const search = (way: ReadCertificate[]): Chain | null => {
    const last = way.at(-1)!;
    if (isOneOf(last, trusted)) {
      const fault = faultOf(way, at);
      if (fault === null) return { way };
      best = { fault };
      return null;
    }
    if (way.length >= LONGEST) return null;
    for (const issuer of [...trusted, ...pool]) {
      if (++tries > MOST_TRIES) return null;
      if (isOneOf(issuer, way) || !hasIssued(issuer, last, way.length - 1)) continue;
      const found = search([...way, issuer]);
      if (found) return found;
    }
    return null;
  };
  return search([leaf]) ?? best;
}

function faultOf(way: readonly ReadCertificate[], at: Date): 'not in force' | 'unknown rule' | null {
  if (way.some((each) => each.hasUnknownCritical)) return 'unknown rule';
  return way.every((each) => isWithin(each, at)) ? null : 'not in force';
}

/** `below`: how many authorities stand between the two. */
function hasIssued(issuer: ReadCertificate, certificate: ReadCertificate, below: number): boolean {
  if (!issuer.isAuthority || (issuer.pathLength !== null && issuer.pathLength < below)) return false;
  if (issuer.usage !== null && (issuer.usage & USAGE.certificateSigning) === 0) return false;
  try {
    return certificate.x509.checkIssued(issuer.x509) && certificate.x509.verify(issuer.key);
  } catch {
    return false;
  }
}
