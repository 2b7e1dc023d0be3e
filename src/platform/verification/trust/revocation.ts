import { createHash } from 'node:crypto';
import * as asn1js from 'asn1js';
import {
  BasicOCSPResponse,
  type Certificate,
  CertificateRevocationList,
  OCSPResponse,
  type SingleResponse,
} from 'pkijs';
import { derOf, own } from '../../signing/cms/asn1.ts';
import { OID } from '../../signing/cms/oids.ts';
import { isSignedBy } from './algorithms.ts';
import { isWithin, openCertificate, type ReadCertificate } from './certificates.ts';

/** What issuers said of their certificates, as it came with the document (DER). */
export interface Proofs {
  crls: readonly Uint8Array[];
  ocsps: readonly Uint8Array[];
}

/** Of a certificate at an instant. */
export type State = 'good' | 'unknown' | { revokedAt: Date };

const MOST_PROOFS = 50;

/** What the proofs say of a certificate: only what its issuer signed and what was still good then counts. */
export function stateOf(
  certificate: ReadCertificate,
  issuer: ReadCertificate,
  { crls, ocsps }: Proofs,
  at: Date,
): State {
  const said = [
    ...ocsps.slice(0, MOST_PROOFS).map((each) => attempt(() => byOcsp(certificate, issuer, each, at))),
    ...crls.slice(0, MOST_PROOFS).map((each) => attempt(() => byCrl(certificate, issuer, each, at))),
  ];
  return said.find((each) => typeof each === 'object') ?? said.find((each) => each === 'good') ?? 'unknown';
}

function attempt(read: () => State): State {
  try {
    return read();
  } catch {
    return 'unknown';
  }
}

function byCrl(certificate: ReadCertificate, issuer: ReadCertificate, bytes: Uint8Array, at: Date): State {
  const list = readCrl(bytes);
  const [subject, parent] = [certificate.read, issuer.read];
  if (!list.issuer.isEqual(parent.subject)) return 'unknown';
  if (list.crlExtensions?.extensions.some((each) => each.critical)) return 'unknown';
  const signature = list.signatureValue.valueBlock.valueHexView;
  if (!isSignedBy(issuer.key, { data: list.tbsView, signature, how: list.signatureAlgorithm, digest: null }))
    return 'unknown';
  const entry = list.revokedCertificates?.find((each) => each.userCertificate.isEqual(subject.serialNumber));
  if (entry) return { revokedAt: entry.revocationDate.value };
  return list.nextUpdate && list.nextUpdate.value < at ? 'unknown' : 'good';
}

function byOcsp(certificate: ReadCertificate, issuer: ReadCertificate, bytes: Uint8Array, at: Date): State {
  const basic = readOcsp(bytes);
  if (basic === null) return 'unknown';
  if (!isAnsweredFor(basic, issuer)) return 'unknown';
  const [subject, parent] = [certificate.read, issuer.read];
  const single = basic.tbsResponseData.responses.find((each) => isAbout(each, subject, parent));
  if (!single) return 'unknown';
  const status = single.certStatus as asn1js.BaseBlock;
  if (status.idBlock.tagNumber === 1) return { revokedAt: revokedAtOf(status) };
  if (status.idBlock.tagNumber !== 0) return 'unknown';
  return single.nextUpdate && single.nextUpdate < at ? 'unknown' : 'good';
}

const readCrl = once((bytes) => CertificateRevocationList.fromBER(own(bytes)));

const readOcsp = once((bytes) => {
  const { responseStatus, responseBytes } = OCSPResponse.fromBER(own(bytes));
  if (responseStatus.valueBlock.valueDec !== 0 || responseBytes?.responseType !== OID.ocspBasic) return null;
  return BasicOCSPResponse.fromBER(own(new Uint8Array(responseBytes.response.getValue())));
});

/** The same proof is asked about every certificate: it is read once. */
function once<Result>(read: (bytes: Uint8Array) => Result): (bytes: Uint8Array) => Result {
  const known = new WeakMap<Uint8Array, { result: Result }>();
  return (bytes) => {
    const found = known.get(bytes) ?? { result: read(bytes) };
    known.set(bytes, found);
    return found.result;
  };
}

/** By the issuer itself, or by whom it named for this. */
function isAnsweredFor(basic: BasicOCSPResponse, issuer: ReadCertificate): boolean {
  const { tbsResponseData, signatureAlgorithm: how } = basic;
  const signed = {
    data: tbsResponseData.tbsView,
    signature: basic.signature.valueBlock.valueHexView,
    how,
    digest: null,
  };
  const named = (basic.certs ?? [])
    .slice(0, 5)
    .flatMap((each) => openCertificate(derOf(each)) ?? [])
    .filter((each) => each.purposes?.includes(OID.ocspSigning) && isWithin(each, tbsResponseData.producedAt))
    .filter((each) => each.x509.checkIssued(issuer.x509) && each.x509.verify(issuer.key));
  return [issuer, ...named].some((each) => isSignedBy(each.key, signed) === true);
}

function isAbout({ certID }: SingleResponse, subject: Certificate, issuer: Certificate): boolean {
  const digest = { [OID.sha1]: 'sha1', [OID.sha256]: 'sha256' }[certID.hashAlgorithm.algorithmId];
  if (!digest || !certID.serialNumber.isEqual(subject.serialNumber)) return false;
  const hash = (bytes: Uint8Array) => createHash(digest).update(bytes).digest();
  const key = issuer.subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView;
  return (
    hash(key).equals(Buffer.from(certID.issuerKeyHash.valueBlock.valueHexView)) &&
    hash(derOf(issuer.subject)).equals(Buffer.from(certID.issuerNameHash.valueBlock.valueHexView))
  );
}

function revokedAtOf(status: asn1js.BaseBlock): Date {
  const [time] = status instanceof asn1js.Constructed ? status.valueBlock.value : [];
  return time instanceof asn1js.GeneralizedTime ? time.toDate() : new Date(0);
}
