import type { Day } from '../../law/day.ts';
import type { ApplicantKind } from '../dossiers/index.ts';

/** How an item came in: a paper of a resolved dossier, the result of one, or its owner's own upload. */
export type ItemSource = 'document' | 'result' | 'upload';

/** Why an item may be believed: issued by us, scanned at the desk, examined with a dossier, or compared with the original. */
export type VerifiedHow = 'issued' | 'scanned' | 'examined' | 'compared';

export const CHOICES = ['ask', 'allow'] as const;
/** Whether the owner is asked each time, or allows the ward's procedures to use it. */
export type Choice = (typeof CHOICES)[number];

/** On what a use stands: consent given at the desk, by the owner or for him; allowed before; chosen at the portal. */
export type Basis = 'desk' | 'desk_representative' | 'standing' | 'portal';

export const USES = [
  ...(['kept', 'viewed', 'used', 'verified', 'downloaded', 'exported'] as const),
  ...(['allowed', 'asked', 'unset', 'withdrawn', 'restored', 'deleted'] as const),
];
export type UseKind = (typeof USES)[number];

/** What can be done with an item on a day; only a valid one is offered. */
export const ITEM_STATES = [
  ...(['valid', 'early', 'expired', 'unverified', 'held', 'replaced', 'withdrawn', 'deleted'] as const),
];
export type ItemState = (typeof ITEM_STATES)[number];

/** Whom someone at the desk says to be: a number opens a vault only together with the name. */
export interface PaperOwner {
  kind: ApplicantKind;
  /** Personal id, or the organisation's code; digits alone. */
  number: string;
  name: string;
  birthOn: Day | null;
}

export interface VaultItem {
  id: number;
  name: string;
  /** The name as papers are matched by. */
  paperKey: string;
  /** Kind of result in the national catalogue, `KQ.…`. */
  resultCode: string | null;
  /** SHA-256; null when its owner had it deleted. */
  file: string | null;
  number: string | null;
  issuedOn: Day | null;
  validFrom: Day;
  /** First day on which it no longer holds; null: without an end. */
  validUntil: Day | null;
  source: ItemSource;
  dossierId: number | null;
  dossierCode: string | null;
  verified: { how: VerifiedHow; by: number | null; at: Date } | null;
  /** The owner's choice for this item; null: as for all. */
  reuse: Choice | null;
  keptAt: Date;
  replacedBy: number | null;
  isWithdrawn: boolean;
  /** A result that is not its owner's at this moment: it is being corrected, or its return was undone. */
  isHeld: boolean;
  /** For which organisation's account it was filed. */
  organisationId: number | null;
}

/** @param today local day */
export function stateOf(item: VaultItem, today: Day): ItemState {
  if (item.file === null) return 'deleted';
  if (item.replacedBy !== null) return 'replaced';
  if (item.isWithdrawn) return 'withdrawn';
  if (item.isHeld) return 'held';
  if (item.validUntil !== null && item.validUntil <= today) return 'expired';
  if (item.verified === null) return 'unverified';
  return item.validFrom > today ? 'early' : 'valid';
}
