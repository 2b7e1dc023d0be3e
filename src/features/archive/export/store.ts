import { sql } from 'kysely';
import { type Day, toLocalDay } from '../../../law/day.ts';
import type { Db } from '../../../platform/database/database.ts';
import { Problem } from '../../../platform/problem.ts';
import type { ItemState } from '../labels.ts';

/** An order for packages, with how far it is. */
export interface Export {
  id: number;
  requestedBy: number | null;
  requestedAt: Date;
  reason: string;
  code: string | null;
  /** Days [from, until) in which its dossiers ended; null for one dossier. */
  period: { from: Day; until: Day } | null;
  expiresAt: Date;
  total: number;
  packed: number;
  failed: number;
  /** Packages whose bytes can still be fetched. */
  kept: number;
}

/** Nobody works on it any more. */
export function isFinished({ total, packed, failed }: Export): boolean {
  return packed + failed === total;
}

/** The newest first. */
export async function listExports(db: Db, wardId: number, limit = 30): Promise<Export[]> {
  return (await exportRows(db, wardId).orderBy('e.id', 'desc').limit(limit).execute()).map(toExport);
}

/** @throws Problem not_found, also for another ward's */
export async function findExport(db: Db, wardId: number, id: number): Promise<Export> {
  const row = await exportRows(db, wardId).where('e.id', '=', id).executeTakeFirst();
  if (!row) throw new Problem('not_found', 'Không có lần xuất này.');
  return toExport(row);
}

function exportRows(db: Db, wardId: number) {
  const count = (condition: ReturnType<typeof sql<boolean>>) =>
    sql<number>`(count(*) filter (where ${condition}))::int`;
  return db
    .selectFrom('archive_exports as e')
    .innerJoin('archive_export_items as i', (join) =>
      join.onRef('i.ward_id', '=', 'e.ward_id').onRef('i.export_id', '=', 'e.id'),
    )
    .selectAll('e')
    .select([
      sql<number>`count(*)::int`.as('total'),
      count(sql<boolean>`i.state = 'packed'`).as('packed'),
      count(sql<boolean>`i.state = 'failed'`).as('failed'),
      count(sql<boolean>`i.kept_sha256 is not null`).as('kept'),
    ])
    .where('e.ward_id', '=', wardId)
    .groupBy(['e.ward_id', 'e.id']);
}

type ExportRow = Awaited<ReturnType<ReturnType<typeof exportRows>['executeTakeFirstOrThrow']>>;

function toExport(row: ExportRow): Export {
  const { id, reason, code, total, packed, failed, kept } = row;
  return {
    ...{ id, reason, code, total, packed, failed, kept },
    ...{ requestedBy: row.requested_by, requestedAt: row.requested_at, expiresAt: row.expires_at },
    period:
      row.closed_from === null || row.closed_until === null
        ? null
        : { from: row.closed_from, until: row.closed_until },
  };
}

export interface ExportItem {
  dossierId: number;
  code: string;
  endedOn: Day;
  state: ItemState;
  fault: string;
  sha256: string | null;
  size: number | null;
  keptSha256: string | null;
  /** The dossier has gone on since the package was made. */
  isStale: boolean;
}

/** The dossiers of an export in the order in which they ended. */
export async function listItems(db: Db, wardId: number, exportId: number): Promise<ExportItem[]> {
  const rows = await db
    .selectFrom('archive_export_items as i')
    .innerJoin('dossiers as d', (join) =>
      join.onRef('d.ward_id', '=', 'i.ward_id').onRef('d.id', '=', 'i.dossier_id'),
    )
    .leftJoin('archive_packages as p', (join) =>
      join.onRef('p.ward_id', '=', 'i.ward_id').onRef('p.id', '=', 'i.package_id'),
    )
    .select(['i.dossier_id', 'i.state', 'i.fault', 'i.kept_sha256', 'd.code', 'd.status_at'])
    .select(['p.package_sha256', 'p.size'])
    .select(sql<boolean>`coalesce(p.head_hash <> d.head_hash, false)`.as('is_stale'))
    .where('i.ward_id', '=', wardId)
    .where('i.export_id', '=', exportId)
    .orderBy('d.status_at')
    .orderBy('d.id')
    .execute();
  return rows.map((row) => ({
    ...{ dossierId: row.dossier_id, code: row.code, endedOn: toLocalDay(row.status_at) },
    ...{ state: row.state as ItemState, fault: row.fault, sha256: row.package_sha256, size: row.size },
    ...{ keptSha256: row.kept_sha256, isStale: row.is_stale },
  }));
}

export interface StalePackage {
  dossierId: number;
  code: string;
  madeAt: Date;
}

/** Dossiers that have gone on since their newest package was made, as after a correction: what was handed out is old. */
export async function listStale(db: Db, wardId: number, limit = 50): Promise<StalePackage[]> {
  const newest = db
    .selectFrom('archive_packages')
    .distinctOn('dossier_id')
    .select(['ward_id', 'dossier_id', 'made_at', 'head_hash'])
    .where('ward_id', '=', wardId)
    .orderBy('dossier_id')
    .orderBy('id', 'desc');
  const rows = await db
    .selectFrom(newest.as('p'))
    .innerJoin('dossiers as d', (join) =>
      join.onRef('d.ward_id', '=', 'p.ward_id').onRef('d.id', '=', 'p.dossier_id'),
    )
    .select(['p.dossier_id', 'p.made_at', 'd.code'])
    .whereRef('p.head_hash', '<>', 'd.head_hash')
    .orderBy('d.status_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ dossierId: row.dossier_id, code: row.code, madeAt: row.made_at }));
}
