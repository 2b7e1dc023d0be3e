import { sql } from 'kysely';
import type { Tx } from '../../../platform/database/database.ts';
import { foldVietnamese } from '../../../platform/fold-vietnamese.ts';
import type { Act } from '../../organisation/index.ts';
import type { ProcedureVersion } from '../schema.ts';

/** Changes of the catalogue come one after the other, also those of two officers at once. */
export async function lockCatalogue(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('catalogue'))`.execute(tx);
}

/** From this day the version is no longer in force. */
export async function endVersion(
  tx: Tx,
  { code, version }: Pick<ProcedureVersion, 'code' | 'version'>,
  until: string,
): Promise<void> {
  await tx
    .updateTable('procedure_versions')
    .set({ valid_until: until })
    .where('code', '=', code)
    .where('version', '=', version)
    .execute();
}

export async function insertVersion(
  tx: Tx,
  act: Act,
  next: ProcedureVersion,
  clientKey: string,
): Promise<void> {
  await tx
    .insertInto('procedure_versions')
    .values({
      code: next.code,
      version: next.version,
      valid_from: next.validFrom,
      valid_until: null,
      name: next.name,
      field: next.field,
      field_code: next.fieldCode,
      search_text: foldVietnamese(`${next.name} ${next.field} ${next.code}`),
      content: JSON.stringify(next),
      decided_in: act.officer.wardId,
      decided_by: act.officer.id,
      decided_at: act.now,
      client_key: clientKey,
    })
    .execute();
}

/** The key of a field by its name, for one that the catalogue does not know yet. */
export function fieldCodeOf(field: string): string {
  return foldVietnamese(field)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
