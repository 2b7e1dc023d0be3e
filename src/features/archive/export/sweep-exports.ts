import type { Db } from '../../../platform/database/database.ts';
import { mustSeeEveryWard } from '../../../platform/database/walls.ts';
import { lockBytes } from '../../../platform/files/file-store.ts';
import type { Ground } from '../package/part.ts';

/** Lets go of packages whose time is over; that they were made stays on record. @returns how many */
export async function sweepExports(
  { database, files }: Pick<Ground, 'database' | 'files'>,
  now: Date,
): Promise<number> {
  const freed = await database.transact(async (tx) => {
    const rows = await tx
      .selectFrom('archive_export_items as i')
      .innerJoin('archive_exports as e', (join) =>
        join.onRef('e.ward_id', '=', 'i.ward_id').onRef('e.id', '=', 'i.export_id'),
      )
      .select(['i.ward_id', 'i.export_id', 'i.dossier_id', 'i.kept_sha256'])
      .where('i.kept_sha256', 'is not', null)
      .where('e.expires_at', '<=', now)
      .execute();
    for (const row of rows)
      await tx
        .updateTable('archive_export_items')
        .set({ kept_sha256: null })
        .where('ward_id', '=', row.ward_id)
        .where('export_id', '=', row.export_id)
        .where('dossier_id', '=', row.dossier_id)
        .execute();
    return rows.map((row) => row.kept_sha256!);
  });
  for (const sha256 of new Set(freed))
    await database.transact(async (tx) => {
      await lockBytes(tx, sha256);
      await mustSeeEveryWard(tx);
      if (!(await isNamed(tx, sha256))) await files.remove(sha256);
    });
  return freed.length;
}

async function isNamed(db: Db, sha256: string): Promise<boolean> {
  const kept = await db
    .selectFrom('archive_export_items')
    .select('kept_sha256')
    .where('kept_sha256', '=', sha256)
    .limit(1)
    .executeTakeFirst();
  if (kept) return true;
  for (const table of ['files', 'uploads'] as const)
    if (await db.selectFrom(table).select('sha256').where('sha256', '=', sha256).limit(1).executeTakeFirst())
      return true;
  return false;
}
