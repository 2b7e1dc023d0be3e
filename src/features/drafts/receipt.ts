import { createHash } from 'node:crypto';
import { isSigned, signingKey, signText } from '../../platform/security/sign.ts';

/** What the signed receipt vouches for. */
export interface Receipt {
  code: string;
  procedureCode: string;
  submittedAt: Date;
  /** By when the desk answers. */
  answerDueAt: Date | null;
  papers: number;
  /** SHA-256 over the answers and the files as filed. */
  digest: string;
}

/** The lines that are signed, in this order; a program of anyone's can check them with the public key. */
export function receiptText(receipt: Receipt): string {
  return [
    'motcua bien nhan 1',
    receipt.code,
    receipt.procedureCode,
    receipt.submittedAt.toISOString(),
    receipt.answerDueAt?.toISOString() ?? '-',
    receipt.papers,
    receipt.digest,
  ].join('\n');
}

export function signReceipt(secret: string, receipt: Receipt): string {
  return signText(receiptKey(secret), receiptText(receipt));
}

export function isReceiptSigned(secret: string, receipt: Receipt, signature: string): boolean {
  return isSigned(receiptKey(secret), receiptText(receipt), signature);
}

export function receiptKey(secret: string) {
  return signingKey(secret, 'online receipt');
}

/** SHA-256 over what was filed: the answers with sorted names, and each paper with its file. */
export function digestOf(answers: unknown, papers: readonly { name: string; file: string | null }[]): string {
  const text = JSON.stringify([canonical(answers), papers.map(({ name, file }) => [name, file])]);
  return createHash('sha256').update(text).digest('hex');
}

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([name, each]) => [name, canonical(each)]);
}
