import { createServer, type IncomingMessage } from 'node:http';
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
  /** How the gateway answers from now on: with 200, or with a fault. */
  answerWith(status: number): void;
  close(): Promise<void>;
}

const KEPT = 500;

/**
 * A small mail server and a small message gateway on this machine, for the demo and for tests: real peers over real
 * sockets that keep what they were given. The gateway takes a message with the same idempotency key once.
 */
export async function startLocalPeers(now: () => Date): Promise<LocalPeers> {
  const delivered: Delivered[] = [];
  const keys = new Set<string>();
  let status = 200;
  const keep = (message: Omit<Delivered, 'at'>) => {
    delivered.push({ ...message, at: now() });
    if (delivered.length > KEPT) delivered.shift();
  };
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, done) => {
      readAll(stream).then((text) => {
        for (const { address } of session.envelope.rcptTo) keep({ channel: 'mail', to: address, text });
        done();
      }, done);
    },
  });
  const gateway = createServer((request, response) => {
    readAll(request).then((body) => {
      if (status === 200) {
        const { channel, to, text } = JSON.parse(body) as Omit<Delivered, 'at'>;
        const key = String(request.headers['idempotency-key'] ?? '');
        if (!keys.has(key)) keep({ channel, to, text });
        keys.add(key);
      }
      response.writeHead(status).end();
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
      status = next;
    },
    close: async () => {
      await new Promise<void>((done) => smtp.close(() => done()));
      gateway.closeAllConnections();
      await new Promise<void>((done) => gateway.close(() => done()));
    },
  };
}

async function readAll(stream: NodeJS.ReadableStream | IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks).toString('utf8');
}
