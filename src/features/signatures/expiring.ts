import type { Db } from '../../platform/database/database.ts';

/** Certificates in use that end before an instant, or have ended, the soonest first. `officerId` null: the ward's seal. */
export async function listExpiring(
  db: Db,
  wardId: number,
  before: Date,
): Promise<{ officerId: number | null; validUntil: Date }[]> {
  const rows = await db
    .selectFrom('certificates')
    .select(['officer_id', 'valid_until'])
    .where('ward_id', '=', wardId)
    .where('withdrawn_at', 'is', null)
    .where('valid_until', '<', before)
    .orderBy('valid_until')
    .execute();
  return rows.map((row) => ({ officerId: row.officer_id, validUntil: row.valid_until }));
}
