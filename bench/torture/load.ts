// Clients that behave as careful ones do: every write has a key of its own and is sent again under it until the server says that it is
// written.
import type { Ledger } from './ledger.ts';
import '../../test/ids-key.ts';

export interface Load {
  /** Sends nothing new and waits until what is under way is answered. */
  end(): Promise<void>;
  /** Answers by status, and 0 for connections that broke. */
  answers: ReadonlyMap<number, number>;
}

interface Answer {
  /** 0 when the connection broke. */
  status: number;
  /** Under what the server keeps it, once it says that it is written. */
  code: string | null;
}

/** Sends one write to a server, and rejects when the connection broke. */
export type Send = (address: string) => Promise<Answer>;

/** Sends a write until it is acknowledged. @returns its code; null when it was given up */
export type Deliver = (mark: string, send: Send) => Promise<string | null>;

/** One piece of a client's work: some writes, one after the other. */
export type Work = (deliver: Deliver) => Promise<void>;

interface LoadPlan {
  /** Addresses that serve just now. */
  addresses: () => readonly string[];
  /** What each client does again and again. */
  clients: readonly Work[];
  ledger: Ledger;
}

/** The longest that a client waits for an answer, and for how long it goes on sending a write again, in milliseconds. */
export const PATIENCE_MS = 10_000;
const GIVES_UP_MS = 120_000;
const BETWEEN_TRIES_MS = 100;

export function startLoad({ addresses, clients, ledger }: LoadPlan): Load {
  const answers = new Map<number, number>();
  let isOver = false;
  const deliver: Deliver = async (mark, send) => {
    for (const until = Date.now() + GIVES_UP_MS; Date.now() < until; ) {
      ledger.sent(mark);
      const { status, code } = await sendSomewhere(addresses(), send);
      answers.set(status, (answers.get(status) ?? 0) + 1);
      if (code !== null) {
        ledger.acknowledged(mark, code);
        return code;
      }
      await new Promise((wake) => setTimeout(wake, BETWEEN_TRIES_MS));
    }
    return null;
  };
  const running = clients.map(async (work) => {
    while (!isOver) await work(deliver);
  });
  return {
    answers,
    end: async () => {
      isOver = true;
      await Promise.all(running);
    },
  };
}

async function sendSomewhere(addresses: readonly string[], send: Send): Promise<Answer> {
  const address = addresses[Math.floor(Math.random() * addresses.length)];
  if (address === undefined) return { status: 0, code: null };
  return send(address).catch(() => ({ status: 0, code: null }));
}
