import { sql } from 'kysely';
import type { Db, Tx } from '../../../platform/database/database.ts';
import type { Act } from '../../organisation/index.ts';
import type { ProcedureVersion } from '../schema.ts';
import { nextVersion } from '../versions/build-version.ts';
import { differingParts } from './compare.ts';
import type { ExportRow } from './export-row.ts';
import { exportedVersion } from './exported-version.ts';

/** Keeps what an export said, so that what is posted can be held against it. The same file twice in a row is kept once. */
export async function keepExport(
  tx: Tx,
  act: Act,
  { file, rows }: { file: string; rows: readonly ExportRow[] },
): Promise<void> {
  const { wardId, id: officerId } = act.officer;
  await sql`select pg_advisory_xact_lock(hashtext('catalogue_exports'), ${wardId})`.execute(tx);
  const last = await tx
    .selectFrom('catalogue_exports')
    .select('file')
    .where('ward_id', '=', wardId)
    .orderBy('id', 'desc')
    .executeTakeFirst();
  const byCode = new Map(rows.filter((row) => row.code !== '').map((row) => [row.code, row]));
  if (last?.file === file || byCode.size === 0) return;
  const { id } = await tx
    .insertInto('catalogue_exports')
    .values({ ward_id: wardId, file, read_by: officerId, read_at: act.now })
    .returning('id')
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('catalogue_export_rows')
    .values(
      [...byCode].map(([code, row]) => ({
        ...{ ward_id: wardId, export_id: id, code },
        content: JSON.stringify(row),
      })),
    )
    .execute();
}

/** One procedure as an export gave it, and since when that is known here. */
export interface KeptExport {
  row: ExportRow;
  readAt: Date;
}

/** All that exports said of procedures, by code, the newest first. */
export async function listKeptExports(db: Db, wardId: number): Promise<Map<string, KeptExport[]>> {
  const rows = await db
    .selectFrom('catalogue_export_rows as r')
    .innerJoin('catalogue_exports as e', (join) =>
      join.onRef('e.ward_id', '=', 'r.ward_id').onRef('e.id', '=', 'r.export_id'),
    )
    .select(['r.code', 'r.content', 'e.read_at'])
    .where('r.ward_id', '=', wardId)
    .orderBy('e.id', 'desc')
    .execute();
  const found = new Map<string, KeptExport[]>();
  for (const { code, content, read_at } of rows) {
    const kept = { row: content as unknown as ExportRow, readAt: read_at };
    found.set(code, [...(found.get(code) ?? []), kept]);
  }
  return found;
}

/** Our version as the export has it: the parts that differ are the export's, what it does not say is ours. */
export function asExported(own: ProcedureVersion, row: ExportRow): ProcedureVersion {
  const statement = { decision: row.decision, decidedOn: row.decidedOn, by: '' };
  const given = { ...exportedVersion(row, own), version: own.version, validFrom: own.validFrom };
  return nextVersion(own, given, { parts: differingParts(own, row).map(({ part }) => part), statement });
}
