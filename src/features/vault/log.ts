import type { Db, Tx } from '../../platform/database/database.ts';
import type { Basis, UseKind } from './schema.ts';

/** One line of the log of an item. Neither officer nor citizen: the system. */
export interface Use {
  itemId: number;
  what: UseKind;
  at: Date;
  officerId?: number;
  citizenId?: number;
  dossierId?: number;
  documentNo?: number;
  basis?: Basis;
  /** The form at which it was seen: each item once. */
  clientKey?: string;
}

/** Adds lines to the logs of items; a line that stands there is not written twice. */
export async function noteUses(tx: Tx, wardId: number, uses: readonly Use[]): Promise<void> {
  if (uses.length === 0) return;
  await tx
    .insertInto('vault_uses')
    .values(
      uses.map((use) => ({
        ...{ ward_id: wardId, item_id: use.itemId, what: use.what, at: use.at },
        ...{ officer_id: use.officerId ?? null, citizen_id: use.citizenId ?? null },
        ...{ dossier_id: use.dossierId ?? null, document_no: use.documentNo ?? null },
        ...{ basis: use.basis ?? null, client_key: use.clientKey ?? null },
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** A line as its owner reads it. */
export interface UseLine {
  at: Date;
  what: UseKind;
  /** The officer's title and unit, never his name; null when it was no officer. */
  officer: { title: string; unit: string } | null;
  isOwner: boolean;
  dossierCode: string | null;
  procedureName: string | null;
  basis: Basis | null;
}

const MOST_LINES = 200;

/** The log of an item, the newest line first, at most 200. Whose the item is, is for the caller to say. */
export async function listUses(db: Db, wardId: number, itemId: number): Promise<UseLine[]> {
  const rows = await db
    .selectFrom('vault_uses as u')
    .leftJoin('officers as o', (join) =>
      join.onRef('o.ward_id', '=', 'u.ward_id').onRef('o.id', '=', 'u.officer_id'),
    )
    .leftJoin('units', (join) =>
      join.onRef('units.ward_id', '=', 'o.ward_id').onRef('units.id', '=', 'o.unit_id'),
    )
    .leftJoin('dossiers as d', (join) =>
      join.onRef('d.ward_id', '=', 'u.ward_id').onRef('d.id', '=', 'u.dossier_id'),
    )
    .leftJoin('procedure_versions as p', (join) =>
      join.onRef('p.code', '=', 'd.procedure_code').onRef('p.version', '=', 'd.procedure_version'),
    )
    .select(['u.at', 'u.what', 'u.basis', 'u.citizen_id', 'o.title', 'units.name as unit'])
    .select(['d.code as dossier_code', 'p.name as procedure_name'])
    .where('u.ward_id', '=', wardId)
    .where('u.item_id', '=', itemId)
    .orderBy('u.id', 'desc')
    .limit(MOST_LINES)
    .execute();
  return rows.map((row) => ({
    ...{ at: row.at, what: row.what as UseKind, basis: row.basis as Basis | null },
    officer: row.unit === null ? null : { title: row.title ?? '', unit: row.unit },
    isOwner: row.citizen_id !== null,
    ...{ dossierCode: row.dossier_code, procedureName: row.procedure_name },
  }));
}
