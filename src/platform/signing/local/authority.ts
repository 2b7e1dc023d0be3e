import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Signer } from '../keys/signer.ts';
import { signerOfKey } from '../keys/signer.ts';
import { answerOcsp, answerTimestamp, writeCrl } from './answers.ts';
import { certify, type Holder, issue, serialOf, toPem, type Wanted } from './issue.ts';
import { openKept } from './kept.ts';
import { writePkcs12 } from './write-pkcs12.ts';

/** Whom a certificate of the test authority names. */
export interface Subject {
  commonName: string;
  organisation: string;
  title?: string;
  algorithm?: 'rsa' | 'ecdsa';
  /** By default from yesterday for two years. */
  from?: Date;
  until?: Date;
}

export interface LocalAuthority {
  /** The root that whoever trusts this authority names (DER). */
  root: Uint8Array;
  /** The issuing authority and the root. */
  chain: Uint8Array[];
  tsaUrl: string;
  /** Folder with the root (PEM), for the settings; null when it keeps nothing. */
  rootsFolder: string | null;
  issue(subject: Subject): Holder;
  issuePkcs12(subject: Subject, password: string): Promise<Uint8Array>;
  /** For a key on a token, by its public key (DER, SPKI). */
  certifyKey(subject: Subject, spki: Uint8Array): Uint8Array;
  signerOf(holder: Holder): Signer;
  revoke(certificate: Uint8Array, at: Date): void;
  /** How it answers from now on. */
  answerWith(how: 'well' | 'close' | 'garbage'): void;
  close(): Promise<void>;
}

interface Wiring {
  /** Where it keeps its keys between starts; null: in memory. */
  folder: string | null;
  host?: string;
  /** 0: any that is free. */
  port: number;
  now(): Date;
}

export const TEST_ORGANISATION = 'Thử nghiệm – không có giá trị pháp lý';
const DAY_MS = 86_400_000;

/**
 * A small certification authority on this machine, for the demo and for tests: a root, an issuing authority, a time stamp
 * authority (RFC 3161), lists of revoked certificates and OCSP, over http. Nothing it signs has any legal value, and every
 * name in it says so.
 */
export async function startLocalAuthority(wiring: Wiring): Promise<LocalAuthority> {
  const server = createServer();
  const { host = '127.0.0.1', port } = wiring;
  const listen = (wanted: number) =>
    new Promise<void>((ready, failed) => {
      server.once('error', failed);
      server.listen(wanted, host, () => ready());
    });
  await listen(port).catch(() => listen(0));
  const authority = new TestAuthority(`http://${host}:${(server.address() as AddressInfo).port}`, wiring);
  server.on('request', (request, response) => {
    authority.handle(request, response).catch(() => void response.writeHead(500).end());
  });
  return authority.open(server);
}

class TestAuthority {
  #answer: Parameters<LocalAuthority['answerWith']>[0] = 'well';
  readonly #url: string;
  readonly #now: () => Date;
  readonly #kept: ReturnType<typeof openKept>;
  readonly #root: Holder;
  readonly #issuing: Holder;
  readonly #stamping: Holder;
  readonly #responding: Holder;

  constructor(url: string, { folder, now }: Wiring) {
    this.#url = url;
    this.#now = now;
    this.#kept = openKept(folder);
    const make = (name: string, use: Wanted['use'], issuer: Holder | null, stateOfIssuer: 'goc' | null) =>
      this.#kept.holder(name, () =>
        issue(
          {
            ...this.#span(20),
            commonName: `${name} (thử nghiệm)`,
            organisation: TEST_ORGANISATION,
            use,
            stateUrls: stateOfIssuer && { ocsp: null, crl: `${url}/goc.crl` },
          },
          issuer,
        ),
      );
    this.#root = make('CA gốc Một Cửa', 'authority', null, null);
    this.#issuing = make('CA cấp phát Một Cửa', 'authority', this.#root, 'goc');
    this.#stamping = make('Dấu thời gian Một Cửa', 'time stamps', this.#root, 'goc');
    this.#responding = make('Trả lời OCSP Một Cửa', 'ocsp', this.#issuing, null);
  }

  open(server: Server): LocalAuthority {
    const chain = [this.#issuing.certificate, this.#root.certificate];
    return {
      root: this.#root.certificate,
      chain,
      tsaUrl: `${this.#url}/tsa`,
      rootsFolder: this.#kept.writeRoot(toPem(this.#root).certificate),
      issue: (subject) => issue(this.#wanted(subject), this.#issuing),
      issuePkcs12: (subject, password) =>
        writePkcs12(issue(this.#wanted(subject), this.#issuing), chain, password),
      certifyKey: (subject, spki) => certify(this.#wanted(subject), spki, this.#issuing),
      signerOf: ({ key, certificate }) => signerOfKey(key, certificate, chain),
      revoke: (certificate, at) => this.#kept.revoke(serialOf(certificate), at),
      answerWith: (how) => {
        this.#answer = how;
      },
      close: async () => {
        server.closeAllConnections();
        await new Promise<void>((done) => server.close(() => done()));
      },
    };
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (this.#answer === 'close') return void response.socket?.destroy();
    if (this.#answer === 'garbage') return void response.writeHead(200).end('<h1>Bảo trì</h1>');
    const body = await readAll(request);
    const answer = await this.#answerTo(request.url ?? '/', body);
    if (!answer) return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': answer.type }).end(answer.bytes);
  }

  async #answerTo(path: string, body: Buffer): Promise<{ type: string; bytes: Uint8Array } | null> {
    const now = this.#now();
    if (path === '/tsa') {
      const signer = signerOfKey(this.#stamping.key, this.#stamping.certificate, [this.#root.certificate]);
      return { type: 'application/timestamp-reply', bytes: await answerTimestamp(body, signer, now) };
    }
    if (path === '/ocsp') {
      const how = {
        holder: this.#responding,
        issuer: this.#issuing.certificate,
        revoked: this.#kept.revoked(),
        now,
      };
      return { type: 'application/ocsp-response', bytes: answerOcsp(body, how) };
    }
    const type = 'application/pkix-crl';
    if (path === '/goc.crl') return { type, bytes: writeCrl(this.#root, new Map(), now) };
    if (path === '/cap-phat.crl') return { type, bytes: writeCrl(this.#issuing, this.#kept.revoked(), now) };
    return null;
  }

  #wanted({ from, until, ...subject }: Subject): Wanted {
    const span = this.#span(2);
    const stateUrls = { ocsp: `${this.#url}/ocsp`, crl: `${this.#url}/cap-phat.crl` };
    return { ...subject, from: from ?? span.from, until: until ?? span.until, use: 'signing', stateUrls };
  }

  #span(years: number): { from: Date; until: Date } {
    const now = this.#now().getTime();
    return { from: new Date(now - DAY_MS), until: new Date(now + years * 365 * DAY_MS) };
  }
}

async function readAll(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}
