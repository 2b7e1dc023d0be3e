import { createHash, type KeyObject, sign, X509Certificate } from 'node:crypto';

/** Who signs: a key that never leaves its place, and its certificate (DER) with the ones up to the root, nearest first. */
export interface Signer {
  certificate: Uint8Array;
  chain: Uint8Array[];
  /** RSA PKCS #1 v1.5 or ECDSA P-256 (DER) over the SHA-256 of the message. */
  sign(message: Uint8Array): Promise<Uint8Array>;
}

/** The signer of a private key that is held in memory. @throws Error when the key is neither RSA nor P-256 */
export function signerOfKey(key: KeyObject, certificate: Uint8Array, chain: Uint8Array[]): Signer {
  algorithmOf(certificate);
  return { certificate, chain, sign: async (message) => sign('sha256', message, key) };
}

/** @throws Error when the key is neither RSA nor P-256 */
export function algorithmOf(certificate: Uint8Array): 'rsa' | 'ecdsa' {
  const key = new X509Certificate(certificate).publicKey;
  if (key.asymmetricKeyType === 'rsa') return 'rsa';
  if (key.asymmetricKeyType === 'ec' && key.asymmetricKeyDetails?.namedCurve === 'prime256v1') return 'ecdsa';
  throw new Error(`A certificate with a key of kind ${key.asymmetricKeyType} cannot sign.`);
}

export const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

/** From the end entity to the root, as far as the given certificates reach. */
export function orderChain(certificate: Uint8Array, others: readonly Uint8Array[]): Uint8Array[] {
  const chain: Uint8Array[] = [];
  let last = new X509Certificate(certificate);
  for (;;) {
    const next = others.find((each) => {
      const issuer = new X509Certificate(each);
      return issuer.fingerprint256 !== last.fingerprint256 && last.checkIssued(issuer);
    });
    if (!next || chain.includes(next)) return chain;
    chain.push(next);
    last = new X509Certificate(next);
  }
}
