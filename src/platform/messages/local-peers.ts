import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A message as a peer took it. */
export interface Delivered {
  channel: string;
  to: string;
  text: string;
  at: Date;
}

export interface LocalPeers {
  smtpUrl: string;
  gatewayUrl: string;
  /** The newest last. */
  delivered: Delivered[];
  /** How the gateway answers from now on: with 200, with a fault, with no answer, or with what is no answer. */
  answerWith(answer: Answer): void;
  /** How the mail server answers a recipient from now on; null: it takes him. */
  refuseMail(code: number | null): void;
  close(): Promise<void>;
}

/** "taken": the message is kept and no answer comes. */
type Answer =
  | number
  | 'taken'
  | 'hang'
  | 'close'
  | 'garbage'
  | 'page'
  | { status: number; retryAfter: string };

const KEPT = 500;

/**
 * A small mail server and a small message gateway on this machine, for the demo and for tests: real peers over real
 * sockets that keep what they were given. The gateway takes a message with the same idempotency key once.
 */
export async function startLocalPeers(now: () => Date): Promise<LocalPeers> {
  const delivered: Delivered[] = [];
  const keys = new Set<string>();
  let answer: Answer = 200;
  let mailCode: number | null = null;
  const keep = (message: Omit<Delivered, 'at'>) => {
    delivered.push({ ...message, at: now() });
    if (delivered.length > KEPT) delivered.shift();
  };
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, done) => {
      if (mailCode === null) return done();
      done(Object.assign(new Error('no such recipient today'), { responseCode: mailCode }));
    },
    onData: (stream, session, done) => {
      readAll(stream).then((text) => {
        for (const { address } of session.envelope.rcptTo) keep({ channel: 'mail', to: address, text });
        done();
      }, done);
    },
  });
  const gateway = createServer((request, response) => {
    readAll(request).then((body) => {
      if (answer === 200 || answer === 'taken') {
        const { channel, to, text } = JSON.parse(body) as Omit<Delivered, 'at'>;
        const key = String(request.headers['idempotency-key'] ?? '');
        if (!keys.has(key)) keep({ channel, to, text });
        keys.add(key);
      }
      reply(response, answer);
    });
  });
  const mailPort = await new Promise<number>((ready) => {
    const server = smtp.listen(0, '127.0.0.1', () => ready((server.address() as AddressInfo).port));
  });
  await new Promise<void>((ready) => gateway.listen(0, '127.0.0.1', ready));
  const { port } = gateway.address() as AddressInfo;
  return {
    smtpUrl: `smtp://127.0.0.1:${mailPort}`,
    gatewayUrl: `http://127.0.0.1:${port}/`,
    delivered,
    answerWith: (next) => {
      answer = next;
    },
    refuseMail: (code) => {
      mailCode = code;
    },
    close: async () => {
      await new Promise<void>((done) => smtp.close(() => done()));
      gateway.closeAllConnections();
      await new Promise<void>((done) => gateway.close(() => done()));
    },
  };
}

/** As gateways do, and as they do on their bad days. */
function reply(response: ServerResponse, answer: Answer): void {
  if (answer === 'hang' || answer === 'taken') return;
  if (answer === 'close') response.socket?.destroy();
  else if (answer === 'garbage') response.socket?.end('\u0000\u0001 no HTTP at all');
  else if (answer === 'page') response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Wifi</h1>');
  else if (typeof answer === 'number') response.writeHead(answer).end();
  else response.writeHead(answer.status, { 'retry-after': answer.retryAfter }).end();
}

async function readAll(stream: NodeJS.ReadableStream | IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks).toString('utf8');
}
