import {
  createPrivateKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
  X509Certificate,
} from 'node:crypto';
import * as asn1js from 'asn1js';
import {
  AccessDescription,
  AttributeTypeAndValue,
  AuthorityKeyIdentifier,
  BasicConstraints,
  Certificate,
  type CertificateRevocationList,
  CRLDistributionPoints,
  DistributionPoint,
  Extension,
  ExtKeyUsage,
  GeneralName,
  InfoAccess,
  PublicKeyInfo,
  RelativeDistinguishedNames,
  Time,
} from 'pkijs';
import { algorithm, bareAlgorithm, derOf, octets, own, readCertificate } from '../cms/asn1.ts';
import { OID } from '../cms/oids.ts';
import { sha256 } from '../keys/signer.ts';

/** A key and its certificate (DER). */
export interface Holder {
  key: KeyObject;
  certificate: Uint8Array;
}

export interface Wanted {
  commonName: string;
  organisation: string;
  title?: string;
  from: Date;
  until: Date;
  use: 'authority' | 'signing' | 'time stamps' | 'ocsp';
  algorithm?: 'rsa' | 'ecdsa';
  /** Where its state can be asked; null for roots and for who answers such questions. */
  stateUrls: { ocsp: string | null; crl: string } | null;
}

const KEY_USAGE = { authority: 0x06, signing: 0xc0, 'time stamps': 0xc0, ocsp: 0x80 };
const EXTENDED = { 'time stamps': OID.timeStamping, ocsp: OID.ocspSigning };

/** A new key with a certificate of the issuer; without an issuer, a root. */
export function issue(wanted: Wanted, issuer: Holder | null): Holder {
  const { publicKey, privateKey } =
    wanted.algorithm === 'rsa'
      ? generateKeyPairSync('rsa', { modulusLength: 2048 })
      : generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const spki = publicKey.export({ format: 'der', type: 'spki' });
  const holder = certify(wanted, spki, issuer ?? { key: privateKey, certificate: null });
  return { key: privateKey, certificate: holder };
}

/** A certificate for a key that somebody else holds, e.g. a token. */
export function certify(
  wanted: Wanted,
  spki: Uint8Array,
  issuer: { key: KeyObject; certificate: Uint8Array | null },
): Uint8Array {
  const certificate = new Certificate({ version: 2 });
  const parent = issuer.certificate === null ? null : readCertificate(issuer.certificate);
  const serial = randomBytes(16);
  serial[0] = (serial[0]! & 0x3f) | 0x40;
  certificate.serialNumber = new asn1js.Integer({ valueHex: own(serial).buffer });
  certificate.subject = nameOf(wanted);
  certificate.issuer = parent?.subject ?? certificate.subject;
  certificate.notBefore = new Time({ type: 0, value: wanted.from });
  certificate.notAfter = new Time({
    type: wanted.until.getUTCFullYear() >= 2050 ? 1 : 0,
    value: wanted.until,
  });
  certificate.subjectPublicKeyInfo = PublicKeyInfo.fromBER(own(spki));
  const ownId = keyIdOf(certificate.subjectPublicKeyInfo);
  const parentId = parent === null ? ownId : keyIdOf(parent.subjectPublicKeyInfo);
  certificate.extensions = extensionsFor(wanted, ownId, parentId);
  return signTbs(certificate, issuer.key);
}

/** Signs what is to be signed of a certificate, a list or an answer that pkijs encodes, with a key of node. */
export function signTbs(object: Certificate | CertificateRevocationList, key: KeyObject): Uint8Array {
  const how = howOf(key);
  object.signature = how;
  object.signatureAlgorithm = how;
  // The list's own method is only marked as protected.
  const tbs = (object as Certificate).encodeTBS();
  object.tbsView = new Uint8Array(tbs.toBER());
  const signature = sign('sha256', object.tbsView, key);
  object.signatureValue = new asn1js.BitString({ valueHex: own(signature).buffer });
  return derOf(object);
}

