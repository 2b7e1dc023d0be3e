import type { Hono } from 'hono';
import { createApp } from '../src/app.tsx';
import type { RequestVariables } from '../src/platform/platform.ts';
import { DEMO_PASSWORD } from '../src/seed/seed-organisation.ts';
import type { TestDatabase } from './database.ts';

/** A browser without pictures: keeps cookies, reads form tokens, talks to the application in process. */
export class Visitor {
  readonly #app: Hono<{ Variables: RequestVariables }>;
  readonly #cookies = new Map<string, string>();

  constructor(at: TestDatabase, app = createApp(at.platform)) {
    this.#app = app;
  }

  async get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.#keep(
      await this.#app.request(`http://localhost${path}`, { headers: { ...headers, cookie: this.#cookie() } }),
    );
  }

  /** Posts a form as the page at `from` would, with its token. */
  async post(path: string, fields: Record<string, string | Blob>, from = path): Promise<Response> {
    const page = await (await this.get(from)).text();
    const token = /name="_token" value="([^"]+)"/.exec(page)?.[1] ?? '';
    return this.send(path, { _token: token, ...fields });
  }

  /** Posts exactly these fields. */
  async send(
    path: string,
    fields: Record<string, string | Blob>,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    return this.sendAll(path, Object.entries(fields), headers);
  }

  /** The same with names that may come more than once. */
  async sendAll(
    path: string,
    fields: [string, string | Blob][],
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const body = new FormData();
    for (const [name, value] of fields) body.append(name, value);
    const init = {
      method: 'POST',
      body,
      headers: { host: 'localhost', origin: 'http://localhost', ...headers, cookie: this.#cookie() },
    };
    return this.#keep(await this.#app.request(`http://localhost${path}`, init));
  }

  /** A request of the test's own making, from this browser. */
  async ask(path: string, init: RequestInit & { headers: Record<string, string> }): Promise<Response> {
    return this.raw(path, { ...init, headers: { ...init.headers, cookie: this.#cookie() } });
  }

  /** A request of the test's own making. */
  async raw(path: string, init: RequestInit): Promise<Response> {
    return this.#app.request(`http://localhost${path}`, init);
  }

  async signIn(username: string, password = DEMO_PASSWORD): Promise<Response> {
    return this.post('/dang-nhap', { username, password });
  }

  /** Gives the browser a cookie that was made for it. */
  setCookie(name: string, value: string): void {
    this.#cookies.set(name, value);
  }

  #cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  #keep(response: Response): Response {
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      this.#cookies.set(name!, value!);
    }
    return response;
  }
}
