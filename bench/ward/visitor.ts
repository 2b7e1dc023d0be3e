import { Agent, request } from 'node:http';
import { DEMO_PASSWORD } from '../../src/seed/seed-organisation.ts';

export interface Answer {
  status: number;
  location: string;
  text: string;
}

/** What a signed-in browser sends with each form. */
export interface Session {
  cookie: string;
  token: string;
}

interface Sent {
  method: 'GET' | 'POST';
  fields?: Record<string, string>;
  headers?: Record<string, string>;
  /** The text is not kept: an export may be large. */
  isLarge?: boolean;
}

/** A browser without pictures at a real server: keeps cookies, connections and the token of its forms. */
export class RemoteVisitor {
  readonly address: string;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 64 });
  readonly #cookies = new Map<string, string>();
  #token = '';

  constructor(address: string) {
    this.address = address;
  }

  /** @throws Error when the page is not there */
  async get(path: string, isLarge = false): Promise<Answer> {
    const answer = await this.#send(path, { method: 'GET', isLarge });
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
    return answer;
  }

  /** Sends a form of this session. @throws Error when the answer is not the redirect of a form that was taken */
  async post(path: string, fields: Record<string, string>): Promise<Answer> {
    const answer = await this.#send(path, { method: 'POST', fields: { _token: this.#token, ...fields } });
    if (answer.status !== 303) throw new Error(`${path}: ${answer.status} ${errorIn(answer.text)}`);
    return answer;
  }

  /** Sends a form as anybody from some address. @throws Error when the answer is none of 200 to 299 */
  async postOpenly(
    path: string,
    fields: Record<string, string>,
    headers: Record<string, string>,
  ): Promise<Answer> {
    const answer = await this.#send(path, { method: 'POST', fields, headers });
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${errorIn(answer.text)}`);
    return answer;
  }

  /** `page` is any that this officer may see and that has a form. */
  async signIn(username: string, page: string): Promise<this> {
    this.#token = tokenIn((await this.get('/dang-nhap')).text);
    await this.post('/dang-nhap', { username, password: DEMO_PASSWORD });
    this.#token = tokenIn((await this.get(page)).text);
    return this;
  }

  session(): Session {
    return { cookie: this.#cookie(), token: this.#token };
  }

  close(): void {
    this.#agent.destroy();
  }

  #cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  #send(path: string, { method, fields, headers, isLarge }: Sent): Promise<Answer> {
    const body = fields === undefined ? '' : new URLSearchParams(fields).toString();
    const cookie = this.#cookie();
    const told = {
      ...(cookie !== '' && { cookie }),
      ...(method === 'POST' && {
        'content-type': 'application/x-www-form-urlencoded',
        'content-length': String(Buffer.byteLength(body)),
      }),
      ...headers,
    };
    return new Promise((done, failed) => {
      const sent = request(this.address + path, { method, agent: this.#agent, headers: told }, (answer) => {
        for (const line of answer.headers['set-cookie'] ?? []) {
          const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
          this.#cookies.set(name!, value!);
        }
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => isLarge || chunks.push(chunk));
        answer.on('error', failed);
        answer.on('end', () =>
          done({
            status: answer.statusCode!,
            location: answer.headers.location ?? '',
            text: Buffer.concat(chunks).toString(),
          }),
        );
      });
      sent.on('error', failed);
      sent.end(body);
    });
  }
}

function tokenIn(page: string): string {
  return /name="_token" value="([^"]+)"/.exec(page)?.[1] ?? '';
}

/** What a page of ours says is wrong, for the row that fails. */
function errorIn(page: string): string {
  return (/<main[\s\S]*<\/main>/.exec(page)?.[0] ?? page)
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .slice(0, 200);
}
