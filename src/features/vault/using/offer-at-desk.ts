import { isDay, toLocalDay } from '../../../law/day.ts';
import { checkOrganisationId, checkPersonalId } from '../../../law/personal-id.ts';
import type { Db, Tx } from '../../../platform/database/database.ts';
import { foldVietnamese } from '../../../platform/fold-vietnamese.ts';
import { marksOf } from '../../../platform/personal-ids/sealing.ts';
import { Problem } from '../../../platform/problem.ts';
import { type Act, noteAct } from '../../organisation/index.ts';
import { isLasting, paperKey } from '../keeping/paper-key.ts';
import { noteUses } from '../log.ts';
import { listAllowed } from '../owning/consents.ts';
import { type PaperOwner, stateOf, type VaultItem } from '../schema.ts';
import { readItems, vaultItems } from '../store.ts';

/** Whom the form names as the owner of papers; null while it does not name a number of that shape and a name. */
export function paperOwnerOf(form: {
  applicantKind?: unknown;
  applicantPersonalId?: unknown;
  applicantName?: unknown;
  applicantBirthOn?: unknown;
}): PaperOwner | null {
  const text = (value: unknown) => (typeof value === 'string' ? value.trim() : '');
  const number = text(form.applicantPersonalId).replace(/[\s-]/g, '');
  const [name, birthOn] = [text(form.applicantName), text(form.applicantBirthOn)];
  const kind = form.applicantKind === 'organisation' ? 'organisation' : 'citizen';
  const isNumber = kind === 'citizen' ? checkPersonalId(number) : checkOrganisationId(number);
  if (!isNumber || name === '') return null;
  return { kind, number, name, birthOn: isDay(birthOn) ? birthOn : null };
}

/** The items that bear an owner's number and name: a number mistyped anywhere meets another name and opens nothing. */
export function itemsOf(db: Db, wardId: number, { kind, number, name, birthOn }: PaperOwner) {
  const items = vaultItems(db, wardId)
    .where('i.owner_kind', '=', kind)
    .where('i.owner_number_mark', 'in', marksOf(wardId, number))
    .where('i.owner_name', '=', foldVietnamese(name));
  if (birthOn === null) return items;
  return items.where(({ or, eb }) =>
    or([eb('i.owner_birth_on', 'is', null), eb('i.owner_birth_on', '=', birthOn)]),
  );
}

/** Items that can stand for a paper of this name, the newest first. */
export function itemsFor(items: readonly VaultItem[], name: string): VaultItem[] {
  if (!isLasting(name)) return [];
  const key = paperKey(name);
  return items.filter((item) => item.paperKey === key);
}

/** What the vault has for the papers of an intake. */
export interface DeskOffer {
  /** By the name of the paper: what may be used, verified or still to be compared, the newest first. */
  items: ReadonlyMap<string, VaultItem[]>;
  /** How many more papers the vault has, that are not shown before the owner agrees. */
  waiting: number;
}

export const NOTHING_OFFERED: DeskOffer = { items: new Map(), waiting: 0 };

interface Asked {
  owner: PaperOwner;
  /** Names of the papers that are asked. */
  names: readonly string[];
  today: string;
  /** He agreed at the desk. */
  isAgreed: boolean;
}

/** What is offered: everything that fits once he agreed, before it only what he allowed on the portal. */
export async function offerAtDesk(db: Db, wardId: number, asked: Asked): Promise<DeskOffer> {
  const all = (await readItems(itemsOf(db, wardId, asked.owner))).filter((item) =>
    ['valid', 'unverified'].includes(stateOf(item, asked.today)),
  );
  const allowed = asked.isAgreed ? null : await listAllowed(db, wardId, asked.owner, all);
  const items = new Map<string, VaultItem[]>();
  let waiting = 0;
  for (const name of asked.names) {
    const fitting = itemsFor(all, name);
    const shown = fitting.filter((item) => allowed === null || allowed.has(item.id));
    if (shown.length > 0)
      items.set(
        name,
        shown.toSorted((a, b) => rankOf(a) - rankOf(b)),
      );
    else if (fitting.length > 0) waiting++;
  }
  return { items, waiting };
}

function rankOf(item: VaultItem): number {
  return item.verified === null ? 1 : 0;
}

const SEEN_MINUTES = 60;

/**
 * The file of an item that was offered to this officer within the last hour; the look is noted.
 * @returns its SHA-256
 * @throws Problem not_found, also when it was taken out of use meanwhile
 */
export async function findSeenItem(tx: Tx, { officer, now }: Act, itemId: number): Promise<string> {
  const since = new Date(now.getTime() - SEEN_MINUTES * 60_000);
  const { wardId, id: officerId } = officer;
  const [item] = await readItems(
    vaultItems(tx, wardId)
      .where('i.id', '=', itemId)
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('vault_uses as u')
            .select('u.id')
            .whereRef('u.ward_id', '=', 'i.ward_id')
            .whereRef('u.item_id', '=', 'i.id')
            .where('u.what', '=', 'viewed')
            .where('u.officer_id', '=', officerId)
            .where('u.at', '>', since),
        ),
      ),
  );
  const state = item && stateOf(item, toLocalDay(now));
  if (!item?.file || (state !== 'valid' && state !== 'unverified'))
    throw new Problem('not_found', 'Không có giấy tờ này, hoặc lần xem đã quá một giờ.');
  await noteUses(tx, wardId, [{ itemId, what: 'viewed', at: now, officerId }]);
  return item.file;
}

/** Notes that an officer saw what was offered, once a form; in the log of each item and in the log of accesses. */
export async function noteSeen(tx: Tx, act: Act, offer: DeskOffer, clientKey: string): Promise<void> {
  const seen = [...offer.items.values()].flat();
  if (seen.length === 0) return;
  const officerId = act.officer.id;
  await noteUses(
    tx,
    act.officer.wardId,
    seen.map((item) => ({ itemId: item.id, what: 'viewed', at: act.now, officerId, clientKey })),
  );
  await noteAct(tx, act, 'view_vault', `${seen.length} giấy tờ`);
}
