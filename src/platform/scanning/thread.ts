import { parentPort } from 'node:worker_threads';
import { Problem } from '../problem.ts';
import { countPages, openPage } from './open-pages.ts';
import type { Answer, HowToRead, Task } from './open-reader.ts';
import type { PageImage, ScanFile } from './page.ts';
import { readPage } from './read-page.ts';

// One thread of the reader: does one thing after the other, and says what came of it.
parentPort!.on('message', (task: Task) => {
  perform(task).then(
    (answer) => parentPort!.postMessage(answer),
    // What is no refusal ends the thread: the reader says so and takes a new one.
    (error) =>
      setImmediate(() => {
        throw error;
      }),
  );
});

async function perform({ name, args }: Task): Promise<Answer> {
  try {
    if (name === 'countPages') return { result: await countPages(args[0] as ScanFile) };
    if (name === 'openPage') return { result: await openPage(args[0] as ScanFile, args[1] as number) };
    return { result: await readPage(args[0] as PageImage, args[1] as HowToRead) };
  } catch (error) {
    if (error instanceof Problem) return { problem: { code: error.code, message: error.message } };
    throw error;
  }
}
