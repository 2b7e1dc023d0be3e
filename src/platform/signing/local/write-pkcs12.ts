import {
  AuthenticatedSafe,
  CertBag,
  PFX,
  PKCS8ShroudedKeyBag,
  PrivateKeyInfo,
  SafeBag,
  SafeContents,
} from 'pkijs';
import { derOf, own, readCertificate } from '../cms/asn1.ts';
import type { Holder } from './issue.ts';

/** Of the key's own encryption, and of the code over the file (as openssl counts them). */
const ROUNDS = 100_000;
const MAC_ROUNDS = 2_048;

/** A .p12 file as authorities hand it out: the key under AES-256, the certificates, and a code over both. */
export async function writePkcs12(
  { key, certificate }: Holder,
  chain: readonly Uint8Array[],
  password: string,
): Promise<Uint8Array> {
  const secret = own(new TextEncoder().encode(password)).buffer;
  const pkcs8 = key.export({ format: 'der', type: 'pkcs8' });
  const keyBag = new PKCS8ShroudedKeyBag({ parsedValue: PrivateKeyInfo.fromBER(own(pkcs8)) });
  await keyBag.makeInternalValues({
    password: secret,
    contentEncryptionAlgorithm: { name: 'AES-CBC', length: 256 } as never,
    hmacHashAlgorithm: 'SHA-256',
    iterationCount: ROUNDS,
  });
  const bags = [
    new SafeBag({ bagId: '1.2.840.113549.1.12.10.1.2', bagValue: keyBag }),
    ...[certificate, ...chain].map(
      (each) =>
        new SafeBag({
          bagId: '1.2.840.113549.1.12.10.1.3',
          bagValue: new CertBag({ parsedValue: readCertificate(each) }),
        }),
    ),
  ];
  const safe = new AuthenticatedSafe({
    parsedValue: { safeContents: [{ privacyMode: 0, value: new SafeContents({ safeBags: bags }) }] },
  });
  await safe.makeInternalValues({ safeContents: [{}] });
  const pfx = new PFX({ parsedValue: { integrityMode: 0, authenticatedSafe: safe } });
  await pfx.makeInternalValues({
    password: secret,
    iterations: MAC_ROUNDS,
    pbkdf2HashAlgorithm: { name: 'SHA-256' } as never,
    hmacHashAlgorithm: 'SHA-256',
  });
  return derOf(pfx);
}
