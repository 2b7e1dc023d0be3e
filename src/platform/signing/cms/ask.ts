import { countCall } from '../../metrics/metrics.ts';
import { askOutside, type Question } from '../../outside/ask-outside.ts';

const PATIENCE_MS = 10_000;
const LARGEST = 5 * 1024 * 1024;

/**
 * What a service of a certification authority answers. Asking twice harms nothing, and a connection that it has just closed is
 * no answer: then it is asked once more.
 * @param own origins that the configuration names; every other must lie on the open internet
 * @throws Error when it does not answer in time, or with what is no answer; NotPublic when it may not be asked
 */
export function ask(url: string, question: Question | null, own: readonly string[]): Promise<Uint8Array> {
  return countCall('certification', () => send(url, question, own));
}

async function send(url: string, question: Question | null, own: readonly string[]): Promise<Uint8Array> {
  const once = () => askOutside(url, question, { own, patienceMs: PATIENCE_MS, mostBytes: LARGEST });
  const bytes = await once().catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ECONNRESET' && error.code !== 'EPIPE') throw error;
    return once();
  });
  if (bytes.length === 0) throw new Error(`${new URL(url).host} gave no answer.`);
  return bytes;
}
