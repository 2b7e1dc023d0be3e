// Programs that hand in petitions by Open311.
import { randomUUID } from 'node:crypto';
import { addOpen311Key } from '../../src/features/feedback/index.ts';
import { listWards } from '../../src/features/organisation/index.ts';
import { asOwner } from '../../src/platform/database/database.ts';
import { PATIENCE_MS, type Send, type Work } from './load.ts';

/** So many that none meets its limit an hour; they are used by turns. */
const KEYS = 200;

/** Adds keys of programs to the first ward. @returns what a client with them does */
export async function openPetitions(ownerUrl: string): Promise<Work> {
  const { ward, keys } = await asOwner(ownerUrl, async (owner) => {
    const [first] = await listWards(owner.db);
    const made: string[] = [];
    for (let at = 0; at < KEYS; at++) {
      const given = { wardId: first!.id, name: `Tải ${at + 1}`, now: new Date() };
      made.push((await owner.transact((tx) => addOpen311Key(tx, given))).key);
    }
    return { ward: first!.code, keys: made };
  });
  let turn = 0;
  return async (deliver) => {
    const mark = randomUUID();
    await deliver(mark, petition({ ward, key: keys[turn++ % keys.length]!, mark }));
  };
}

function petition({ ward, key, mark }: { ward: string; key: string; mark: string }): Send {
  const fields = {
    ...{ api_key: key, jurisdiction_id: ward, service_code: 'thai-do' },
    ...{ description: `Thử tải ${mark}.`, address_string: 'Quầy 3', email: 'thu@example.com' },
  };
  return async (address) => {
    const answer = await fetch(`${address}/open311/v2/requests.json`, {
      method: 'POST',
      headers: { 'idempotency-key': mark },
      body: new URLSearchParams(fields),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const body = await answer.text();
    if (!answer.ok) return { status: answer.status, code: null };
    return { status: answer.status, code: JSON.parse(body)[0].service_request_id as string };
  };
}
