import { randomBytes } from 'node:crypto';
import * as asn1js from 'asn1js';
import { MessageImprint, SignedData, TimeStampReq, TimeStampResp, TSTInfo } from 'pkijs';
import { Problem } from '../../problem.ts';
import { ask } from './ask.ts';
import { algorithm, derOf, octets, own } from './asn1.ts';
import { OID } from './oids.ts';

/** Who vouches for when something existed (RFC 3161). */
export interface TimestampSource {
  /** Where it is asked. */
  origin: string;
  /** A time stamp token (DER) over a SHA-256. @throws Problem peer_down */
  stamp(digest: Uint8Array): Promise<Uint8Array>;
}

const QUERY = 'application/timestamp-query';

/** The time stamp authority at an address, over http(s). Its answer is checked against what was asked. */
export function openTimestamps(url: string): TimestampSource {
  const { origin } = new URL(url);
  return {
    origin,
    stamp: async (digest) => {
      const nonce = randomBytes(8);
      nonce[0]! &= 0x7f;
      nonce[0]! |= 0x01;
      try {
        return tokenOf(
          await ask(url, { type: QUERY, body: requestFor(digest, nonce) }, [origin]),
          digest,
          nonce,
        );
      } catch (error) {
        throw Object.assign(
          new Problem(
            'peer_down',
            'Máy chủ cấp dấu thời gian chưa trả lời. Chưa ký gì; hãy thử lại sau ít phút.',
          ),
          { cause: error },
        );
      }
    },
  };
}

function requestFor(digest: Uint8Array, nonce: Buffer): Uint8Array {
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: algorithm(OID.sha256),
      hashedMessage: octets(digest),
    }),
    nonce: new asn1js.Integer({ valueHex: own(nonce).buffer }),
    certReq: true,
  });
  return derOf(request);
}

function tokenOf(answer: Uint8Array, digest: Uint8Array, nonce: Buffer): Uint8Array {
  const response = TimeStampResp.fromBER(own(answer));
  if (response.status.status > 1 || !response.timeStampToken)
    throw new Error(`The time stamp was refused with status ${response.status.status}.`);
  const data = new SignedData({ schema: response.timeStampToken.content });
  const content = data.encapContentInfo.eContent;
  if (data.encapContentInfo.eContentType !== OID.timeStampContent || !content)
    throw new Error('The answer holds no time stamp.');
  const stamp = TSTInfo.fromBER(content.getValue());
  const imprint = Buffer.from(stamp.messageImprint.hashedMessage.valueBlock.valueHexView);
  const returned = stamp.nonce ? Buffer.from(stamp.nonce.valueBlock.valueHexView) : Buffer.alloc(0);
  if (stamp.messageImprint.hashAlgorithm.algorithmId !== OID.sha256 || !imprint.equals(digest))
    throw new Error('The time stamp is over something else.');
  if (!returned.equals(nonce)) throw new Error('The time stamp answers another question.');
  return derOf(response.timeStampToken);
}
