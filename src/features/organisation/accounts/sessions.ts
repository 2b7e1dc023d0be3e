import { createHash } from 'node:crypto';
import type { Db, Tx } from '../../../platform/database/database.ts';

export interface OpenSession {
  since: Date;
  seenAt: Date;
  /** The one from which he asks. */
  isThis: boolean;
}

/** The sessions that an officer has open, the newest first. A cookie is kept nowhere, so neither is where it lies. */
export async function listOpenSessions(
  db: Db,
  { wardId, officerId, now, token }: { wardId: number; officerId: number; now: Date; token: string },
): Promise<OpenSession[]> {
  const own = createHash('sha256').update(token).digest();
  const rows = await db
    .selectFrom('sessions')
    .select(['token_hash', 'created_at', 'seen_at'])
    .where('ward_id', '=', wardId)
    .where('officer_id', '=', officerId)
    .where('expires_at', '>', now)
    .orderBy('created_at', 'desc')
    .execute();
  return rows.map((row) => ({
    since: row.created_at,
    seenAt: row.seen_at,
    isThis: own.equals(row.token_hash),
  }));
}

/** Ends an officer's sessions, all or all but one. @returns how many */
export async function endSessions(
  tx: Tx,
  wardId: number,
  officerId: number,
  except: string | null = null,
): Promise<number> {
  let query = tx.deleteFrom('sessions').where('ward_id', '=', wardId).where('officer_id', '=', officerId);
  if (except !== null) query = query.where('token_hash', '!=', createHash('sha256').update(except).digest());
  const rows = await query.returning('officer_id').execute();
  return rows.length;
}
