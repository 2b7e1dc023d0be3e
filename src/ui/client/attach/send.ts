import type { Waiting } from './keep.ts';

/** What the server said no to, in its words. */
class Failed extends Error {
  readonly status: number;

  constructor(message: string, status: number) {
    super(message);
    this.status = status;
  }

  /** A piece that does not fit, an upload that is no more, a fault of the server: going on from its state mends them. */
  get isPassing(): boolean {
    return this.status === 409 || this.status === 404 || this.status >= 500;
  }
}

/** Refused, to be shown and not tried again. */
export class Refused extends Error {
  /** Whether signing in again would let it through. */
  readonly needsSession: boolean;

  constructor(message: string, needsSession: boolean) {
    super(message);
    this.needsSession = needsSession;
  }
}

interface Answer {
  id: string;
  offset: number;
  size: number;
  chunk: number;
}

const LONGEST_WAIT_S = 30;
const MOST_TRIES = 60;
const TIME_LIMIT_MS = 60_000;

export interface Sending {
  token: string;
  /** Ends it when the visitor does not want it any more. */
  signal: AbortSignal;
  /** Share that the server has, and why it waits, if it does. */
  tell(share: number | null, waitsFor: string | null): void;
}

/**
 * Sends a file in pieces until the server has taken it, however often the line breaks.
 * @returns its id at the server
 * @throws Refused
 */
export async function send(file: Waiting, sending: Sending): Promise<string> {
  for (let tries = 0; ; tries++) {
    try {
      return await sendOnce(file, sending, () => {
        tries = 0;
      });
    } catch (error) {
      sending.signal.throwIfAborted();
      const failed = error instanceof Failed ? error : null;
      if (error instanceof Refused) throw error;
      if (failed && !failed.isPassing) throw new Refused(failed.message, [401, 403].includes(failed.status));
      if (tries >= MOST_TRIES) throw error;
      sending.tell(null, failed === null ? 'mất mạng, đang chờ để gửi tiếp' : failed.message);
      await lineIsBack(Math.min(LONGEST_WAIT_S, 2 ** Math.min(tries, 5)));
    }
  }
}

/** Goes on from where the server is: beginning again with the same key says where. */
async function sendOnce(file: Waiting, sending: Sending, moved: () => void): Promise<string> {
  const { action, blob } = file;
  const begun = await begin(file, sending);
  let { offset } = begun;
  while (offset < blob.size) {
    sending.tell(offset / blob.size, null);
    const piece = await blob.slice(offset, offset + begun.chunk).arrayBuffer();
    const sum = await sha256(piece);
    const headers: Record<string, string> = { 'upload-offset': String(offset) };
    if (sum) headers['upload-checksum'] = `sha256 ${btoa(String.fromCharCode(...sum))}`;
    await call(sending, 'PATCH', `${action}/${begun.id}`, piece, headers);
    offset += piece.byteLength;
    moved();
  }
  sending.tell(1, null);
  const whole = await sha256(await blob.arrayBuffer());
  const hex = whole && Array.from(whole, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const taken = await call<Answer>(
    sending,
    'POST',
    `${action}/${begun.id}/xong`,
    JSON.stringify(hex ? { sha256: hex } : {}),
  );
  return taken.id;
}

/** @throws Refused when the place itself is no more */
function begin({ action, key, name, part, blob }: Waiting, sending: Sending): Promise<Answer> {
  const fields = JSON.stringify({ key, name, part, size: blob.size });
  return call<Answer>(sending, 'POST', action, fields).catch((error) => {
    throw error instanceof Failed && error.status === 404 ? new Refused(error.message, false) : error;
  });
}

/** Browsers count it only on safe addresses; elsewhere the server's own checks must do. */
async function sha256(bytes: ArrayBuffer): Promise<Uint8Array | null> {
  return crypto.subtle ? new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)) : null;
}

/** @throws Failed, or what the browser says when there is no line */
async function call<Body>(
  { token, signal }: Sending,
  method: string,
  address: string,
  body: string | ArrayBuffer,
  headers: Record<string, string> = {},
): Promise<Body> {
  const limit = new AbortController();
  const stop = () => limit.abort();
  const timer = setTimeout(stop, TIME_LIMIT_MS);
  signal.addEventListener('abort', stop);
  try {
    const answer = await fetch(address, {
      method,
      body,
      signal: limit.signal,
      headers: {
        accept: 'application/json',
        'content-type': typeof body === 'string' ? 'application/json' : 'application/offset+octet-stream',
        'x-form-token': token,
        ...headers,
      },
    });
    if (answer.ok) return (answer.status === 204 ? null : await answer.json()) as Body;
    const problem = await answer.json().catch(() => null);
    throw new Failed(problem?.title ?? 'Không gửi được tệp. Hãy mở lại trang rồi thử lại.', answer.status);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}

function lineIsBack(seconds: number): Promise<void> {
  return new Promise((done) => {
    const timer = setTimeout(done, seconds * 1000);
    addEventListener(
      'online',
      () => {
        clearTimeout(timer);
        done();
      },
      { once: true },
    );
  });
}

/** Lets the server forget what it has of a file that is not wanted any more. */
export async function cancel(file: Waiting, token: string): Promise<void> {
  const sending: Sending = { token, signal: new AbortController().signal, tell: () => undefined };
  try {
    const { id } = await begin(file, sending);
    await call(sending, 'DELETE', `${file.action}/${id}`, '');
  } catch {
    // It is forgotten there after a day.
  }
}
