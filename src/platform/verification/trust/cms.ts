import { createHash } from 'node:crypto';
import * as asn1js from 'asn1js';
import {
  type Attribute,
  type Certificate,
  ContentInfo,
  IssuerAndSerialNumber,
  SignedData,
  type SignerInfo,
} from 'pkijs';
import { own } from '../../signing/cms/asn1.ts';
import { OID } from '../../signing/cms/oids.ts';
import { DIGESTS, isSignedBy } from './algorithms.ts';
import { openCertificate, type ReadCertificate } from './certificates.ts';

/** A CMS signature, read but not yet believed. */
export interface ReadCms {
  data: SignedData;
  info: SignerInfo;
  signer: ReadCertificate;
  certificates: ReadCertificate[];
  /** Lists of revoked certificates and OCSP answers that came with it. */
  crls: Uint8Array[];
  ocsps: Uint8Array[];
  /** What is signed when it is not elsewhere; null: detached. */
  content: Buffer | null;
  contentType: string;
  signingTime: Date | null;
  /** Time stamp tokens over the signature. */
  stamps: Uint8Array[];
}

const ARCHIVAL = '1.2.840.113583.1.1.8';

/** The CMS at the start of the bytes; behind it there may only be zeros. A text says what is wrong. */
export function readCms(bytes: Buffer): ReadCms | string {
  try {
    const { offset, result } = asn1js.fromBER(own(bytes));
    if (offset <= 0) return 'nội dung chữ ký không đọc được';
    if (bytes.subarray(offset).some((byte) => byte !== 0)) return 'sau chữ ký còn dữ liệu lạ';
    const outer = new ContentInfo({ schema: result });
    if (outer.contentType !== OID.signedData) return 'nội dung chữ ký không đúng loại';
    return readSigned(new SignedData({ schema: outer.content }), rawCertificates(outer.content));
  } catch {
    return 'nội dung chữ ký không đọc được';
  }
}

/** As they stand there, byte for byte. */
function rawCertificates(content: asn1js.BaseBlock): Uint8Array[] {
  const parts = content instanceof asn1js.Sequence ? content.valueBlock.value : [];
  const set = parts.find((each) => each.idBlock.tagClass === 3 && each.idBlock.tagNumber === 0);
  const list = set instanceof asn1js.Constructed ? set.valueBlock.value : [];
  return list.map((each) => Uint8Array.from(each.valueBeforeDecodeView));
}

function readSigned(data: SignedData, raw: readonly Uint8Array[]): ReadCms | string {
  const [info] = data.signerInfos;
  if (!info || data.signerInfos.length !== 1) return 'chữ ký không có đúng một người ký';
  const certificates = raw.slice(0, 50).flatMap((each) => openCertificate(each) ?? []);
  const signer = certificates.find(({ read }) => isOf(info, read));
  if (!signer) return 'chữ ký không kèm chứng thư của người ký';
  const { eContent, eContentType } = data.encapContentInfo;
  const time = attributeOf(info, OID.signingTime)?.values[0];
  return {
    ...{ data, info, signer, certificates, contentType: eContentType },
    content: eContent ? Buffer.from(eContent.getValue()) : null,
    ...archivalOf(info),
    signingTime:
      time instanceof asn1js.UTCTime || time instanceof asn1js.GeneralizedTime ? time.toDate() : null,
    stamps: (info.unsignedAttrs?.attributes ?? [])
      .filter((each) => each.type === OID.timeStampToken)
      .flatMap((each) =>
        each.values.map((value: asn1js.BaseBlock) => Uint8Array.from(value.valueBeforeDecodeView)),
      ),
  };
}

function isOf({ sid }: SignerInfo, certificate: Certificate): boolean {
  if (sid instanceof IssuerAndSerialNumber)
    return sid.issuer.isEqual(certificate.issuer) && sid.serialNumber.isEqual(certificate.serialNumber);
  const id = certificate.extensions?.find((each) => each.extnID === OID.subjectKeyId)?.parsedValue;
  const wanted = sid?.valueBlock?.valueHexView ?? sid?.valueBlock?.value?.[0]?.valueBlock?.valueHexView;
  return id !== undefined && wanted !== undefined && Buffer.from(id.valueBlock.valueHexView).equals(wanted);
}

