import * as asn1js from 'asn1js';
import {
  Attribute,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs';
import { algorithmOf, type Signer, sha256 } from '../keys/signer.ts';
import { algorithm, bareAlgorithm, derOf, octets, own, readCertificate } from './asn1.ts';
import { OID } from './oids.ts';
import type { TimestampSource } from './timestamp.ts';

/** What else than a detached PDF signature is signed: a time stamp's content, with its own type. */
interface Content {
  type: string;
  bytes: Uint8Array;
}

/**
 * A CMS signature over the SHA-256 of `signed`, as PAdES wants it (CAdES detached: content type, digest and the signing
 * certificate are signed; no signing time), with a time stamp over the signature when a source is given.
 * @throws Problem peer_down when the source does not answer
 */
export async function signCms(
  signed: Uint8Array,
  signer: Signer,
  timestamps: TimestampSource | null,
  content: Content | null = null,
): Promise<Uint8Array> {
  const attributes = signedAttributes(sha256(signed), signer.certificate, content?.type ?? OID.data);
  const toSign = new asn1js.Set({ value: attributes.map((each) => each.toSchema()) }).toBER();
  const signature = await signer.sign(new Uint8Array(toSign));
  const token = timestamps === null ? null : await timestamps.stamp(sha256(signature));
  return assemble(signer, { attributes, signature, token }, content);
}

/** In the order of DER, in which a SET OF is signed. */
function signedAttributes(digest: Uint8Array, certificate: Uint8Array, type: string): Attribute[] {
  const sequence = (value: asn1js.Sequence[] | asn1js.OctetString[]) => new asn1js.Sequence({ value });
  const certificateId = sequence([octets(sha256(certificate))]);
  const attributes = [
    new Attribute({ type: OID.contentType, values: [new asn1js.ObjectIdentifier({ value: type })] }),
    new Attribute({ type: OID.messageDigest, values: [octets(digest)] }),
    new Attribute({
      type: OID.signingCertificateV2,
      values: [sequence([sequence([certificateId])])],
    }),
  ];
  return attributes.sort((one, other) => Buffer.compare(derOf(one), derOf(other)));
}

interface Parts {
  attributes: Attribute[];
  signature: Uint8Array;
  token: Uint8Array | null;
}

function assemble(
  signer: Signer,
  { attributes, signature, token }: Parts,
  content: Content | null,
): Uint8Array {
  const certificate = readCertificate(signer.certificate);
  const isRsa = algorithmOf(signer.certificate) === 'rsa';
  const info = new SignerInfo({
    version: 1,
    sid: new IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
    digestAlgorithm: algorithm(OID.sha256),
    signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes }),
    signatureAlgorithm: isRsa ? algorithm(OID.rsaSha256) : bareAlgorithm(OID.ecdsaSha256),
    signature: octets(signature),
  });
  if (token) info.unsignedAttrs = new SignedAndUnsignedAttributes({ type: 1, attributes: [stampOf(token)] });
  const data = new SignedData({
    version: content === null ? 1 : 3,
    digestAlgorithms: [algorithm(OID.sha256)],
    encapContentInfo: new EncapsulatedContentInfo({
      eContentType: content?.type ?? OID.data,
      ...(content && { eContent: octets(content.bytes) }),
    }),
    certificates: [certificate, ...signer.chain.map(readCertificate)],
    signerInfos: [info],
  });
  const wrapped = new ContentInfo({ contentType: OID.signedData, content: data.toSchema(true) });
  return derOf(wrapped);
}

const stampOf = (token: Uint8Array) =>
  new Attribute({ type: OID.timeStampToken, values: [asn1js.fromBER(own(token)).result] });
