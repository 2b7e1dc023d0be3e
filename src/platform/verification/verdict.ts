/** "valid_but": it holds, with something that a reader must know. "unknown": neither yes nor no can be said. */
export type Standing = 'valid' | 'valid_but' | 'unknown' | 'invalid';

export interface SignatureVerdict {
  /** Name of its field in the file. */
  field: string;
  isTimestamp: boolean;
  standing: Standing;
  /** Who signed, as the certificate names him; empty where it could not be read. */
  signer: string;
  organisation: string;
  issuer: string;
  signedAt: Date | null;
  /** Whether a trusted authority vouches for the time, or the signer alone. */
  timeIs: 'stamped' | 'claimed' | 'unknown';
  stampedBy: string;
  coversWholeFile: boolean;
  /** Why it is not good, or not simply good; sentences without their end, the worst first. */
  reasons: string[];
  /** What else is worth knowing. */
  notes: string[];
}

/** What can honestly be said of a file. */
export interface Verdict {
  standing: Standing | 'unsigned' | 'unreadable';
  /** The verdict in one line. */
  words: string;
  signatures: SignatureVerdict[];
}

export const RANK: readonly Standing[] = ['valid', 'valid_but', 'unknown', 'invalid'];

const WORDS: Record<Verdict['standing'], string> = {
  valid: 'Hợp lệ',
  valid_but: 'Hợp lệ nhưng',
  unknown: 'Không xác định',
  invalid: 'Không hợp lệ',
  unsigned: 'Không có chữ ký',
  unreadable: 'Không đọc được tệp',
};

/** "Hợp lệ", "Hợp lệ nhưng …", "Không hợp lệ: …". */
export function wordsFor(standing: Verdict['standing'], reason: string | undefined): string {
  const words = WORDS[standing];
  if (reason === undefined || standing === 'valid') return words;
  return standing === 'valid_but' ? `${words} ${reason}` : `${words}: ${reason}`;
}

/** The worst of what was found counts. */
export class Findings {
  standing: Standing = 'valid';
  readonly #reasons: [Standing, string][] = [];

  add(standing: Exclude<Standing, 'valid'>, reason: string): void {
    this.#reasons.push([standing, reason]);
    if (RANK.indexOf(standing) > RANK.indexOf(this.standing)) this.standing = standing;
  }

  get reasons(): string[] {
    return this.#reasons
      .toSorted(([one], [other]) => RANK.indexOf(other) - RANK.indexOf(one))
      .map(([, reason]) => reason);
  }
}
