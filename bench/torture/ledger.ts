// What the load client was told. It is the other half of the proof: the database says what is there, the ledger what must be.
import { closeSync, openSync, writeSync } from 'node:fs';

export interface Ledger {
  /** A write is about to be sent, or sent again. */
  sent(mark: string): void;
  /** The server has answered that it is written, under this code. */
  acknowledged(mark: string, code: string): void;
  /** Marks with the code that the server gave; null: it never said. */
  entries(): ReadonlyMap<string, string | null>;
  /** How often a write was sent again under the key of its first attempt. */
  repeats(): number;
  /** The longest time in milliseconds in which nothing was acknowledged, from `sinceMs` on. */
  longestPause(sinceMs: number): number;
  close(): void;
}

/** Opens a ledger that also stands in a file, a line a word: time, mark, what happened. */
export function openLedger(path: string): Ledger {
  const file = openSync(path, 'a');
  const codes = new Map<string, string | null>();
  const answeredAt: number[] = [];
  let repeats = 0;
  const write = (mark: string, word: string) => writeSync(file, `${Date.now()} ${mark} ${word}\n`);
  return {
    sent(mark) {
      write(mark, 'sent');
      if (codes.has(mark)) repeats++;
      else codes.set(mark, null);
    },
    acknowledged(mark, code) {
      write(mark, `acknowledged ${code}`);
      codes.set(mark, code);
      answeredAt.push(Date.now());
    },
    entries: () => codes,
    repeats: () => repeats,
    longestPause(sinceMs) {
      const times = [sinceMs, ...answeredAt.filter((at) => at > sinceMs)];
      return Math.max(0, ...times.slice(1).map((at, index) => at - times[index]!));
    },
    close: () => closeSync(file),
  };
}
