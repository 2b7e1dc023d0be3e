import { createHash, randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { sql } from 'kysely';
import type { Database, Tx } from '../../platform/database/database.ts';
import { Problem } from '../../platform/problem.ts';
import { countTry } from '../../platform/security/attempts.ts';
import { takeCode } from './accounts/second-factor.ts';
import type { LoginForm, Officer } from './schema.ts';
import { noteAccess, toOfficer } from './store.ts';

/** The cookie of an officer's browser. */
export const OFFICER_COOKIE = 'motcua_session';

/** Failures in a row before an account closes, and for how long. A working day's session. */
const MOST_FAILURES = 5;
const LOCK_MINUTES = 15;
const SESSION_HOURS = 12;
const IDLE_HOURS = 2;
const TRIES_PER_ADDRESS = 60;
/** Codes that may be tried for one account, however often its password opens the way to them. */
const CODES_PER_ACCOUNT = 10;

/** Verified against when there is no such account, so that the answer takes the same time. */
const nobodysHash = hash(randomBytes(16).toString('hex'));

/** A session that is open, or one that still needs the second factor; each a cookie's value that is kept nowhere. */
export type SignIn = { session: string } | { pending: string };

/**
 * Opens a session and gives the cookie's value, which is kept nowhere. After five failures in a row the account
 * is closed for fifteen minutes, whatever password comes. The answer never tells whether the account exists.
 * @throws Problem bad_credentials | locked_out | too_many_tries
 */
export async function signIn(
  database: Database,
  form: LoginForm,
  caller: { address: string; requestId: string; now: Date },
): Promise<SignIn> {
  const { now } = caller;
  await database.transact((tx) =>
    countTry(tx, `login:${caller.address}`, TRIES_PER_ADDRESS, LOCK_MINUTES, now),
  );
  // Whose ward it is only the account tells.
  const row = await database.acrossWards().transact((tx) => lockAccount(tx, form));
  const matches = await verify(row?.password_hash ?? (await nobodysHash), form.password);
  if (row === undefined || !row.active)
    throw new Problem('bad_credentials', 'Tên đăng nhập hoặc mật khẩu không đúng.');
  if (row.locked_until !== null && row.locked_until > now) {
    throw new Problem(
      'locked_out',
      `Tài khoản tạm khóa vì nhập sai nhiều lần. Thử lại sau ${LOCK_MINUTES} phút.`,
    );
  }
  const note = { wardId: row.ward_id, officerId: row.id, requestId: caller.requestId, at: now };
  const own = database.within(row.ward_id);
  if (!matches) {
    await own.transact((tx) => countFailure(tx, row, note));
    throw new Problem('bad_credentials', 'Tên đăng nhập hoặc mật khẩu không đúng.');
  }
  if (row.totp_enabled_at !== null) return { pending: await own.transact((tx) => openPending(tx, row, now)) };
  return { session: await own.transact((tx) => openSession(tx, row, note)) };
}

const PENDING_MINUTES = 5;

async function openPending(tx: Tx, account: Account, now: Date): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await tx
    .insertInto('pending_sign_ins')
    .values({
      token_hash: hashOf(token),
      ward_id: account.ward_id,
      officer_id: account.id,
      expires_at: new Date(now.getTime() + PENDING_MINUTES * 60_000),
    })
    .execute();
  return token;
}

/**
 * Opens the session of a pending sign-in when the code is right. A code is taken once; wrong codes count as failures.
 * @throws Problem bad_credentials | locked_out | too_many_tries
 */
export async function confirmSignIn(
  database: Database,
  given: { pending: string; code: string; secretKey: string },
  caller: { address: string; requestId: string; now: Date },
): Promise<string> {
  const { now } = caller;
  const tokenHash = hashOf(given.pending);
  await database.transact((tx) =>
    countTry(tx, `code:${tokenHash.toString('hex')}`, MOST_FAILURES, PENDING_MINUTES, now),
  );
  const everywhere = database.acrossWards();
  await everywhere.transact((tx) => countCode(tx, tokenHash, now));
  return everywhere.transact(async (tx) => {
    const row = await tx
      .selectFrom('pending_sign_ins')
      .innerJoin('officers', (join) =>
        join
          .onRef('officers.ward_id', '=', 'pending_sign_ins.ward_id')
          .onRef('officers.id', '=', 'pending_sign_ins.officer_id'),
      )
      .selectAll('officers')
      .where('token_hash', '=', tokenHash)
      .where('expires_at', '>', now)
      .where('officers.active', '=', true)
      .forUpdate('officers')
      .executeTakeFirst();
    if (!row) throw new Problem('bad_credentials', 'Đã quá lâu: hãy đăng nhập lại từ đầu.');
    if (!(await takeCode(tx, given.secretKey, row, { code: given.code, now })))
      throw new Problem('bad_credentials', 'Mã chưa đúng hoặc đã dùng. Chờ mã mới rồi nhập lại.');
    await tx.deleteFrom('pending_sign_ins').where('token_hash', '=', tokenHash).execute();
    const note = { wardId: row.ward_id, officerId: row.id, requestId: caller.requestId, at: now };
    return openSession(tx, row, note);
  });
}

