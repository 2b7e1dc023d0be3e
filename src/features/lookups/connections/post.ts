import { countCall } from '../../../platform/metrics/metrics.ts';

/** The peer could not be reached, or said that it cannot now. */
export class Unreachable extends Error {}

/** The peer did not answer within the limit. */
export class TooSlow extends Error {}

/** The peer answered with what is no answer: refused us, too long, no JSON. */
export class Unreadable extends Error {}

const MOST_BYTES = 64 * 1024;

/** One question over HTTP; neither it nor the answer ever stands in an error. @throws Unreachable, TooSlow, Unreadable */
export function post(
  url: string,
  message: object,
  given: { token: string; signal: AbortSignal },
): Promise<unknown> {
  return countCall('lookups', () => ask(url, message, given));
}

async function ask(
  url: string,
  message: object,
  { token, signal }: { token: string; signal: AbortSignal },
): Promise<unknown> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(message),
      // Another host must not get the token and the number.
      redirect: 'error',
      signal,
    });
    if (answer.status >= 500 || answer.status === 429)
      throw await dropped(answer, new Unreachable(`Máy chủ báo lỗi ${answer.status}.`));
    if (!answer.ok) throw await dropped(answer, new Unreadable(`Máy chủ từ chối, mã ${answer.status}.`));
    return parse(await readText(answer));
  } catch (error) {
    if (error instanceof Unreadable || error instanceof Unreachable) throw error;
    if (signal.aborted) throw new TooSlow('Quá thời gian chờ.');
    throw new Unreachable('Không kết nối được.');
  }
}

async function dropped<T>(answer: Response, error: T): Promise<T> {
  await answer.body?.cancel().catch(() => undefined);
  return error;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Unreadable('Câu trả lời không đọc được.');
  }
}

async function readText(answer: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of answer.body ?? []) {
    size += chunk.length;
    if (size > MOST_BYTES) throw new Unreadable('Câu trả lời quá dài.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
