import { Worker } from 'node:worker_threads';
import { Problem, type ProblemCode } from '../problem.ts';
import type { PageImage, QuarterTurns, ReadPage, ScanFile } from './page.ts';

/** What is known of a page before it is read: who took it, and how an officer turned it. */
export interface HowToRead {
  isPhoto?: boolean;
  /** Set when a person said which way is up; else it is found. */
  turns?: QuarterTurns;
}

/** Opens and reads papers in threads of its own, so that the server goes on answering. */
export interface Reader {
  /** @throws Problem file_unreadable, file_too_large */
  countPages(file: ScanFile): Promise<number>;
  /** The page with this number, from 1. @throws Problem file_unreadable */
  openPage(file: ScanFile, number: number): Promise<PageImage>;
  /** The page cleaned and read. @throws Problem file_unreadable when it took too long or broke the reader */
  readPage(image: PageImage, how?: HowToRead): Promise<ReadPage>;
  /** Ends all threads; what still runs is refused with an Error, so that its job is done again. */
  close(): Promise<void>;
}

export interface ReaderOptions {
  /** How many pages are read at once: one a core. */
  threads: number;
  /** How long a page may take, seconds. */
  pageSeconds?: number;
}

export type TaskName = 'countPages' | 'openPage' | 'readPage';

/** What a thread is asked, and what it answers. */
export interface Task {
  name: TaskName;
  args: unknown[];
}
export type Answer = { result: unknown } | { problem: { code: ProblemCode; message: string } };

interface Waiting {
  task: Task;
  resolve: (result: unknown) => void;
  reject: (error: Error) => void;
  timer?: NodeJS.Timeout;
}

const TOO_SLOW = 'Trang này đọc quá lâu nên đã dừng. Hãy quét lại rõ hơn hoặc giữ trang không kèm chữ.';
const CLOSED = 'The reader is closed.';
const BROKEN = 'Trang này làm bộ đọc dừng đột ngột. Hãy quét lại hoặc giữ trang không kèm chữ.';

/** A thread of the bundle stands beside it; from the sources Node takes the file as it is. */
const THREAD = import.meta.url.endsWith('.ts')
  ? new URL('./thread.ts', import.meta.url)
  : new URL('./scanning-thread.js', import.meta.url);

export function openReader({ threads, pageSeconds = 120 }: ReaderOptions): Reader {
  const queue: Waiting[] = [];
  const idle: Worker[] = [];
  const busy = new Map<Worker, Waiting>();
  let isClosed = false;

  const ask = (name: TaskName, ...args: unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (isClosed) return reject(new Error(CLOSED));
      queue.push({ task: { name, args }, resolve, reject });
      next();
    });

  const next = (): void => {
    if (isClosed || queue.length === 0 || busy.size >= threads) return;
    const [thread, waiting] = [idle.pop() ?? begin(), queue.shift()!];
    waiting.timer = setTimeout(() => lose(thread, TOO_SLOW), pageSeconds * 1000);
    busy.set(thread, waiting);
    thread.ref();
    thread.postMessage(waiting.task);
  };

  const begin = (): Worker => {
    const thread = new Worker(THREAD);
    thread.on('message', (answer: Answer) => {
      const waiting = take(thread);
      if (!waiting) return;
      // A thread that waits for work keeps no process alive.
      thread.unref();
      idle.push(thread);
      if ('result' in answer) waiting.resolve(answer.result);
      else waiting.reject(new Problem(answer.problem.code, answer.problem.message));
      next();
    });
    thread.on('error', () => lose(thread, BROKEN));
    thread.on('exit', () => lose(thread, BROKEN));
    return thread;
  };

  const take = (thread: Worker): Waiting | undefined => {
    const waiting = busy.get(thread);
    clearTimeout(waiting?.timer);
    busy.delete(thread);
    return waiting;
  };

  /** Gives a thread up, and with it the page that it had. */
  const lose = (thread: Worker, why: string): void => {
    const at = idle.indexOf(thread);
    if (at !== -1) idle.splice(at, 1);
    take(thread)?.reject(new Problem('file_unreadable', why));
    void thread.terminate();
    next();
  };

  return {
    countPages: (file) => ask('countPages', file) as Promise<number>,
    openPage: (file, number) => ask('openPage', file, number) as Promise<PageImage>,
    readPage: (image, how = {}) => ask('readPage', image, how) as Promise<ReadPage>,
    async close() {
      isClosed = true;
      const all = [...idle, ...busy.keys()];
      const left = [...queue.splice(0), ...all.flatMap((thread) => take(thread) ?? [])];
      for (const { reject } of left) reject(new Error(CLOSED));
      await Promise.all(all.map((thread) => thread.terminate()));
    },
  };
}