function attributeOf(info: SignerInfo, type: string): Attribute | undefined {
  return info.signedAttrs?.attributes.find((each) => each.type === type);
}

/** What Adobe's attribute holds; broken proofs are none. */
function archivalOf(info: SignerInfo): { crls: Uint8Array[]; ocsps: Uint8Array[] } {
  const value = attributeOf(info, ARCHIVAL)?.values[0];
  const parts = value instanceof asn1js.Sequence ? value.valueBlock.value : [];
  const inside = (tag: number) =>
    parts
      .filter((each) => each instanceof asn1js.Constructed && each.idBlock.tagNumber === tag)
      .flatMap((each) => (each as asn1js.Constructed).valueBlock.value)
      .flatMap((each) => (each instanceof asn1js.Sequence ? each.valueBlock.value : []))
      .map((each) => new Uint8Array(each.toBER()));
  return { crls: inside(0), ocsps: inside(1) };
}

/**
 * What is wrong between a signature and what it is said to be over; null: it holds.
 * `isCades`: the signing certificate must be among what is signed.
 */
export function faultOf(
  cms: ReadCms,
  signed: Uint8Array,
  isCades: boolean,
): { fault: string; isUnknown: boolean } | null {
  const fault = (text: string, isUnknown = false) => ({ fault: text, isUnknown });
  const { info, signer } = cms;
  const digest = DIGESTS[info.digestAlgorithm.algorithmId];
  if (!digest) return fault('thuật toán băm của chữ ký quá cũ hoặc không được hỗ trợ', true);
  const hash = createHash(digest).update(signed).digest();
  if (info.signedAttrs) {
    const content = attributeOf(info, OID.contentType)?.values[0];
    const written = attributeOf(info, OID.messageDigest)?.values[0];
    if (!(content instanceof asn1js.ObjectIdentifier) || content.getValue() !== cms.contentType)
      return fault('chữ ký không nói đúng loại nội dung');
    if (!(written instanceof asn1js.OctetString) || !hash.equals(Buffer.from(written.getValue())))
      return fault('nội dung đã bị đổi sau khi ký');
  }
  const data = info.signedAttrs ? Buffer.from(info.signedAttrs.encodedValue) : signed;
  const signature = new Uint8Array(info.signature.getValue());
  const holds = isSignedBy(signer.key, { data, signature, how: info.signatureAlgorithm, digest });
  if (holds === null) return fault('thuật toán ký quá yếu hoặc không được hỗ trợ', true);
  if (!holds) return fault('chữ ký không khớp với nội dung hoặc với chứng thư');
  return certificateFault(cms, isCades);
}

function certificateFault({ info, signer }: ReadCms, isCades: boolean) {
  const value = attributeOf(info, OID.signingCertificateV2)?.values[0];
  if (value === undefined)
    return isCades ? { fault: 'chữ ký không nêu chứng thư đã dùng để ký', isUnknown: false } : null;
  const [list] = value instanceof asn1js.Sequence ? value.valueBlock.value : [];
  const [first] = list instanceof asn1js.Sequence ? list.valueBlock.value : [];
  const parts = first instanceof asn1js.Sequence ? first.valueBlock.value : [];
  const named = parts[0] instanceof asn1js.Sequence ? parts[0].valueBlock.value[0] : null;
  const oid = named instanceof asn1js.ObjectIdentifier ? named.getValue() : OID.sha256;
  const hash = parts.find((each) => each instanceof asn1js.OctetString);
  const digest = DIGESTS[oid];
  const isSame =
    digest !== undefined &&
    hash instanceof asn1js.OctetString &&
    createHash(digest).update(signer.der).digest().equals(Buffer.from(hash.getValue()));
  return isSame ? null : { fault: 'chữ ký được gắn với một chứng thư khác', isUnknown: false };
}
