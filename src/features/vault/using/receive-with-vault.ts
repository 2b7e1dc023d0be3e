import { toLocalDay } from '../../../law/day.ts';
import type { Tx } from '../../../platform/database/database.ts';
import type { FileStore } from '../../../platform/files/file-store.ts';
import { isClientKey } from '../../../platform/http/keys.ts';
import {
  type DeskAnswer,
  findCodeOfKey,
  findDossier,
  type Intake,
  type IntakeDocument,
  receive,
} from '../../dossiers/index.ts';
import type { Act } from '../../organisation/index.ts';
import { noteUses } from '../log.ts';
import { listAllowed } from '../owning/consents.ts';
import { type Basis, type PaperOwner, stateOf, type VaultItem } from '../schema.ts';
import { readItems } from '../store.ts';
import { noteUsed, type Used } from './note-used.ts';
import { itemsFor, itemsOf, paperOwnerOf } from './offer-at-desk.ts';
import { takeItem } from './take-item.ts';

/** A document of an intake that may come out of the vault. */
export interface DeskDocument extends IntakeDocument {
  /** The officer has compared what its owner put in himself with the original. */
  compares?: boolean;
}

export interface DeskIntake extends Omit<Intake, 'documents'> {
  documents: DeskDocument[];
  /** Whoever is at the desk agreed that papers of the vault are used. */
  isAgreed: boolean;
}

/**
 * Receives someone at the desk, papers of his vault among what he brings: the dossier, the uses in the logs and the notice to
 * the owner in one transaction. It is recorded of every paper whether the vault or a database could have spared it, also where
 * the desk took the paper.
 * @throws Problem as receive; invalid for an item that is not his, not that paper, not allowed or no longer good
 */
export async function receiveWithVault(
  tx: Tx,
  files: FileStore,
  act: Act,
  intake: DeskIntake,
  desk: DeskAnswer,
): Promise<{ dossierId: number; code: string }> {
  const { isAgreed: _, documents: asked, ...rest } = intake;
  const { wardId } = act.officer;
  const { clientKey } = intake.form;
  // A key that is none is for the intake to refuse.
  const isRepeat = !isClientKey(clientKey) || (await findCodeOfKey(tx, wardId, clientKey)) !== null;
  const owner = isRepeat ? null : paperOwnerOf(intake.form);
  const items = owner === null ? [] : await lockItems(tx, wardId, owner);
  const given = isRepeat
    ? { documents: asked, used: [], verified: [] }
    : takeDocuments(items, asked, await groundsOf(tx, act, intake, { owner, items }));
  const documents = given.documents.map(({ compares: _compares, ...document }) => document);
  const received = await receive(tx, files, act, { ...rest, documents }, desk);
  if (owner === null) return received;
  await verifyItems(tx, act, given.verified);
  if (given.used.length === 0) return received;
  const dossier = await findDossier(tx, { wardId, dossierId: received.dossierId });
  const by = { officerId: act.officer.id };
  const { quiet = false } = intake;
  await noteUsed(tx, dossier, { used: given.used, by, clientKey, now: act.now, owner, quiet });
  return received;
}

/** In one order for everyone, then read as they stand under the lock. */
async function lockItems(tx: Tx, wardId: number, owner: PaperOwner): Promise<VaultItem[]> {
  await itemsOf(tx, wardId, owner).orderBy('i.id').forUpdate('i').execute();
  return readItems(itemsOf(tx, wardId, owner));
}

type Grounds = Parameters<typeof takeItem>[2];

async function groundsOf(
  tx: Tx,
  act: Act,
  { form, isAgreed }: DeskIntake,
  { owner, items }: { owner: PaperOwner | null; items: readonly VaultItem[] },
): Promise<Grounds> {
  const allowed = owner === null ? new Set() : await listAllowed(tx, act.officer.wardId, owner, items);
  const atDesk: Basis = (form.representativeName ?? '') === '' ? 'desk' : 'desk_representative';
  return {
    today: toLocalDay(act.now),
    basisOf: (item) => (isAgreed ? atDesk : allowed.has(item.id) ? 'standing' : null),
  };
}

/** The documents as they are filed, those that come from the vault with its file. */
function takeDocuments(items: readonly VaultItem[], asked: readonly DeskDocument[], grounds: Grounds) {
  const used: Used[] = [];
  const verified: VaultItem[] = [];
  const documents = asked.map((document, at): DeskDocument => {
    const marked = markReusable(document, items, grounds.today);
    if (document.source !== 'reused') return marked;
    const { name, vaultItemId: itemId, compares = false } = document;
    const { item, basis } = takeItem(items, { name, itemId, compares }, grounds);
    used.push({ item, basis, documentNo: at + 1 });
    if (item.verified === null) verified.push(item);
    return { ...marked, reusable: true, reusableFrom: 'vault', file: item.file, scan: null };
  });
  return { documents, used, verified };
}

/**
 * Whether a database or a valid item of the owner could have spared a paper, whatever the desk did and whether or not he
 * agreed: the denominator of the figure of reuse.
 */
export function markReusable<Document extends Pick<IntakeDocument, 'name' | 'source' | 'reusable'>>(
  document: Document,
  items: readonly VaultItem[],
  today: string,
): Document & { reusable: boolean; reusableFrom?: 'database' | 'vault' } {
  if (document.reusable && document.source !== 'reused') return { ...document, reusableFrom: 'database' };
  const isThere = itemsFor(items, document.name).some((item) => stateOf(item, today) === 'valid');
  return isThere ? { ...document, reusable: true, reusableFrom: 'vault' } : { ...document, reusable: false };
}

/** What the officer has compared with the original is verified from now on. */
async function verifyItems(tx: Tx, { officer, now }: Act, items: readonly VaultItem[]): Promise<void> {
  for (const { id } of items)
    await tx
      .updateTable('vault_items')
      .set({ verified_how: 'compared', verified_by: officer.id, verified_at: now })
      .where('ward_id', '=', officer.wardId)
      .where('id', '=', id)
      .where('verified_at', 'is', null)
      .execute();
  await noteUses(
    tx,
    officer.wardId,
    items.map(({ id }) => ({ itemId: id, what: 'verified', at: now, officerId: officer.id })),
  );
}
