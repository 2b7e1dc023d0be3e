import { type KeyObject, X509Certificate } from 'node:crypto';
import type * as asn1js from 'asn1js';
import { BasicConstraints, type Certificate, ExtKeyUsage } from 'pkijs';
import { namesIn, readCertificate } from '../../signing/cms/asn1.ts';
import { OID } from '../../signing/cms/oids.ts';

type Names = ReturnType<typeof namesIn>;

/** A certificate with what is asked of it. */
export interface ReadCertificate {
  der: Uint8Array;
  read: Certificate;
  x509: X509Certificate;
  subject: Names;
  issuer: Names;
  key: KeyObject;
  from: Date;
  until: Date;
  isAuthority: boolean;
  pathLength: number | null;
  /** Bits of the key usage; null: not limited. */
  usage: number | null;
  /** Purposes of the extended key usage; null: not limited. */
  purposes: string[] | null;
  hasUnknownCritical: boolean;
}

export const USAGE = {
  digitalSignature: 0x80,
  nonRepudiation: 0x40,
  certificateSigning: 0x04,
  crlSigning: 0x02,
};
const KNOWN_CRITICAL = new Set<string>([
  ...[OID.keyUsage, OID.basicConstraints, OID.extendedKeyUsage],
  ...['2.5.29.17', '2.5.29.18', '2.5.29.32', OID.crlDistribution],
]);

const MOST_KNOWN = 300;
const known = new Map<string, ReadCertificate | null>();

/** Null when it cannot be read. The same certificate stands in many places of a document: it is read once. */
export function openCertificate(der: Uint8Array): ReadCertificate | null {
  const key = Buffer.from(der.buffer, der.byteOffset, der.byteLength).toString('base64');
  const before = known.get(key);
  if (before !== undefined) return before;
  if (known.size >= MOST_KNOWN) known.clear();
  const certificate = open(der);
  known.set(key, certificate);
  return certificate;
}

function open(der: Uint8Array): ReadCertificate | null {
  try {
    const x509 = new X509Certificate(der);
    const read = readCertificate(der);
    const extensions = read.extensions ?? [];
    const parsed = (oid: string) => extensions.find((each) => each.extnID === oid)?.parsedValue;
    const [basic, extended] = [parsed(OID.basicConstraints), parsed(OID.extendedKeyUsage)];
    const usage = parsed(OID.keyUsage) as asn1js.BitString | undefined;
    const pathLength = basic instanceof BasicConstraints ? basic.pathLenConstraint : undefined;
    return {
      ...{
        der,
        read,
        x509,
        key: x509.publicKey,
        from: new Date(x509.validFrom),
        until: new Date(x509.validTo),
      },
      ...{ subject: namesIn(read.subject), issuer: namesIn(read.issuer) },
      isAuthority: basic instanceof BasicConstraints && basic.cA,
      pathLength: typeof pathLength === 'number' ? pathLength : null,
      usage: usage ? (usage.valueBlock.valueHexView[0] ?? 0) : null,
      purposes: extended instanceof ExtKeyUsage ? extended.keyPurposes : null,
      hasUnknownCritical: extensions.some(({ critical, extnID }) => critical && !KNOWN_CRITICAL.has(extnID)),
    };
  } catch {
    return null;
  }
}

export const isWithin = ({ from, until }: ReadCertificate, at: Date): boolean => from <= at && at <= until;

export const isOneOf = (one: ReadCertificate, others: readonly ReadCertificate[]): boolean =>
  others.some((each) => each.x509.fingerprint256 === one.x509.fingerprint256);
