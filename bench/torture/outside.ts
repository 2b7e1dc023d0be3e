// What is outside: a gateway for messages, whose network can be cut.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

export interface Outside {
  url: string;
  /** Nothing that comes is answered from now on, as where a network swallows everything. */
  cut(): void;
  mend(): void;
  /** Keys of messages that it took, each once. */
  taken: ReadonlySet<string>;
  /** How often one came again under its key. */
  repeats(): number;
  /** How many came in vain. */
  swallowed(): number;
  close(): Promise<void>;
}

export async function openOutside(): Promise<Outside> {
  const taken = new Set<string>();
  let isCut = false;
  let repeats = 0;
  let swallowed = 0;
  const server = createServer(async (request, response) => {
    if (isCut) {
      swallowed++;
      return;
    }
    await json(request);
    const key = String(request.headers['idempotency-key']);
    if (taken.has(key)) repeats++;
    taken.add(key);
    response.end();
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    ...{ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, taken },
    cut: () => {
      isCut = true;
    },
    mend: () => {
      isCut = false;
      server.closeAllConnections();
    },
    repeats: () => repeats,
    swallowed: () => swallowed,
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
