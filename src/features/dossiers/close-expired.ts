import { toLocalDay } from '../../law/day.ts';
import type { Database, Db, Tx } from '../../platform/database/database.ts';
import { derivedKey } from './derived-key.ts';
import { echoStep } from './echo.ts';
import { nextNumber } from './numbers.ts';
import { lockWithKin } from './store.ts';
import { saveSystemStep } from './system-step.ts';
import { findWardRules } from './ward-rules.ts';

/** Closes every dossier of a ward whose supplement was not brought in time, each in its own transaction. @returns how many */
export async function closeExpired(database: Database, wardId: number, now: Date): Promise<number> {
  const ids = await findExpired(database.db, wardId, now);
  let closed = 0;
  for (const dossierId of ids)
    if (await database.transact((tx) => closeOne(tx, { wardId, dossierId }, now))) closed++;
  return closed;
}

async function findExpired(db: Db, wardId: number, now: Date): Promise<number[]> {
  const rows = await db
    .selectFrom('dossiers')
    .select('id')
    .where('ward_id', '=', wardId)
    .where('supplement_until', '<', now)
    .orderBy('supplement_until')
    .limit(500)
    .execute();
  return rows.map((row) => row.id);
}

/** Looks again under the lock: the supplement may have come in meanwhile. */
async function closeOne(tx: Tx, key: { wardId: number; dossierId: number }, now: Date): Promise<boolean> {
  const dossier = await lockWithKin(tx, key);
  const { supplementUntil } = dossier.state;
  if (supplementUntil === null || supplementUntil >= now) return false;
  const number = await nextNumber(tx, key.wardId, 'stop_notice', Number(toLocalDay(now).slice(0, 4)));
  const clientKey = derivedKey(`${key.wardId}/${key.dossierId}/${supplementUntil.toISOString()}`, 'expire');
  const saved = await saveSystemStep(tx, dossier, {
    step: 'expire',
    statusAfter: 'stopped',
    payload: { number: String(number), until: supplementUntil.toISOString() },
    now,
    clientKey,
  });
  await echoStep(tx, saved, { now, clientKey, rules: await findWardRules(tx, key.wardId, now) });
  return true;
}
