import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Tx } from '../../../platform/database/database.ts';
import { enqueue } from '../../../platform/jobs/jobs.ts';
import { hashOf, newToken } from '../hash-of.ts';

export const SEND_CODE = 'citizens.send-code';
export const CODE_MINUTES = 10;
const MOST_TRIES = 5;

/** What a code opens or proves: a dossier, or that a phone or an address is the person's own. */
export type CodeFor =
  | { purpose: 'dossier'; dossierId: number | null }
  | { purpose: 'phone' | 'email'; citizenId: number };

interface Asked {
  wardId: number;
  for: CodeFor;
  to: { phone: string | null; email: string | null };
  now: Date;
}

/**
 * Makes a code and queues its sending; an older one for the same is over. For a dossier that does not exist the same is
 * done, only that nobody is told.
 * @returns the cookie's value of the browser that asked: only it can use the code
 */
export async function askOneTimeCode(tx: Tx, { wardId, for: what, to, now }: Asked): Promise<string> {
  const asked = newToken();
  await cancelOlder(tx, wardId, what, now);
  const { id } = await tx
    .insertInto('one_time_codes')
    .values({
      ...{ ward_id: wardId, asked_hash: hashOf(asked), nonce: randomBytes(16), purpose: what.purpose },
      dossier_id: what.purpose === 'dossier' ? what.dossierId : null,
      citizen_id: what.purpose === 'dossier' ? null : what.citizenId,
      ...to,
      created_at: now,
      expires_at: new Date(now.getTime() + CODE_MINUTES * 60_000),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await enqueue(tx, SEND_CODE, { wardId, codeId: id }, { now });
  return asked;
}

async function cancelOlder(tx: Tx, wardId: number, what: CodeFor, now: Date): Promise<void> {
  const open = tx
    .updateTable('one_time_codes')
    .set({ ended_at: now })
    .where('ward_id', '=', wardId)
    .where('purpose', '=', what.purpose)
    .where('ended_at', 'is', null);
  if (what.purpose === 'dossier') await open.where('dossier_id', '=', what.dossierId).execute();
  else await open.where('citizen_id', '=', what.citizenId).execute();
}

interface CodeRow {
  ward_id: number;
  id: number;
  nonce: Buffer;
}

/** The six digits of a row. They are kept nowhere: without the installation's secret the row says nothing. */
export function digitsOf(secret: string, row: CodeRow): string {
  const text = `one-time-code:${row.ward_id}:${row.id}:${row.nonce.toString('hex')}`;
  const number = createHmac('sha256', secret).update(text).digest().readUIntBE(0, 6) % 1_000_000;
  return String(number).padStart(6, '0');
}

interface Given {
  wardId: number;
  purpose: CodeFor['purpose'];
  /** The cookie of the browser that asked. */
  asked: string;
  code: string;
  secret: string;
  now: Date;
}

/**
 * Takes a code once. A wrong one counts, the sixth try fails whatever is given. Null says all of it: wrong, used, cancelled,
 * too old, another's, none; the caller refuses after the transaction, so that the try stays counted.
 */
export async function takeOneTimeCode(tx: Tx, { wardId, purpose, asked, code, secret, now }: Given) {
  const row = await tx
    .selectFrom('one_time_codes')
    .selectAll()
    .where('ward_id', '=', wardId)
    .where('asked_hash', '=', hashOf(asked))
    .where('purpose', '=', purpose)
    .forUpdate()
    .executeTakeFirst();
  if (!row || row.ended_at !== null || row.expires_at <= now || row.tries >= MOST_TRIES) return null;
  const isRight = isSame(digitsOf(secret, row), code.replace(/\s/g, ''));
  const isSent = row.phone !== null || row.email !== null;
  await tx
    .updateTable('one_time_codes')
    .set({ tries: row.tries + 1, ...(isRight && { ended_at: now }) })
    .where('ward_id', '=', wardId)
    .where('id', '=', row.id)
    .execute();
  if (!isRight || !isSent) return null;
  return { dossierId: row.dossier_id, citizenId: row.citizen_id, phone: row.phone, email: row.email };
}

function isSame(expected: string, given: string): boolean {
  const [one, other] = [Buffer.from(expected), Buffer.from(given)];
  return one.length === other.length && timingSafeEqual(one, other);
}

export const WRONG_CODE =
  'Mã chưa đúng, đã dùng hoặc đã hết hạn. Hãy xem tin mới nhất rồi nhập lại, hoặc xin mã mới.';