/** Whoever has the password opens as many pending sign-ins as he likes: tries are counted for the account too. */
async function countCode(tx: Tx, tokenHash: Buffer, now: Date): Promise<void> {
  const row = await tx
    .selectFrom('pending_sign_ins')
    .select(['ward_id', 'officer_id'])
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
  if (row) await countTry(tx, `code:${row.ward_id}/${row.officer_id}`, CODES_PER_ACCOUNT, LOCK_MINUTES, now);
}

type Account = NonNullable<Awaited<ReturnType<typeof lockAccount>>>;
type Note = Omit<Parameters<typeof noteAccess>[1], 'action'>;

async function lockAccount(tx: Tx, form: LoginForm) {
  const query = tx
    .selectFrom('officers')
    .selectAll()
    .where('username', '=', form.username)
    .orderBy('ward_id')
    .limit(1);
  return (form.ward === undefined ? query : query.where('ward_id', '=', form.ward)).executeTakeFirst();
}

async function countFailure(tx: Tx, account: Account, note: Note): Promise<void> {
  const lockedUntil = new Date(note.at.getTime() + LOCK_MINUTES * 60_000);
  await tx
    .updateTable('officers')
    .set({
      failed_logins: sql`case when failed_logins + 1 >= ${MOST_FAILURES} then 0 else failed_logins + 1 end`,
      locked_until: sql`case when failed_logins + 1 >= ${MOST_FAILURES} then ${lockedUntil} else locked_until end`,
    })
    .where('ward_id', '=', account.ward_id)
    .where('id', '=', account.id)
    .execute();
  await noteAccess(tx, { ...note, action: 'login_failed' });
}

async function openSession(tx: Tx, account: Account, note: Note): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const reset = tx.updateTable('officers').set({ failed_logins: 0, locked_until: null });
  await reset.where('ward_id', '=', account.ward_id).where('id', '=', account.id).execute();
  await tx
    .insertInto('sessions')
    .values({
      token_hash: hashOf(token),
      ward_id: account.ward_id,
      officer_id: account.id,
      created_at: note.at,
      seen_at: note.at,
      expires_at: new Date(note.at.getTime() + SESSION_HOURS * 3_600_000),
    })
    .execute();
  await noteAccess(tx, { ...note, action: 'login' });
  return token;
}

/** Who is signed in, and what he still has to do with his account. */
export interface Session {
  officer: Officer;
  mustChangePassword: boolean;
  hasSecondFactor: boolean;
}

/** The officer behind a cookie, or null when the session has ended, idled for two hours, or the account was closed. */
export async function findSession(database: Database, token: string, now: Date): Promise<Session | null> {
  const hash = hashOf(token);
  const key = hash.toString('base64');
  // Whose ward it is only the session tells; who was here before is looked for there first, for that spares the connection another scope.
  const before = wardsBefore.get(key);
  const found =
    (before !== undefined && (await readSession(database.within(before), hash, now))) ||
    (await readSession(database.acrossWards(), hash, now));
  if (!found) {
    wardsBefore.delete(key);
    return null;
  }
  if (wardsBefore.size >= MOST_REMEMBERED) wardsBefore.clear();
  wardsBefore.set(key, found.ward_id);
  if (now.getTime() - found.seen_at.getTime() > 60_000)
    await database.within(found.ward_id).transact((tx) => touch(tx, token, now));
  return {
    officer: toOfficer(found),
    mustChangePassword: found.must_change_password,
    hasSecondFactor: found.totp_enabled_at !== null,
  };
}

/** By the hash of the token. Where to look first, and no right: only the row within its wall lets anybody in. */
const wardsBefore = new Map<string, number>();
const MOST_REMEMBERED = 20_000;

function readSession({ db }: Database, hash: Buffer, now: Date) {
  return db
    .selectFrom('sessions')
    .innerJoin('officers', (join) =>
      join
        .onRef('officers.ward_id', '=', 'sessions.ward_id')
        .onRef('officers.id', '=', 'sessions.officer_id'),
    )
    .selectAll('officers')
    .select('sessions.seen_at')
    .where('token_hash', '=', hash)
    .where('expires_at', '>', now)
    .where('seen_at', '>', new Date(now.getTime() - IDLE_HOURS * 3_600_000))
    .where('officers.active', '=', true)
    .executeTakeFirst();
}

async function touch(tx: Tx, token: string, now: Date): Promise<void> {
  await tx.updateTable('sessions').set({ seen_at: now }).where('token_hash', '=', hashOf(token)).execute();
}

export async function signOut(tx: Tx, token: string): Promise<void> {
  await tx.deleteFrom('sessions').where('token_hash', '=', hashOf(token)).execute();
}

/** Sessions past their end; run by the clock. */
export async function sweepSessions(tx: Tx, now: Date): Promise<void> {
  await tx.deleteFrom('sessions').where('expires_at', '<', now).execute();
  await tx.deleteFrom('pending_sign_ins').where('expires_at', '<', now).execute();
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
