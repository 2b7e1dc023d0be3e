import { sql } from 'kysely';
import type { Db } from '../../platform/database/database.ts';
import type { Choice, ItemSource, VaultItem, VerifiedHow } from './schema.ts';

/** A result is its owner's while its dossier says so, read at each look: nothing has to be told of a correction or an undo. */
const HELD = sql<boolean>`(i.source = 'result' and i.replaced_by is null and not (d.result_file is not distinct from i.file
  and (d.status = 'returned' or (d.status = 'result_ready' and d.return_by = 'online'))))`;

/** The items of a ward; whose, is for the caller to say. */
export function vaultItems(db: Db, wardId: number) {
  return db
    .selectFrom('vault_items as i')
    .leftJoin('dossiers as d', (join) =>
      join.onRef('d.ward_id', '=', 'i.ward_id').onRef('d.id', '=', 'i.dossier_id'),
    )
    .selectAll('i')
    .select(['d.code as dossier_code', HELD.as('is_held')])
    .where('i.ward_id', '=', wardId);
}

type ItemQuery = ReturnType<typeof vaultItems>;
type ItemRow = Awaited<ReturnType<ItemQuery['execute']>>[number];

/** The newest of its kind first. */
export async function readItems(query: ItemQuery): Promise<VaultItem[]> {
  const rows = await query
    .orderBy(sql`coalesce(i.issued_on, (i.kept_at at time zone 'Asia/Ho_Chi_Minh')::date)`, 'desc')
    .orderBy('i.id', 'desc')
    .execute();
  return rows.map(toItem);
}

export function toItem(row: ItemRow): VaultItem {
  return {
    ...{ id: row.id, name: row.name, paperKey: row.paper_key, resultCode: row.result_code },
    ...{ file: row.file, number: row.number, issuedOn: row.issued_on },
    ...{ validFrom: row.valid_from, validUntil: row.valid_until, source: row.source as ItemSource },
    ...{ dossierId: row.dossier_id, dossierCode: row.dossier_code },
    verified:
      row.verified_at === null
        ? null
        : { how: row.verified_how as VerifiedHow, by: row.verified_by, at: row.verified_at },
    ...{ reuse: row.reuse as Choice | null, keptAt: row.kept_at, replacedBy: row.replaced_by },
    ...{ isWithdrawn: row.withdrawn_at !== null, isHeld: row.is_held },
    organisationId: row.client_organisation_id,
  };
}
