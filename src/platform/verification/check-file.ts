import { checkSignature, coveredBytes } from './check-signature.ts';
import { PdfFile } from './pdf/document.ts';
import { type BrokenSignature, type FoundSignature, signaturesOf } from './pdf/fields.ts';
import { Unreadable } from './pdf/values.ts';
import type { Root } from './trust/chain.ts';
import { type Knowledge, readStore } from './trust/knowledge.ts';
import { readStamp, type Stamp } from './trust/stamp.ts';
import { RANK, type SignatureVerdict, type Verdict, wordsFor } from './verdict.ts';

const MOST_SIGNATURES = 30;
const NOTHING = {
  signer: '',
  organisation: '',
  issuer: '',
  signedAt: null,
  timeIs: 'unknown',
  stampedBy: '',
} as const;

/** The verdict on a file, in this thread. Whatever the file is, it answers; only time and memory are not limited here. */
export function checkFile(bytes: Uint8Array, roots: readonly Root[], now: Date): Verdict {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return judge(new PdfFile(file), roots, now);
  } catch (error) {
    // Too deep or too large for the machine, or broken in a way that only shows half-way: nothing can be said of it.
    if (!(error instanceof Unreadable || error instanceof RangeError || error instanceof TypeError))
      throw error;
    const isSigned = file.subarray(0, 5).toString('latin1') === '%PDF-' && file.includes('/ByteRange');
    if (!isSigned)
      return { standing: 'unreadable', words: wordsFor('unreadable', undefined), signatures: [] };
    const reason = 'tệp hỏng hoặc có cấu trúc không theo chuẩn nên chữ ký không kiểm tra được';
    return { standing: 'unknown', words: wordsFor('unknown', reason), signatures: [] };
  }
}

function judge(file: PdfFile, roots: readonly Root[], now: Date): Verdict {
  const all = signaturesOf(file);
  if (all.length === 0)
    return { standing: 'unsigned', words: wordsFor('unsigned', undefined), signatures: [] };
  if (all.length > MOST_SIGNATURES) throw new Unreadable('too many signatures');
  const knowledge: Knowledge = { roots, now, ...readStore(file) };
  const found = all.filter((each): each is FoundSignature => !('fault' in each));
  const stamps = found
    .filter(({ isTimestamp }) => isTimestamp)
    .map((each) => ({ each, stamp: readStamp(each.contents, coveredBytes(file, each), knowledge) }));
  const over = (signature: FoundSignature): Stamp | null => {
    const covering = stamps.flatMap(({ each, stamp }) =>
      each.until > signature.until && typeof stamp !== 'string' && stamp.isTrusted ? [stamp] : [],
    );
    return covering[0] ?? null;
  };
  const signatures = all.map((each): SignatureVerdict => {
    if ('fault' in each) return broken(each);
    if (!each.isTimestamp)
      return checkSignature({ file, signature: each, knowledge, documentStamp: over(each) });
    return stampVerdict(file, each, stamps.find((stamp) => stamp.each === each)!.stamp);
  });
  return summed(signatures);
}

/** As bad as the worst signature; a file with time stamps alone says nothing about who wrote it. */
function summed(signatures: SignatureVerdict[]): Verdict {
  const worst = signatures.toSorted(
    (one, other) => RANK.indexOf(other.standing) - RANK.indexOf(one.standing),
  )[0]!;
  if (worst.standing !== 'invalid' && signatures.every(({ isTimestamp }) => isTimestamp)) {
    const reason = 'tệp chỉ có dấu thời gian, không có chữ ký của ai';
    return { standing: 'unknown', words: wordsFor('unknown', reason), signatures };
  }
  return { standing: worst.standing, words: wordsFor(worst.standing, worst.reasons[0]), signatures };
}

function broken({ field, fault }: BrokenSignature): SignatureVerdict {
  const standing = 'invalid' as const;
  return {
    field,
    isTimestamp: false,
    standing,
    ...NOTHING,
    coversWholeFile: false,
    reasons: [fault],
    notes: [],
  };
}

/** A document's time stamp: broken it means that the file was changed; from a stranger it is only of no use. */
function stampVerdict(
  file: PdfFile,
  { field, until }: FoundSignature,
  stamp: Stamp | string,
): SignatureVerdict {
  const base = {
    field,
    isTimestamp: true,
    ...NOTHING,
    coversWholeFile: until === file.bytes.length,
    notes: [],
  };
  if (typeof stamp === 'string') return { ...base, standing: 'invalid', reasons: [stamp] };
  const timeIs = stamp.isTrusted ? ('stamped' as const) : ('claimed' as const);
  const notes = stamp.isTrusted ? [] : ['dấu thời gian không thuộc nguồn được tin cậy ở đây'];
  return {
    ...base,
    standing: 'valid',
    signedAt: stamp.time,
    timeIs,
    stampedBy: stamp.authority,
    reasons: [],
    notes,
  };
}
