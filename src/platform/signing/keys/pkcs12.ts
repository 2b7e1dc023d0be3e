import {
  createDecipheriv,
  createHmac,
  createPrivateKey,
  type KeyObject,
  pbkdf2,
  X509Certificate,
} from 'node:crypto';
import { promisify } from 'node:util';
import type * as asn1js from 'asn1js';
import {
  type AlgorithmIdentifier,
  AuthenticatedSafe,
  CertBag,
  ContentInfo,
  EncryptedData,
  PBES2Params,
  PBKDF2Params,
  PFX,
  PKCS8ShroudedKeyBag,
  PrivateKeyInfo,
  SafeContents,
} from 'pkijs';
import { Problem } from '../../problem.ts';
import { derOf, own } from '../cms/asn1.ts';
import { type Digest, deriveKey } from './pkcs12-key.ts';
import { orderChain, type Signer, signerOfKey } from './signer.ts';

const PBES2 = '1.2.840.113549.1.5.13';
const TRIPLE_DES_OLD = '1.2.840.113549.1.12.1.3';
const DIGESTS: Record<string, Digest> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};
const PRFS: Record<string, Digest> = {
  '1.2.840.113549.2.7': 'sha1',
  '1.2.840.113549.2.9': 'sha256',
  '1.2.840.113549.2.10': 'sha384',
  '1.2.840.113549.2.11': 'sha512',
};
const CIPHERS: Record<string, [name: string, keyBytes: number]> = {
  '2.16.840.1.101.3.4.1.2': ['aes-128-cbc', 16],
  '2.16.840.1.101.3.4.1.22': ['aes-192-cbc', 24],
  '2.16.840.1.101.3.4.1.42': ['aes-256-cbc', 32],
  '1.2.840.113549.3.7': ['des-ede3-cbc', 24],
};
/** More rounds than any program writes would only keep the processor busy. */
const MOST_ROUNDS = 600_000;
const stretch = promisify(pbkdf2);

/**
 * The signer in a PKCS #12 file (.p12, .pfx). The password is used and forgotten.
 * @throws Problem invalid when the password is wrong, the file is none, or it holds no key with its certificate
 */
export async function openPkcs12(bytes: Uint8Array, password: string): Promise<Signer> {
  const pfx = readPfx(bytes);
  checkMac(pfx, password);
  try {
    return await readSigner(pfx.parts, password);
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem(
      'invalid',
      'Không mở được tệp chứng thư số này. Hãy xuất lại tệp .p12 (mã hóa AES-256).',
    );
  }
}

interface Pfx {
  authenticated: Buffer;
  mac: PFX['macData'];
  parts: AuthenticatedSafe;
}

function readPfx(bytes: Uint8Array): Pfx {
  try {
    const pfx = PFX.fromBER(own(bytes));
    const authenticated = Buffer.from((pfx.authSafe.content as asn1js.OctetString).getValue());
    return { authenticated, mac: pfx.macData, parts: AuthenticatedSafe.fromBER(own(authenticated)) };
  } catch {
    throw new Problem('invalid', 'Tệp này không phải tệp chứng thư số PKCS #12 (.p12, .pfx).');
  }
}

function checkMac({ authenticated, mac }: Pfx, password: string): void {
  const digest = DIGESTS[mac?.mac.digestAlgorithm.algorithmId ?? ''];
  if (!mac || !digest)
    throw new Problem('invalid', 'Tệp chứng thư số không có mã kiểm tra mật khẩu nên không dùng được.');
  const salt = Buffer.from(mac.macSalt.valueBlock.valueHexView);
  const rounds = countedRounds(mac.iterations ?? 1);
  const expected = Buffer.from(mac.mac.digest.valueBlock.valueHexView);
  const key = deriveKey({ digest, password, salt, rounds, purpose: 3, length: expected.length });
  if (!createHmac(digest, key).update(authenticated).digest().equals(expected))
    throw new Problem('invalid', 'Mật khẩu của chứng thư số chưa đúng.', { secret: 'Mật khẩu chưa đúng.' });
}

