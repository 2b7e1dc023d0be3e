import { createHash } from 'node:crypto';
import type { Database, Db } from '../../platform/database/database.ts';
import { Problem } from '../../platform/problem.ts';
import { countTry } from '../../platform/security/attempts.ts';
import {
  askOneTimeCode,
  closeCitizenSession,
  openCitizenSession,
  takeOneTimeCode,
  WRONG_CODE,
} from '../citizens/index.ts';

/** Codes that may be asked for one dossier, and asked or tried from one address. */
const ASKED_PER_DOSSIER = { quarter: 5, day: 12 };
const ASKED_PER_ADDRESS = 30;
const TRIED_PER_ADDRESS = 60;

interface GuestAsk {
  wardId: number;
  code: string;
  /** Whoever asks, for counting. */
  address: string;
  now: Date;
}

/**
 * Sends a one-time code to the phone and the mail that were given with a dossier. Whether there is such a dossier is not
 * told: the same is counted, written and queued either way.
 * @returns the cookie's value of the browser that asked. @throws Problem too_many_tries
 */
export async function askGuestCode(database: Database, ask: GuestAsk): Promise<string> {
  const { wardId, address, now } = ask;
  const code = ask.code.trim().toUpperCase();
  const key = `${wardId}/${createHash('sha256').update(code).digest('hex')}`;
  await database.transact((tx) => countTry(tx, `guest:${address}`, ASKED_PER_ADDRESS, 15, now));
  return database.transact(async (tx) => {
    await countTry(tx, `guest-quarter:${key}`, ASKED_PER_DOSSIER.quarter, 15, now);
    await countTry(tx, `guest-day:${key}`, ASKED_PER_DOSSIER.day, 24 * 60, now);
    const found = await findContacts(tx, wardId, code);
    return askOneTimeCode(tx, {
      ...{ wardId, now, for: { purpose: 'dossier', dossierId: found?.id ?? null } },
      to: found ? addressesFor(found) : { phone: null, email: null },
    });
  });
}

function findContacts(db: Db, wardId: number, code: string) {
  return db
    .selectFrom('dossiers')
    .select(['id', 'applicant_phone', 'applicant_email', 'notice_by'])
    .where('ward_id', '=', wardId)
    .where('code', '=', code)
    .executeTakeFirst();
}

/** By the way that the applicant chose to be told; by every address when he chose none or has none of that kind. */
function addressesFor(found: NonNullable<Awaited<ReturnType<typeof findContacts>>>) {
  const [phone, email] = [found.applicant_phone || null, found.applicant_email || null];
  if (found.notice_by === 'mail' && email !== null) return { phone: null, email };
  if ((found.notice_by === 'sms' || found.notice_by === 'zalo') && phone !== null)
    return { phone, email: null };
  return { phone, email };
}

interface GuestEntry {
  wardId: number;
  /** The cookie of the browser that asked. */
  asked: string;
  code: string;
  address: string;
  secret: string;
  now: Date;
  /** The session that the browser had, which ends. */
  oldSession: string | null;
}

/**
 * Opens a session for the one dossier whose code was sent.
 * @throws Problem bad_credentials, whatever was wrong with the code | too_many_tries
 */
export async function enterAsGuest(
  database: Database,
  entry: GuestEntry,
): Promise<{ session: string; dossierCode: string }> {
  const { wardId, now } = entry;
  await database.transact((tx) => countTry(tx, `guest-code:${entry.address}`, TRIED_PER_ADDRESS, 15, now));
  const entered = await database.transact(async (tx) => {
    const taken = await takeOneTimeCode(tx, { ...entry, purpose: 'dossier' });
    if (!taken || taken.dossierId === null) return null;
    const dossier = await tx
      .selectFrom('dossiers')
      .select('code')
      .where('ward_id', '=', wardId)
      .where('id', '=', taken.dossierId)
      .executeTakeFirstOrThrow();
    if (entry.oldSession !== null) await closeCitizenSession(tx, entry.oldSession);
    const session = await openCitizenSession(tx, wardId, { dossierId: taken.dossierId }, now);
    return { session, dossierCode: dossier.code };
  });
  if (!entered) throw new Problem('bad_credentials', WRONG_CODE, { ma: 'Mã chưa đúng.' });
  return entered;
}
