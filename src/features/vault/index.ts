export { keepSettled } from './keeping/keep-settled.ts';
export { isLasting } from './keeping/paper-key.ts';
export {
  BASIS_LABELS,
  CHOICE_LABELS,
  ITEM_SOURCE_LABELS,
  ITEM_STATE_LABELS,
  USE_LABELS,
  VERIFIED_LABELS,
} from './labels.ts';
export { listUses, noteUses, type UseLine } from './log.ts';
export { addOwnPaper } from './owning/add-own.ts';
export { choose, findChoice } from './owning/consents.ts';
export { DEEDS, doDeed, mayDelete } from './owning/deeds.ts';
export { eraseVault, takeBackConsents } from './owning/erase-items.ts';
export { exportOwn, fileNameOf } from './owning/export-own.ts';
export { findOwnItem, listOwnItems, listUsable, lockOwnItems } from './owning/own-items.ts';
export { type ItemState, stateOf, type VaultItem } from './schema.ts';
export { flagsOfDossier } from './using/flags-of-dossier.ts';
export { noteUsed } from './using/note-used.ts';
export {
  type DeskOffer,
  findSeenItem,
  itemsFor,
  NOTHING_OFFERED,
  noteSeen,
  offerAtDesk,
  paperOwnerOf,
} from './using/offer-at-desk.ts';
export { type DeskDocument, markReusable, receiveWithVault } from './using/receive-with-vault.ts';
export type { SyncFlags } from './using/sync-flags.ts';
