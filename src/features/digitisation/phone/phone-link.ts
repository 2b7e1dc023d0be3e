import { createHash, createHmac, randomBytes, randomUUID } from 'node:crypto';
import type { Db, Tx } from '../../../platform/database/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import { Problem } from '../../../platform/problem.ts';
import { countTry } from '../../../platform/security/attempts.ts';
import { type Act, noteAct } from '../../organisation/index.ts';
import { sealCaller } from '../../uploads/index.ts';
import { findBatch, tellScans } from '../batches/store.ts';
import type { Batch, WholeBatch } from '../schema.ts';

/** For so long a phone may add pictures. */
export const LINK_MINUTES = 30;
/** Tokens that one address may try in an hour: a desk opens a few, nobody guesses one of 2²⁵⁶. */
const TRIES_AN_HOUR = 60;

const NO_LINK = 'Đường dẫn này không còn dùng được. Hãy nhờ cán bộ mở mã mới.';

/** A phone that may add pictures to one batch. */
export interface PhoneLink {
  wardId: number;
  id: number;
  batchId: number;
  expiresAt: Date;
}

const hash = (text: string) => createHash('sha256').update(text).digest('hex');

/** The token is made again for the officer's page whenever it is drawn; kept is only what it hashes to. */
function tokenOf(secret: string, key: string): string {
  return createHmac('sha256', secret).update(`scan-link:${key}`).digest('base64url');
}

/** Opens a way for one phone into an open batch and closes the one before. */
export async function openPhoneLink(tx: Tx, act: Act, batch: Batch, secret: string): Promise<void> {
  if (batch.closedAt !== null) throw new Problem('step_not_open', 'Lô quét này đã đóng.');
  await closePhoneLinks(tx, act, batch);
  const key = randomUUID();
  await tx
    .insertInto('scan_links')
    .values({
      ...{
        ward_id: batch.wardId,
        batch_id: batch.id,
        key,
        token_hash: hash(tokenOf(secret, key)),
        created_at: act.now,
      },
      expires_at: new Date(act.now.getTime() + LINK_MINUTES * 60_000),
    })
    .execute();
  await noteAct(tx, act, 'open_scan_phone', `lô quét ${batch.id}`);
  await tellScans(tx, batch.wardId);
}

/** Ends what phones may add to a batch. */
export async function closePhoneLinks(
  tx: Tx,
  { now }: Pick<Act, 'now'>,
  { wardId, id }: Batch,
): Promise<void> {
  await tx
    .updateTable('scan_links')
    .set({ closed_at: now })
    .where('ward_id', '=', wardId)
    .where('batch_id', '=', id)
    .where('closed_at', 'is', null)
    .execute();
  await tellScans(tx, wardId);
}

/** The token by which a phone may still come, or that one came, and until when; null when none may. */
export async function findPhoneOf(
  db: Db,
  { wardId, id }: Batch,
  { secret, now }: { secret: string; now: Date },
): Promise<{ expiresAt: Date; token: string | null } | null> {
  const row = await liveLinks(db, now)
    .where('ward_id', '=', wardId)
    .where('batch_id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  return { expiresAt: row.expires_at, token: row.session_hash === null ? tokenOf(secret, row.key) : null };
}

function liveLinks(db: Db, now: Date) {
  return db.selectFrom('scan_links').selectAll().where('closed_at', 'is', null).where('expires_at', '>', now);
}

/**
 * A phone opens the link: the token is used up, and this browser alone has the way in from now on.
 * @returns the secret of the browser's cookie @throws Problem not_found, too_many_tries
 */
export async function enterByPhone(
  { database, settings }: Pick<Platform, 'database' | 'settings'>,
  token: string,
  { caller, now }: { caller: string; now: Date },
): Promise<string> {
  const sealed = sealCaller({ settings }, caller);
  await database.transact((tx) => countTry(tx, `scan-link:${sealed}`, TRIES_AN_HOUR, 60, now));
  const session = randomBytes(32).toString('base64url');
  // Whose ward it is only the token tells.
  await database.acrossWards().transact(async (tx) => {
    const row = await tx
      .updateTable('scan_links')
      .set({ session_hash: hash(session) })
      .where('token_hash', '=', hash(token))
      .where('session_hash', 'is', null)
      .where('closed_at', 'is', null)
      .where('expires_at', '>', now)
      .returning('ward_id')
      .executeTakeFirst();
    if (!row) throw new Problem('not_found', NO_LINK);
    await tellScans(tx, row.ward_id);
  });
  return session;
}

/** Whether a token can still be opened; opening it is a step of its own, so that a preview does not use it up. */
export async function isPhoneToken(db: Db, token: string, now: Date): Promise<boolean> {
  const row = await liveLinks(db, now)
    .where('token_hash', '=', hash(token))
    .where('session_hash', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** The batch into which a phone's browser may add now. @throws Problem not_found when the link is closed or over */
export async function findByPhone(
  db: Db,
  session: string | undefined,
  now: Date,
): Promise<{ link: PhoneLink; batch: WholeBatch }> {
  const row =
    session === undefined
      ? undefined
      : await liveLinks(db, now).where('session_hash', '=', hash(session)).executeTakeFirst();
  if (!row) throw new Problem('not_found', NO_LINK);
  const batch = await findBatch(db, { wardId: row.ward_id, batchId: row.batch_id });
  if (batch.closedAt !== null) throw new Problem('not_found', NO_LINK);
  return {
    link: { wardId: row.ward_id, id: row.id, batchId: row.batch_id, expiresAt: row.expires_at },
    batch,
  };
}
