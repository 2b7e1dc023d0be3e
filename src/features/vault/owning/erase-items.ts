import { randomUUID } from 'node:crypto';
import type { Tx } from '../../../platform/database/database.ts';
import { marksOf, sealedNumber } from '../../../platform/personal-ids/sealing.ts';
import type { VisitorAct } from '../../citizens/index.ts';
import { noteUses } from '../log.ts';
import { chooserOf, findChoice } from './consents.ts';
import { listOwnItems, lockOwnItems } from './own-items.ts';

/**
 * Takes the vault of a person away: its items bear nobody and lead to no file (a dossier's own paper stays with the dossier), and he is asked again.
 * What he filed for another stays that one's and only loses the account. The log of uses stays. @returns how many items and choices it changed
 */
export async function eraseVault(tx: Tx, act: VisitorAct): Promise<number> {
  const { citizenId } = chooserOf(act);
  const { wardId } = act.visitor;
  const items = await lockOwn(tx, act);
  const others = await listOthers(tx, act, items);
  const gone = {
    ...sealedNumber('vault_items.owner_number', wardId, null),
    ...sealedNumber('vault_items.representative_number', wardId, null),
    ...{ owner_name: '', owner_birth_on: null, citizen_id: null, number: null, reuse: null, file: null },
    ...{ erased_at: act.now, deleted_at: act.now, withdrawn_at: act.now },
  };
  for (const id of items) {
    await tx
      .updateTable('vault_items')
      .set(others.has(id) ? { citizen_id: null } : gone)
      .where('ward_id', '=', wardId)
      .where('id', '=', id)
      .execute();
  }
  const erased = items.filter((id) => !others.has(id));
  await noteUses(
    tx,
    wardId,
    erased.map((itemId) => ({ itemId, what: 'deleted', at: act.now })),
  );
  const isAllowed = (await findChoice(tx, wardId, { citizenId })) !== 'ask';
  return erased.length + (isAllowed ? await askAgain(tx, { wardId, citizenId, now: act.now }) : 0);
}

/** From now on he is asked each time, for all items and for each one that he had allowed. @returns how many allowances ended */
export async function takeBackConsents(tx: Tx, act: VisitorAct): Promise<number> {
  const { citizenId } = chooserOf(act);
  const { wardId } = act.visitor;
  const items = await lockOwn(tx, act);
  const rows =
    items.length === 0
      ? []
      : await tx
          .updateTable('vault_items')
          .set({ reuse: 'ask' })
          .where('ward_id', '=', wardId)
          .where('id', 'in', items)
          .where('reuse', '=', 'allow')
          .returning('id')
          .execute();
  await noteUses(
    tx,
    wardId,
    rows.map(({ id }) => ({ itemId: id, what: 'asked', at: act.now })),
  );
  return rows.length + (await askAgain(tx, { wardId, citizenId, now: act.now }));
}

/** His choices are kept one after the other and none is taken away: from now on it is to ask. @returns how many were added */
async function askAgain(
  tx: Tx,
  { wardId, citizenId, now }: { wardId: number; citizenId: number; now: Date },
): Promise<number> {
  if (citizenId === 0) return 0;
  await tx
    .insertInto('vault_consents')
    .values({
      ...{ ward_id: wardId, citizen_id: citizenId, client_organisation_id: null },
      ...{ choice: 'ask', at: now, client_key: randomUUID() },
    })
    .execute();
  return 1;
}

async function lockOwn(tx: Tx, { visitor }: VisitorAct): Promise<number[]> {
  const own = await listOwnItems(tx, visitor);
  const locked = await lockOwnItems(
    tx,
    visitor,
    own.map(({ id }) => id),
  );
  return locked.map(({ id }) => id);
}

/** Of these, what bears another's number: he filed it for that one. */
async function listOthers(
  tx: Tx,
  { visitor }: VisitorAct,
  ids: readonly number[],
): Promise<ReadonlySet<number>> {
  if (visitor.kind !== 'citizen' || ids.length === 0) return new Set();
  const rows = await tx
    .selectFrom('vault_items')
    .select('id')
    .where('ward_id', '=', visitor.wardId)
    .where('id', 'in', [...ids])
    .where('owner_number', 'is not', null)
    .where('owner_number_mark', 'not in', marksOf(visitor.wardId, visitor.citizen.personalId ?? ''))
    .execute();
  return new Set(rows.map(({ id }) => id));
}