async function readSigner(parts: AuthenticatedSafe, password: string): Promise<Signer> {
  const certificates: Uint8Array[] = [];
  const keys: KeyObject[] = [];
  for (const part of parts.safeContents as unknown as ContentInfo[])
    for (const { bagValue } of SafeContents.fromBER(own(await contentOf(part, password))).safeBags) {
      if (bagValue instanceof CertBag) certificates.push(certificateOf(bagValue));
      else if (bagValue instanceof PKCS8ShroudedKeyBag)
        keys.push(
          keyOf(await decrypt(bagValue.encryptionAlgorithm, bagValue.encryptedData.getValue(), password)),
        );
      else if (bagValue instanceof PrivateKeyInfo) keys.push(keyOf(Buffer.from(derOf(bagValue))));
    }
  for (const key of keys) {
    const certificate = certificates.find((each) => new X509Certificate(each).checkPrivateKey(key));
    if (certificate) return signerOfKey(key, certificate, orderChain(certificate, certificates));
  }
  throw new Problem('invalid', 'Tệp chứng thư số không có khóa ký cùng chứng thư của nó.');
}

async function contentOf(part: ContentInfo, password: string): Promise<Uint8Array> {
  if (part.contentType === ContentInfo.DATA)
    return new Uint8Array((part.content as asn1js.OctetString).getValue());
  const { encryptedContentInfo: info } = new EncryptedData({ schema: part.content });
  return decrypt(info.contentEncryptionAlgorithm, info.getEncryptedContent(), password);
}

function certificateOf(bag: CertBag): Uint8Array {
  const value = bag.certValue as asn1js.OctetString | { toSchema(): asn1js.Sequence };
  return 'getValue' in value ? new Uint8Array(value.getValue()) : new Uint8Array(value.toSchema().toBER());
}

const keyOf = (pkcs8: Buffer) => createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });

async function decrypt(how: AlgorithmIdentifier, data: ArrayBuffer, password: string): Promise<Buffer> {
  const { cipher, key, iv } = how.algorithmId === PBES2 ? await modern(how, password) : old(how, password);
  const opener = createDecipheriv(cipher, key, iv);
  return Buffer.concat([opener.update(new Uint8Array(data)), opener.final()]);
}

interface Opener {
  cipher: string;
  key: Buffer;
  iv: Buffer;
}

async function modern(how: AlgorithmIdentifier, password: string): Promise<Opener> {
  const { keyDerivationFunc, encryptionScheme } = new PBES2Params({ schema: how.algorithmParams });
  const { salt, iterationCount, prf } = new PBKDF2Params({ schema: keyDerivationFunc.algorithmParams });
  const digest = PRFS[prf?.algorithmId ?? '1.2.840.113549.2.7'];
  const [cipher, length] = CIPHERS[encryptionScheme.algorithmId] ?? unknownCipher();
  if (!digest) return unknownCipher();
  const saltBytes = Buffer.from((salt as asn1js.OctetString).valueBlock.valueHexView);
  const key = await stretch(password, saltBytes, countedRounds(iterationCount), length, digest);
  const iv = Buffer.from((encryptionScheme.algorithmParams as asn1js.OctetString).valueBlock.valueHexView);
  return { cipher, key, iv };
}

function old(how: AlgorithmIdentifier, password: string): Opener {
  if (how.algorithmId !== TRIPLE_DES_OLD) return unknownCipher();
  const [saltPart, roundsPart] = (how.algorithmParams as asn1js.Sequence).valueBlock.value;
  const salt = Buffer.from((saltPart as asn1js.OctetString).valueBlock.valueHexView);
  const rounds = countedRounds((roundsPart as asn1js.Integer).valueBlock.valueDec);
  const derive = (purpose: 1 | 2, length: number) =>
    deriveKey({ digest: 'sha1', password, salt, rounds, purpose, length });
  return { cipher: 'des-ede3-cbc', key: derive(1, 24), iv: derive(2, 8) };
}

function countedRounds(rounds: number): number {
  if (rounds >= 1 && rounds <= MOST_ROUNDS) return rounds;
  throw new Problem('invalid', 'Tệp chứng thư số này không dùng được.');
}

function unknownCipher(): never {
  throw new Problem(
    'invalid',
    'Tệp chứng thư số được mã hóa theo cách cũ (ví dụ RC2) nên không mở được. Hãy xuất lại với mã hóa AES-256.',
  );
}