export const howOf = (key: KeyObject) =>
  key.asymmetricKeyType === 'rsa' ? algorithm(OID.rsaSha256) : bareAlgorithm(OID.ecdsaSha256);

function nameOf({ commonName, organisation, title }: Wanted): RelativeDistinguishedNames {
  const parts: [string, string | undefined][] = [
    ['2.5.4.6', 'VN'],
    ['2.5.4.10', organisation],
    ['2.5.4.12', title],
    ['2.5.4.3', commonName],
  ];
  const sets = parts.flatMap(([type, value]) => {
    if (value === undefined) return [];
    const text =
      type === '2.5.4.6' ? new asn1js.PrintableString({ value }) : new asn1js.Utf8String({ value });
    return [new asn1js.Set({ value: [new AttributeTypeAndValue({ type, value: text }).toSchema()] })];
  });
  // Each part on its own, and read back: the library would write them all as one.
  return RelativeDistinguishedNames.fromBER(new asn1js.Sequence({ value: sets }).toBER());
}

const keyIdOf = (info: PublicKeyInfo): Buffer =>
  sha256(info.subjectPublicKey.valueBlock.valueHexView).subarray(0, 20);

function extensionsFor({ use, stateUrls }: Wanted, ownId: Buffer, parentId: Buffer): Extension[] {
  const extension = (extnID: string, value: { toBER(): ArrayBuffer }, critical = false) =>
    new Extension({ extnID, critical, extnValue: value.toBER() });
  const isAuthority = use === 'authority';
  const usage = Uint8Array.of(KEY_USAGE[use]);
  const found = [
    extension(
      OID.keyUsage,
      new asn1js.BitString({ valueHex: usage.buffer, unusedBits: isAuthority ? 1 : 6 }),
      true,
    ),
    extension(OID.subjectKeyId, octets(ownId)),
    extension(OID.authorityKeyId, new AuthorityKeyIdentifier({ keyIdentifier: octets(parentId) }).toSchema()),
  ];
  if (isAuthority)
    found.push(extension(OID.basicConstraints, new BasicConstraints({ cA: true }).toSchema(), true));
  if (use === 'time stamps' || use === 'ocsp')
    found.push(
      extension(
        OID.extendedKeyUsage,
        new ExtKeyUsage({ keyPurposes: [EXTENDED[use]] }).toSchema(),
        use === 'time stamps',
      ),
    );
  if (use === 'ocsp') found.push(extension(OID.ocspNoCheck, new asn1js.Null()));
  if (stateUrls) found.push(...stateExtensions(stateUrls).map(([id, value]) => extension(id, value)));
  return found;
}

function stateExtensions({ ocsp, crl }: NonNullable<Wanted['stateUrls']>): [string, asn1js.Sequence][] {
  const at = (value: string) => new GeneralName({ type: 6, value });
  const points = new CRLDistributionPoints({
    distributionPoints: [new DistributionPoint({ distributionPoint: [at(crl)] })],
  });
  const access = (url: string) =>
    new InfoAccess({
      accessDescriptions: [new AccessDescription({ accessMethod: OID.ocspAccess, accessLocation: at(url) })],
    });
  const list: [string, asn1js.Sequence][] = [[OID.crlDistribution, points.toSchema()]];
  return ocsp === null ? list : [...list, [OID.authorityAccess, access(ocsp).toSchema()]];
}

export const serialOf = (certificate: Uint8Array): string => new X509Certificate(certificate).serialNumber;

export function toPem({ key, certificate }: Holder): { key: string; certificate: string } {
  const pkcs8 = key.export({ format: 'pem', type: 'pkcs8' }).toString();
  return { key: pkcs8, certificate: new X509Certificate(certificate).toString() };
}

export function fromPem({ key, certificate }: { key: string; certificate: string }): Holder {
  return { key: createPrivateKey(key), certificate: new X509Certificate(certificate).raw };
}
