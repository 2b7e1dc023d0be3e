// Programs that hand in petitions by Open311 and behave as a careful client does: every write has a key of its own and is sent
// again under it until the server says that it is written.
import { randomUUID } from 'node:crypto';
import { addOpen311Key } from '../../src/features/feedback/index.ts';
import { listWards } from '../../src/features/organisation/index.ts';
import { asOwner } from '../../src/platform/database/database.ts';
import type { Ledger } from './ledger.ts';
import '../../test/ids-key.ts';

export interface Load {
  /** Sends nothing new and waits until what is under way is answered. */
  end(): Promise<void>;
  /** Answers by status, and 0 for connections that broke. */
  answers: ReadonlyMap<number, number>;
}

interface LoadPlan {
  /** Addresses that serve just now. */
  addresses: () => readonly string[];
  clients: number;
  /** Keys of Open311 programs, used by turns: each has its own limit an hour. */
  keys: readonly string[];
  /** The jurisdiction: the ward's code. */
  ward: string;
  ledger: Ledger;
}

/** The longest that a client waits for an answer, and for how long it goes on sending a write again, in milliseconds. */
const PATIENCE_MS = 10_000;
const GIVES_UP_MS = 120_000;
const BETWEEN_TRIES_MS = 100;
/** So many that none meets its limit an hour. */
const KEYS = 200;

/** Adds keys of programs to the first ward. */
export async function addKeys(ownerUrl: string): Promise<{ ward: string; keys: string[] }> {
  return asOwner(ownerUrl, async (owner) => {
    const [first] = await listWards(owner.db);
    const made: string[] = [];
    for (let at = 0; at < KEYS; at++) {
      const given = { wardId: first!.id, name: `Tải ${at + 1}`, now: new Date() };
      made.push((await owner.transact((tx) => addOpen311Key(tx, given))).key);
    }
    return { ward: first!.code, keys: made };
  });
}

export function startLoad(plan: LoadPlan): Load {
  const answers = new Map<number, number>();
  let isOver = false;
  let turn = 0;
  const client = async () => {
    while (!isOver) await write(plan, plan.keys[turn++ % plan.keys.length]!, answers);
  };
  const clients = Array.from({ length: plan.clients }, client);
  return {
    answers,
    end: async () => {
      isOver = true;
      await Promise.all(clients);
    },
  };
}

async function write(plan: LoadPlan, key: string, answers: Map<number, number>): Promise<void> {
  const mark = randomUUID();
  for (const until = Date.now() + GIVES_UP_MS; Date.now() < until; ) {
    plan.ledger.sent(mark);
    const { status, code } = await send(plan, key, mark);
    answers.set(status, (answers.get(status) ?? 0) + 1);
    if (code !== null) return plan.ledger.acknowledged(mark, code);
    await new Promise((wake) => setTimeout(wake, BETWEEN_TRIES_MS));
  }
}

/** @returns the status, 0 when the connection broke; the code of the petition when the server says that it is written */
async function send(
  { addresses, ward }: LoadPlan,
  key: string,
  mark: string,
): Promise<{ status: number; code: string | null }> {
  const all = addresses();
  const address = all[Math.floor(Math.random() * all.length)];
  if (address === undefined) return { status: 0, code: null };
  const fields = {
    ...{ api_key: key, jurisdiction_id: ward, service_code: 'thai-do' },
    ...{ description: `Thử tải ${mark}.`, address_string: 'Quầy 3', email: 'thu@example.com' },
  };
  try {
    const answer = await fetch(`${address}/open311/v2/requests.json`, {
      method: 'POST',
      headers: { 'idempotency-key': mark },
      body: new URLSearchParams(fields),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const body = await answer.text();
    if (!answer.ok) return { status: answer.status, code: null };
    return { status: answer.status, code: JSON.parse(body)[0].service_request_id as string };
  } catch {
    return { status: 0, code: null };
  }
}
