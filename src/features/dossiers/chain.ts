import { createHash } from 'node:crypto';
import { canonicalJson } from '../../platform/canonical-json.ts';
import type { ChainedStep, Step } from './step-payloads.ts';

/** What stands before the first step of every dossier. */
export const CHAIN_START: Buffer = Buffer.alloc(32);

/** SHA-256 over the previous hash and every word of the step, so that no word can change without breaking the chain. */
export function stepHash(previous: Buffer, step: Step, clientKey: string): Buffer {
  const words = { ...step, at: step.at.toISOString(), dueAt: step.dueAt?.toISOString() ?? null, clientKey };
  return createHash('sha256').update(previous).update(canonicalJson(words)).digest();
}

/** Where a control slip does not follow from what stands before, in a Vietnamese clause; null when it is whole. */
export function brokenLink(chain: readonly ChainedStep[]): string | null {
  let previous = CHAIN_START;
  for (const [at, each] of chain.entries()) {
    if (each.step.no !== at + 1) return `thiếu bước ${at + 1}`;
    const follows =
      each.previousHash.equals(previous) && stepHash(previous, each.step, each.clientKey).equals(each.hash);
    if (!follows) return `chuỗi băm đứt ở bước ${each.step.no}`;
    previous = each.hash;
  }
  return chain.length === 0 ? 'không có bước nào' : null;
}
