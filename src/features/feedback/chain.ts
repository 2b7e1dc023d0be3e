import { createHash } from 'node:crypto';
import { canonicalJson } from '../../platform/canonical-json.ts';
import type { FeedbackStep, FeedbackWords } from './schema.ts';

export const FEEDBACK_CHAIN_START: Buffer = Buffer.alloc(32);

/** SHA-256 over the hash before and every word of the step. */
export function feedbackHash(previous: Buffer, step: FeedbackStep, clientKey: string): Buffer {
  const words = canonicalJson({ ...step, at: step.at.toISOString(), clientKey });
  return createHash('sha256').update(previous).update(words).digest();
}

/** By which the receipt holds the original words. */
export function hashOfWords(words: FeedbackWords): string {
  return createHash('sha256').update(canonicalJson(words)).digest('hex');
}
