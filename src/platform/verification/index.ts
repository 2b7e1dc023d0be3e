import { Worker } from 'node:worker_threads';
import { openTurns } from '../files/turns.ts';
import { log } from '../log.ts';
import type { Root } from './trust/chain.ts';
import { type Verdict, wordsFor } from './verdict.ts';

export type { Root } from './trust/chain.ts';
export type { SignatureVerdict, Verdict } from './verdict.ts';

export interface Question {
  bytes: Uint8Array;
  roots: readonly Root[];
  now: Date;
}

interface Limits {
  megabytes: number;
  seconds: number;
}

const LIMITS: Limits = { megabytes: 384, seconds: 20 };

/** As a source, or beside the bundle that tools/build.ts makes. */
const WORKER = new URL(
  import.meta.url.endsWith('.ts') ? './worker.ts' : './verification-worker.js',
  import.meta.url,
);

/** Each check takes a thread with memory of its own: a rush of files waits its turn. */
const inTurn = openTurns(2);

/**
 * What can honestly be said of a file and of each of its signatures. It never throws because of what the file is: the work is
 * done in a thread of its own, and what takes too long or too much memory is "không xác định".
 */
export function verifyPdf(question: Question, limits: Limits = LIMITS): Promise<Verdict> {
  return inTurn(() => ask(question, limits));
}

function ask({ bytes, roots, now }: Question, { megabytes, seconds }: Limits): Promise<Verdict> {
  return new Promise((done) => {
    const worker = new Worker(WORKER, {
      workerData: { bytes, roots, now } satisfies Question,
      resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
      stdout: true,
      stderr: true,
    });
    let isOver = false;
    const end = (verdict: Verdict) => {
      if (isOver) return;
      isOver = true;
      clearTimeout(clock);
      done(verdict);
      void worker.terminate();
    };
    const giveUp = (why: string) => {
      if (isOver) return;
      log('warn', 'verification_given_up', { why, size: bytes.length });
      const reason = 'tệp quá phức tạp nên không kiểm tra được';
      end({ standing: 'unknown', words: wordsFor('unknown', reason), signatures: [] });
    };
    const clock = setTimeout(() => giveUp('time'), seconds * 1000);
    worker.once('message', end);
    worker.once('error', (error: NodeJS.ErrnoException) => giveUp(error.code ?? error.message));
    worker.once('exit', () => giveUp('exit'));
  });
}
