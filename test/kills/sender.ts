import { createHash, randomBytes, randomInt, randomUUID } from 'node:crypto';
import { formToken } from '../../src/platform/security/form-token.ts';
import { makePdf } from '../files.ts';

const PROCEDURE = '1.004873';
const PIECE = 32 * 1024;

/** A file that someone sends, and what the server has said of it. */
export interface Sending {
  bytes: Buffer;
  /** Sent again after a broken line, it gives the same upload. */
  key: string;
  id: string | null;
  /** How much was said to be received. */
  acknowledged: number;
  /** Under which name it was said to be taken; null while it was not. */
  taken: string | null;
}

/** Fewer than the twenty that one draft may have. */
const MOST_A_DRAFT = 15;

const isGone = (error: unknown) => error instanceof TypeError;

/** Someone who sends papers in pieces as our script does, and goes on where he was when the server is there again. */
export class Sender {
  readonly #secret: string;
  readonly #caller = `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}`;
  #draft = '';
  #left = 0;
  #address = '';
  /** How many pieces and files the server has acknowledged. */
  acknowledgements = 0;
  readonly sendings: { draft: string; sending: Sending }[] = [];

  constructor(secret: string) {
    this.#secret = secret;
  }

  /** Sends until the server at this address is gone. @throws Error for any answer that it should not give */
  async work(address: string): Promise<void> {
    this.#address = address;
    try {
      for (;;) {
        const open = this.sendings.find(({ sending }) => sending.taken === null);
        await this.#send(open ?? (await this.#next()));
      }
    } catch (error) {
      if (!isGone(error)) throw error;
    }
  }

  /** The bytes that the server gives back of a file that it took. */
  async fetchTaken(address: string, { draft, sending }: Sender['sendings'][number]): Promise<Buffer> {
    const answer = await fetch(`${address}/nop-ho-so/nhap/${draft}/tep/${sending.taken}`);
    mustBe(answer, 200);
    return Buffer.from(await answer.arrayBuffer());
  }

  async #next() {
    if (this.#left === 0) {
      const path = `/nop-ho-so/${PROCEDURE}`;
      const page = await (await this.#ask('GET', path)).text();
      const token = /name="_token" value="([^"]*)"/.exec(page)![1]!;
      const answer = await this.#ask('POST', path, new URLSearchParams({ _token: token }));
      mustBe(answer, 303);
      this.#draft = answer.headers.get('location')!.split('/').at(-1)!;
      this.#left = MOST_A_DRAFT;
    }
    this.#left--;
    const text = randomUUID() + randomBytes(randomInt(4000, 60_000)).toString('hex');
    const sending = { bytes: makePdf({ text }), key: randomUUID(), id: null, acknowledged: 0, taken: null };
    const made = { draft: this.#draft, sending };
    this.sendings.push(made);
    return made;
  }

  async #send({ draft, sending }: Sender['sendings'][number]): Promise<void> {
    const path = `/nop-ho-so/nhap/${draft}/tep`;
    const { bytes, key } = sending;
    const head = { key, name: 'giấy tờ.pdf', part: '1', size: bytes.length };
    const begun = await this.#json(draft, path, head);
    const { id, offset } = (await begun.json()) as { id: string; offset: number };
    if (sending.id !== null && sending.id !== id) throw new Error('another upload for the same key');
    if (offset < sending.acknowledged)
      throw new Error(`${sending.acknowledged} bytes were acknowledged, ${offset} are there`);
    sending.id = id;
    for (let at = offset; at < bytes.length; at = sending.acknowledged) {
      const piece = bytes.subarray(at, at + PIECE);
      const answer = await this.#ask('PATCH', `${path}/${id}`, new Uint8Array(piece), {
        ...this.#token(draft),
        'upload-offset': String(at),
        'upload-checksum': `sha256 ${createHash('sha256').update(piece).digest('base64')}`,
      });
      mustBe(answer, 204);
      sending.acknowledged = Number(answer.headers.get('upload-offset'));
      this.acknowledgements++;
    }
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const done = (await (await this.#json(draft, `${path}/${id}/xong`, { sha256 })).json()) as Taken;
    if (done.sha256 !== sha256) throw new Error('another file was taken');
    sending.taken = done.id;
    this.acknowledgements++;
  }

  async #json(draft: string, path: string, value: object): Promise<Response> {
    const headers = { ...this.#token(draft), 'content-type': 'application/json' };
    return mustBe(await this.#ask('POST', path, JSON.stringify(value), headers), 201);
  }

  #token(draft: string): Record<string, string> {
    return { 'x-form-token': formToken(this.#secret, `draft:${draft}`) };
  }

  #ask(method: string, path: string, body?: BodyInit, headers: Record<string, string> = {}) {
    const all = { accept: 'application/json', 'x-forwarded-for': this.#caller, ...headers };
    return fetch(this.#address + path, { method, ...(body && { body }), headers: all, redirect: 'manual' });
  }
}

interface Taken {
  id: string;
  sha256: string;
}

function mustBe(answer: Response, status: number): Response {
  if (answer.status !== status) throw new Error(`${answer.url}: HTTP ${answer.status} instead of ${status}`);
  return answer;
}
