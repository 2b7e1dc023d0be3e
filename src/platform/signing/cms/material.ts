import { X509Certificate } from 'node:crypto';
import type * as asn1js from 'asn1js';
import { Certificate, ContentInfo, CRLDistributionPoints, InfoAccess, OCSPRequest, SignedData } from 'pkijs';
import { log } from '../../log.ts';
import { orderChain, type Signer } from '../keys/signer.ts';
import { ask } from './ask.ts';
import { derOf, own as ownBytes, readCertificate } from './asn1.ts';
import { OID } from './oids.ts';

/** What is stored in a document so that it can be checked without asking anybody (DER). */
export interface Material {
  certificates: Uint8Array[];
  crls: Uint8Array[];
  ocsps: Uint8Array[];
}

/** A certificate names one or two; one that names hundreds would have us ask them all. */
const MOST_ADDRESSES = 3;

/**
 * Certificates of the signer, of the document's signatures and of their time stamps, and the state of each but the roots.
 * @param own origins of the installation's own authorities, see `ask`
 */
export async function collectMaterial(
  signer: Signer,
  signatures: readonly Uint8Array[],
  own: readonly string[],
): Promise<Material> {
  const found = new Map<string, Uint8Array>();
  const all = [signer.certificate, ...signer.chain, ...signatures.flatMap(certificatesIn)];
  for (const each of all) found.set(new X509Certificate(each).fingerprint256, each);
  const certificates = [...found.values()];
  const material: Material = { certificates, crls: [], ocsps: [] };
  await Promise.all(certificates.map((each) => addState(material, each, own)));
  material.crls = [
    ...new Map(material.crls.map((each) => [Buffer.from(each).toString('base64'), each])).values(),
  ];
  return material;
}

/** Of a signature and, within it, of its time stamp. */
export function certificatesIn(cms: Uint8Array): Uint8Array[] {
  const data = new SignedData({ schema: ContentInfo.fromBER(ownBytes(cms)).content });
  const certificates = (data.certificates ?? []).filter(
    (each): each is Certificate => each instanceof Certificate,
  );
  const stamps = data.signerInfos
    .flatMap((info) => info.unsignedAttrs?.attributes ?? [])
    .filter((each) => each.type === OID.timeStampToken)
    .flatMap((each) => each.values as asn1js.Sequence[]);
  return [
    ...certificates.map(derOf),
    ...stamps.flatMap((each) => certificatesIn(new Uint8Array(each.toBER()))),
  ];
}

async function addState(material: Material, bytes: Uint8Array, own: readonly string[]): Promise<void> {
  const issuerBytes = orderChain(bytes, material.certificates)[0];
  if (!issuerBytes) return;
  const [certificate, issuer] = [readCertificate(bytes), readCertificate(issuerBytes)];
  const ocspUrl = ocspUrlOf(certificate);
  if (ocspUrl !== null) {
    const answer = await fetchBytes(ocspUrl, await ocspRequest(certificate, issuer), own);
    if (answer) return void material.ocsps.push(answer);
  }
  for (const url of crlUrlsOf(certificate)) {
    const crl = await fetchBytes(url, null, own);
    if (crl) return void material.crls.push(crl);
  }
}

async function ocspRequest(certificate: Certificate, issuer: Certificate): Promise<Uint8Array> {
  const request = new OCSPRequest();
  await request.createForCertificate(certificate, { hashAlgorithm: 'SHA-1', issuerCertificate: issuer });
  return new Uint8Array(request.toSchema(true).toBER());
}

async function fetchBytes(
  url: string,
  body: Uint8Array | null,
  own: readonly string[],
): Promise<Uint8Array | null> {
  try {
    return await ask(url, body && { type: 'application/ocsp-request', body }, own);
  } catch (error) {
    log('warn', 'revocation_not_fetched', { host: new URL(url).host, error: (error as Error).message });
    return null;
  }
}

function ocspUrlOf(certificate: Certificate): string | null {
  const access = certificate.extensions?.find((each) => each.extnID === OID.authorityAccess)?.parsedValue;
  if (!(access instanceof InfoAccess)) return null;
  const found = access.accessDescriptions.find((each) => each.accessMethod === OID.ocspAccess);
  return httpUrl(found?.accessLocation.value);
}

function crlUrlsOf(certificate: Certificate): string[] {
  const points = certificate.extensions?.find((each) => each.extnID === OID.crlDistribution)?.parsedValue;
  if (!(points instanceof CRLDistributionPoints)) return [];
  const urls = points.distributionPoints.flatMap(({ distributionPoint }) =>
    Array.isArray(distributionPoint) ? distributionPoint.flatMap(({ value }) => httpUrl(value) ?? []) : [],
  );
  return urls.slice(0, MOST_ADDRESSES);
}

function httpUrl(value: unknown): string | null {
  return typeof value === 'string' && /^https?:\/\//.test(value) && URL.canParse(value) ? value : null;
}
