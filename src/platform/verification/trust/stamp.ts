import { createHash } from 'node:crypto';
import { TSTInfo } from 'pkijs';
import { own } from '../../signing/cms/asn1.ts';
import { OID } from '../../signing/cms/oids.ts';
import { DIGESTS } from './algorithms.ts';
import { findChain } from './chain.ts';
import { faultOf, readCms } from './cms.ts';
import type { Knowledge } from './knowledge.ts';
import { stateOf } from './revocation.ts';

export interface Stamp {
  time: Date;
  /** From an authority that leads to a trusted root. */
  isTrusted: boolean;
  authority: string;
}

/** A time stamp token, checked against what it should be over. A text says what is wrong. */
export function readStamp(token: Buffer, over: Uint8Array, knowledge: Knowledge): Stamp | string {
  const cms = readCms(token);
  if (typeof cms === 'string') return cms;
  const { content, contentType, signer } = cms;
  if (content === null || contentType !== OID.timeStampContent) return 'dấu thời gian không đúng loại';
  const fault = faultOf(cms, content, false);
  if (fault) return fault.fault;
  const info = readInfo(content);
  if (!info) return 'dấu thời gian không đọc được';
  const digest = DIGESTS[info.messageImprint.hashAlgorithm.algorithmId];
  const imprint = Buffer.from(info.messageImprint.hashedMessage.valueBlock.valueHexView);
  if (!digest || !createHash(digest).update(over).digest().equals(imprint))
    return 'dấu thời gian được đóng lên nội dung khác';
  const time = info.genTime;
  const isForStamps = signer.purposes?.length === 1 && signer.purposes[0] === OID.timeStamping;
  const chain = findChain(signer, [...cms.certificates, ...knowledge.pool], knowledge.roots, time);
  const isTrusted = isForStamps && 'way' in chain && !isRevoked(chain.way, time, knowledge);
  return { time, isTrusted, authority: signer.subject.name };
}

function readInfo(content: Buffer): TSTInfo | null {
  try {
    return TSTInfo.fromBER(own(content));
  } catch {
    return null;
  }
}

function isRevoked(way: Parameters<typeof stateOf>[0][], time: Date, { proofs }: Knowledge): boolean {
  return way.slice(0, -1).some((each, at) => {
    const state = stateOf(each, way[at + 1]!, proofs, time);
    return typeof state === 'object' && state.revokedAt <= time;
  });
}
