import { constants, type KeyObject, verify } from 'node:crypto';
import { type AlgorithmIdentifier, RSASSAPSSParams } from 'pkijs';
import { OID } from '../../signing/cms/oids.ts';

/** Digests that still say that two texts are the same. */
export const DIGESTS: Readonly<Record<string, string>> = {
  [OID.sha256]: 'sha256',
  [OID.sha384]: 'sha384',
  [OID.sha512]: 'sha512',
};

const SIGNATURES: Readonly<Record<string, { key: 'rsa' | 'ec'; digest: string }>> = {
  [OID.rsaSha256]: { key: 'rsa', digest: 'sha256' },
  [OID.rsaSha384]: { key: 'rsa', digest: 'sha384' },
  [OID.rsaSha512]: { key: 'rsa', digest: 'sha512' },
  [OID.ecdsaSha256]: { key: 'ec', digest: 'sha256' },
  [OID.ecdsaSha384]: { key: 'ec', digest: 'sha384' },
  [OID.ecdsaSha512]: { key: 'ec', digest: 'sha512' },
};

interface Signed {
  data: Uint8Array;
  signature: Uint8Array;
  how: AlgorithmIdentifier;
  /** What the algorithm is completed with where it names no digest. */
  digest: string | null;
}

/** Whether the key signed the data; null when the algorithm is unknown or too weak to say. */
export function isSignedBy(key: KeyObject, { data, signature, how, digest }: Signed): boolean | null {
  try {
    if (how.algorithmId === OID.rsaPss) return isPss(key, { data, signature, how });
    const plain = how.algorithmId === OID.rsa && digest ? { key: 'rsa' as const, digest } : null;
    const known = plain ?? SIGNATURES[how.algorithmId];
    if (!known) return null;
    if (key.asymmetricKeyType !== known.key) return false;
    if (known.key === 'rsa' && (key.asymmetricKeyDetails?.modulusLength ?? 0) < 2048) return null;
    return verify(known.digest, data, key, signature);
  } catch {
    return false;
  }
}

function isPss(key: KeyObject, { data, signature, how }: Omit<Signed, 'digest'>): boolean | null {
  const { hashAlgorithm, saltLength } = new RSASSAPSSParams({ schema: how.algorithmParams });
  const digest = DIGESTS[hashAlgorithm.algorithmId];
  if (!digest || !['rsa', 'rsa-pss'].includes(key.asymmetricKeyType ?? '')) return null;
  const padding = constants.RSA_PKCS1_PSS_PADDING;
  return verify(digest, data, { key, padding, saltLength }, signature);
}
