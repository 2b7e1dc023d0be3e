import type { Tx } from '../../../platform/database/database.ts';
import { foldVietnamese } from '../../../platform/fold-vietnamese.ts';
import { marksOf } from '../../../platform/personal-ids/sealing.ts';
import { addressesOf, type Dossier, derivedKey } from '../../dossiers/index.ts';
import { tell } from '../../notices/index.ts';
import { findProcedureVersion } from '../../procedures/index.ts';
import { noteUses } from '../log.ts';
import type { Basis, PaperOwner, VaultItem } from '../schema.ts';

/** An item that became a document of a dossier. */
export interface Used {
  item: VaultItem;
  basis: Basis;
  documentNo: number;
}

interface Uses {
  used: readonly Used[];
  by: { officerId: number } | { citizenId: number };
  /** Of the form that used them. */
  clientKey: string;
  now: Date;
  /** Whose they are, where an officer used them. */
  owner?: PaperOwner;
  /** Nobody is told: the use lies in the past, as those of a seed do. */
  quiet?: boolean;
}

/** Writes the uses into the logs and tells the owner, once a dossier; in the transaction that made the dossier. */
export async function noteUsed(
  tx: Tx,
  dossier: Dossier,
  { used, by, clientKey, now, owner, quiet = false }: Uses,
): Promise<void> {
  if (used.length === 0) return;
  const { wardId, state } = dossier;
  await noteUses(
    tx,
    wardId,
    used.map(({ item, basis, documentNo }) => ({
      ...{ itemId: item.id, what: 'used', at: now, ...by, dossierId: dossier.id, documentNo, basis },
    })),
  );
  if (quiet || state.origin !== 'system') return;
  const procedure = await findProcedureVersion(tx, state.procedureCode, state.procedureVersion);
  await tell(tx, {
    ...{ wardId, event: 'vault_used', now, code: state.code, key: derivedKey(clientKey, 'tell vault_used') },
    to: await addressesOfOwner(tx, dossier, owner),
    values: {
      ...{ maHoSo: state.code, thuTuc: procedure.name, duongDan: '/kho-giay-to' },
      giayTo: used.map(({ item }) => item.name).join('; '),
    },
  });
}

/**
 * How the owner is reached: as he left it in his account, whatever was typed at the desk, so that one who uses another's
 * papers does not get the notice of it; without an account as the dossier says. By the channel that he chose for the dossier.
 */
async function addressesOfOwner(tx: Tx, dossier: Dossier, owner: PaperOwner | undefined) {
  const given = addressesOf(dossier);
  if (owner?.kind !== 'citizen') return given;
  const accounts = await tx
    .selectFrom('citizens')
    .select(['name', 'phone', 'email'])
    .where('ward_id', '=', dossier.wardId)
    .where('personal_id_mark', 'in', marksOf(dossier.wardId, owner.number))
    .where('assurance', '=', 2)
    .orderBy('signed_in_at', 'desc')
    .execute();
  const own = accounts.find(({ name }) => foldVietnamese(name) === foldVietnamese(owner.name));
  if (!own || (own.phone === null && own.email === null)) return given;
  return { phone: own.phone, email: own.email, by: given.by };
}
