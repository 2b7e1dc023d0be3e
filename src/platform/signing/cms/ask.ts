import { countCall } from '../../metrics/metrics.ts';

const PATIENCE_MS = 10_000;
const LARGEST = 5 * 1024 * 1024;

/** A question to a time stamp or revocation service; without one, what lies at the address. */
interface Question {
  type: string;
  body: Uint8Array;
}

/**
 * What a service of a certification authority answers. Asking twice harms nothing, and a connection that it has just closed is
 * no answer: then it is asked once more.
 * @throws Error when it does not answer in time, or with what is no answer
 */
export function ask(url: string, question: Question | null): Promise<Uint8Array> {
  return countCall('certification', () => send(url, question));
}

async function send(url: string, question: Question | null): Promise<Uint8Array> {
  const once = () =>
    fetch(url, {
      ...(question && {
        ...{ method: 'POST', headers: { 'content-type': question.type } },
        body: Uint8Array.from(question.body),
      }),
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
  const answer = await once().catch((error: Error) => {
    if (error.name === 'TimeoutError') throw error;
    return once();
  });
  if (!answer.ok) throw new Error(`${new URL(url).host} answered ${answer.status}.`);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  if (bytes.length === 0 || bytes.length > LARGEST) throw new Error(`${new URL(url).host} gave no answer.`);
  return bytes;
}
