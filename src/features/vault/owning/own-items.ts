import { toLocalDay } from '../../../law/day.ts';
import type { Db, Tx } from '../../../platform/database/database.ts';
import { foldVietnamese } from '../../../platform/fold-vietnamese.ts';
import { marksOf } from '../../../platform/personal-ids/sealing.ts';
import { Problem } from '../../../platform/problem.ts';
import type { Visitor } from '../../citizens/index.ts';
import { stateOf, type VaultItem } from '../schema.ts';
import { readItems, vaultItems } from '../store.ts';

/**
 * The items of a visitor. A person: what was filed from his account for himself, and, at level 2, what bears his personal id
 * and his name. Whoever acts for an organisation: what was filed from its account, and what bears its code where he himself
 * stands in that dossier as who came for it: a code that someone claims opens nothing. A guest has no vault.
 */
function ownItems(db: Db, visitor: Visitor) {
  const items = vaultItems(db, visitor.wardId);
  if (visitor.kind === 'guest') return items.where('i.id', '<', 0);
  const { citizen, actingFor } = visitor;
  const marks = (number: string) => marksOf(visitor.wardId, number);
  const vouched = citizen.assurance === 2 ? citizen.personalId : null;
  if (actingFor !== null)
    return items.where((where) =>
      where.or([
        where('i.client_organisation_id', '=', actingFor.id),
        where.and([
          where('i.owner_kind', '=', 'organisation'),
          where('i.owner_number_mark', 'in', marks(actingFor.code)),
          where('i.representative_number_mark', 'in', marks(vouched ?? '')),
        ]),
      ]),
    );
  return items.where((where) => {
    const filed = where.and([
      where('i.citizen_id', '=', citizen.id),
      where('i.client_organisation_id', 'is', null),
    ]);
    if (vouched === null) return filed;
    const birth = citizen.birthOn;
    return where.or([
      filed,
      where.and([
        where('i.owner_kind', '=', 'citizen'),
        where('i.owner_number_mark', 'in', marks(vouched)),
        where('i.owner_name', '=', foldVietnamese(citizen.name)),
        ...(birth === null
          ? []
          : [where.or([where('i.owner_birth_on', 'is', null), where('i.owner_birth_on', '=', birth)])]),
      ]),
    ]);
  });
}

/** All of them, the newest first. */
export function listOwnItems(db: Db, visitor: Visitor): Promise<VaultItem[]> {
  return readItems(ownItems(db, visitor));
}

/** Those that he may use again on a day. */
export async function listUsable(db: Db, visitor: Visitor, now: Date): Promise<VaultItem[]> {
  const today = toLocalDay(now);
  return (await listOwnItems(db, visitor)).filter((item) => stateOf(item, today) === 'valid');
}

/** @throws Problem not_found, also for another's */
export async function findOwnItem(db: Db, visitor: Visitor, id: number): Promise<VaultItem> {
  const [item] = await readItems(ownItems(db, visitor).where('i.id', '=', id));
  if (!item) throw new Problem('not_found', 'Không có giấy tờ này trong kho của bạn.');
  return item;
}

/** The same items for change, in one order for everyone, until the transaction ends. */
export async function lockOwnItems(tx: Tx, visitor: Visitor, ids: readonly number[]): Promise<VaultItem[]> {
  if (ids.length === 0) return [];
  const own = () => ownItems(tx, visitor).where('i.id', 'in', ids);
  await own().orderBy('i.id').forUpdate('i').execute();
  // Read anew: what was waited for may have changed them.
  return readItems(own());
}
