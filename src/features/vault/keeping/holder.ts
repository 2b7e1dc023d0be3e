import type { Db } from '../../../platform/database/database.ts';
import { foldVietnamese } from '../../../platform/fold-vietnamese.ts';
import { sealedNumber, unsealNumber } from '../../../platform/personal-ids/sealing.ts';
import type { Dossier } from '../../dossiers/index.ts';

/** Who an item belongs to, as its columns say it once `sealHolder` has sealed the numbers. */
export interface Holder {
  owner_kind: 'citizen' | 'organisation';
  owner_number: string | null;
  owner_name: string;
  owner_birth_on: string | null;
  representative_number: string | null;
  citizen_id: number | null;
  client_organisation_id: number | null;
}

/**
 * Whose the result of a dossier is, and whose its papers. A result bears the applicant's number, which whoever examined and
 * signed it saw. Papers bear it only where someone vouched for it: an officer at the desk, or the identity account whose own
 * number it is. What an account filed for another, for an organisation, or at level 1 stays with that account alone, so that
 * nobody puts papers into another's vault. Null where neither number nor account is known.
 */
export async function findHolders(
  db: Db,
  dossier: Dossier,
): Promise<{ result: Holder | null; papers: Holder | null }> {
  const { applicant, state, steps } = dossier;
  const first = steps[0]!.step;
  const account = (first.step === 'submit' || first.step === 'accept') && first.payload.account;
  const holder: Holder = {
    ...{ owner_kind: state.applicantKind, owner_number: applicant.personalId },
    ...{ owner_name: foldVietnamese(applicant.name), owner_birth_on: applicant.birthOn },
    representative_number: applicant.representativePersonalId,
    citizen_id: account ? account.citizenId : null,
    client_organisation_id: account ? account.organisationId : null,
  };
  const isVouched = !account || (await isOwnNumber(db, dossier.wardId, account, applicant.personalId));
  return {
    result: known(holder),
    papers: known(isVouched ? holder : { ...holder, owner_number: null }),
  };
}

/** The columns of an item. */
export function sealHolder(wardId: number, holder: Holder) {
  return {
    ...holder,
    ...sealedNumber('vault_items.owner_number', wardId, holder.owner_number),
    ...sealedNumber('vault_items.representative_number', wardId, holder.representative_number),
  };
}

function known(holder: Holder): Holder | null {
  return holder.owner_number === null && holder.citizen_id === null ? null : holder;
}

async function isOwnNumber(
  db: Db,
  wardId: number,
  account: { citizenId: number; organisationId: number | null },
  number: string | null,
): Promise<boolean> {
  if (account.organisationId !== null || number === null) return false;
  const citizen = await db
    .selectFrom('citizens')
    .select(['personal_id', 'assurance'])
    .where('ward_id', '=', wardId)
    .where('id', '=', account.citizenId)
    .executeTakeFirst();
  return citizen?.assurance === 2 && unsealNumber('citizens.personal_id', citizen.personal_id) === number;
}
