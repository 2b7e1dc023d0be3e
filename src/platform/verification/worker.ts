import { parentPort, workerData } from 'node:worker_threads';
import { checkFile } from './check-file.ts';
import type { Question } from './index.ts';

const { bytes, roots, now } = workerData as Question;
parentPort!.postMessage(checkFile(bytes, roots, now));
