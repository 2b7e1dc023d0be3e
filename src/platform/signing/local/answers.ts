import { createHash, randomBytes, sign } from 'node:crypto';
import * as asn1js from 'asn1js';
import {
  BasicOCSPResponse,
  type CertID,
  CertificateRevocationList,
  Extension,
  OCSPRequest,
  OCSPResponse,
  PKIStatusInfo,
  ResponseBytes,
  ResponseData,
  RevokedCertificate,
  SingleResponse,
  Time,
  TimeStampReq,
  TimeStampResp,
  TSTInfo,
} from 'pkijs';
import { derOf, octets, own, readCertificate } from '../cms/asn1.ts';
import { OID } from '../cms/oids.ts';
import { signCms } from '../cms/sign-cms.ts';
import type { Signer } from '../keys/signer.ts';
import { type Holder, howOf, signTbs } from './issue.ts';

/** When which serial numbers (hex) were revoked. */
export type Revoked = ReadonlyMap<string, Date>;

const DAY_MS = 86_400_000;
/** An identifier for examples: no authority's policy. */
const TEST_POLICY = '1.2.3.4.1';

/** The list of what an authority revoked, as of now, good for a week. */
export function writeCrl(issuer: Holder, revoked: Revoked, now: Date): Uint8Array {
  const list = new CertificateRevocationList({ version: 1 });
  list.issuer = readCertificate(issuer.certificate).subject;
  list.thisUpdate = new Time({ type: 0, value: now });
  list.nextUpdate = new Time({ type: 0, value: new Date(now.getTime() + 7 * DAY_MS) });
  if (revoked.size > 0)
    list.revokedCertificates = [...revoked].map(
      ([serial, at]) =>
        new RevokedCertificate({
          userCertificate: new asn1js.Integer({ valueHex: own(Buffer.from(serial, 'hex')).buffer }),
          revocationDate: new Time({ type: 0, value: at }),
        }),
    );
  return signTbs(list, issuer.key);
}

interface Responder {
  /** Signs the answers: a certificate of the issuer for this. */
  holder: Holder;
  issuer: Uint8Array;
  revoked: Revoked;
  now: Date;
}

/** The answer to an OCSP request about certificates of one issuer. */
export function answerOcsp(request: Uint8Array, { holder, issuer, revoked, now }: Responder): Uint8Array {
  const { tbsRequest } = OCSPRequest.fromBER(own(request));
  const data = new ResponseData({
    responderID: readCertificate(holder.certificate).subject,
    producedAt: now,
    responses: tbsRequest.requestList.map(({ reqCert }) => stateOf(reqCert, issuer, revoked, now)),
  });
  const nonce = tbsRequest.requestExtensions?.find((each) => each.extnID === OID.ocspNonce);
  if (nonce)
    data.responseExtensions = [new Extension({ extnID: OID.ocspNonce, extnValue: nonce.extnValue.toBER() })];
  data.tbsView = new Uint8Array(data.toSchema(true).toBER());
  const basic = new BasicOCSPResponse({
    tbsResponseData: data,
    signatureAlgorithm: howOf(holder.key),
    signature: new asn1js.BitString({ valueHex: own(sign('sha256', data.tbsView, holder.key)).buffer }),
    certs: [readCertificate(holder.certificate)],
  });
  const responseBytes = new ResponseBytes({ responseType: OID.ocspBasic, response: octets(derOf(basic)) });
  return derOf(new OCSPResponse({ responseStatus: new asn1js.Enumerated({ value: 0 }), responseBytes }));
}

function stateOf(asked: CertID, issuer: Uint8Array, revoked: Revoked, now: Date): SingleResponse {
  const serial = Buffer.from(asked.serialNumber.valueBlock.valueHexView).toString('hex').toUpperCase();
  const isOurs = sha1OfKey(issuer).equals(Buffer.from(asked.issuerKeyHash.valueBlock.valueHexView));
  const at = revoked.get(serial);
  const plain = (tagNumber: number) => new asn1js.Primitive({ idBlock: { tagClass: 3, tagNumber } });
  const certStatus = !isOurs
    ? plain(2)
    : at === undefined
      ? plain(0)
      : new asn1js.Constructed({
          idBlock: { tagClass: 3, tagNumber: 1 },
          value: [new asn1js.GeneralizedTime({ valueDate: at })],
        });
  return new SingleResponse({
    certID: asked,
    certStatus,
    thisUpdate: now,
    nextUpdate: new Date(now.getTime() + DAY_MS),
  });
}

function sha1OfKey(certificate: Uint8Array): Buffer {
  const key = readCertificate(certificate).subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView;
  return createHash('sha1').update(key).digest();
}

/** A time stamp over what was asked. */
export async function answerTimestamp(request: Uint8Array, signer: Signer, now: Date): Promise<Uint8Array> {
  const asked = TimeStampReq.fromBER(own(request));
  if (asked.messageImprint.hashedMessage.valueBlock.valueHexView.length !== 32)
    return derOf(new TimeStampResp({ status: new PKIStatusInfo({ status: 2 }) }));
  const stamp = new TSTInfo({
    version: 1,
    policy: TEST_POLICY,
    messageImprint: asked.messageImprint,
    serialNumber: new asn1js.Integer({ valueHex: own(Buffer.concat([Buffer.of(1), randomBytes(8)])).buffer }),
    genTime: now,
    ...(asked.nonce && { nonce: asked.nonce }),
  });
  const bytes = derOf(stamp);
  const token = await signCms(bytes, signer, null, { type: OID.timeStampContent, bytes });
  const status = new asn1js.Sequence({ value: [new asn1js.Integer({ value: 0 })] });
  return new Uint8Array(new asn1js.Sequence({ value: [status, asn1js.fromBER(own(token)).result] }).toBER());
}
