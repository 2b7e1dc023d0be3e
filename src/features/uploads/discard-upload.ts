import type { Tx } from '../../platform/database/database.ts';
import { forgetBytes } from '../../platform/files/upkeep/forget-bytes.ts';
import { deleteBegun, ownBegun } from './begun.ts';
import { type Ground, isUploadId, type UploadOwner } from './schema.ts';
import { forgetPieces } from './spool.ts';
import { deleteUploads } from './store.ts';

/** Forgets a file that was taken or is on its way; twice is as once. */
export async function discardUpload(ground: Ground, owner: UploadOwner, id: string): Promise<void> {
  if (!isUploadId(id)) return;
  const { database } = ground;
  const isBegun = (await ownBegun(database.db, owner).where('id', '=', id).executeTakeFirst()) !== undefined;
  const freed = await database.transact(async (tx) => {
    if (isBegun) await deleteBegun(tx, owner, id);
    return deleteUploads(tx, owner, [id]);
  });
  if (isBegun) await forgetPieces(ground, id);
  await forgetFreed(ground, freed);
}

/** Forgets all files of an owner who is no more: a draft that was thrown away or whose time is over. */
export async function discardUploads(ground: Ground, owner: UploadOwner): Promise<void> {
  await forgetDropped(ground, await ground.database.transact((tx) => dropUploads(tx, owner)));
}

/** What no row names any more once the transaction has committed. */
export interface Dropped {
  begun: string[];
  freed: string[];
}

/** The rows of all files of an owner, within a transaction that does more; after its commit `forgetDropped`. */
export async function dropUploads(tx: Tx, owner: UploadOwner): Promise<Dropped> {
  const begun = (await ownBegun(tx, owner).execute()).map(({ id }) => id);
  for (const id of begun) await deleteBegun(tx, owner, id);
  return { begun, freed: await deleteUploads(tx, owner, 'all') };
}

/** Pieces and bytes of dropped rows; what a stop leaves here the nightly sweep takes. */
export async function forgetDropped(ground: Ground, { begun, freed }: Dropped): Promise<void> {
  for (const id of begun) await forgetPieces(ground, id);
  await forgetFreed(ground, freed);
}

/** Bytes that a row named which is no more: another ward's row may still name them. */
export async function forgetFreed({ database, files }: Ground, freed: readonly string[]): Promise<void> {
  const everywhere = database.acrossWards();
  for (const sha256 of freed) await everywhere.transact((tx) => forgetBytes(tx, files, sha256));
}
