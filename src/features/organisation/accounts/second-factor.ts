import { createHash, randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import type { Tx } from '../../../platform/database/database.ts';
import { Problem } from '../../../platform/problem.ts';
import { seal, unseal } from '../../../platform/security/seal.ts';
import { noteChange } from '../audit/note-change.ts';
import type { Act, Officer } from '../schema.ts';
import { endSessions } from './sessions.ts';

const PURPOSE = 'totp';
const STEP_SECONDS = 30;
const RECOVERY_CODES = 10;

function totpOf(username: string, secret: Secret): TOTP {
  return new TOTP({ issuer: 'Một Cửa', label: username, secret, digits: 6, period: STEP_SECONDS });
}

/** A new secret, sealed for the form that confirms it, with the address that an authenticator app reads as a QR code. */
export function proposeSecondFactor(
  secretKey: string,
  { username }: Officer,
): { sealed: string; uri: string } {
  const secret = new Secret({ size: 20 });
  return { sealed: seal(secretKey, PURPOSE, secret.base32), uri: totpOf(username, secret).toString() };
}

/** The time step to which a code belongs (this one or a neighbour); null when it is wrong. */
function stepOf(username: string, base32: string, code: string, now: Date): number | null {
  const totp = totpOf(username, Secret.fromBase32(base32));
  const delta = totp.validate({ token: code.replace(/\s/g, ''), timestamp: now.getTime(), window: 1 });
  return delta === null ? null : Math.floor(now.getTime() / 1000 / STEP_SECONDS) + delta;
}

/**
 * Turns the second factor on once the app has shown a right code. @returns recovery codes, shown this once
 * @throws Problem invalid
 */
export async function enableSecondFactor(
  tx: Tx,
  act: Act,
  secretKey: string,
  given: { sealed: string; code: string },
): Promise<string[]> {
  const wrong = () =>
    new Problem('invalid', 'Chưa bật được.', { code: 'Mã chưa đúng. Xem lại ứng dụng và đồng hồ.' });
  let base32: string;
  try {
    base32 = unseal(secretKey, PURPOSE, given.sealed);
  } catch {
    throw new Problem('invalid', 'Biểu mẫu đã cũ. Hãy mở lại trang.');
  }
  const step = stepOf(act.officer.username, base32, given.code, act.now);
  if (step === null) throw wrong();
  const { totp_enabled_at } = await tx
    .selectFrom('officers')
    .select('totp_enabled_at')
    .where('ward_id', '=', act.officer.wardId)
    .where('id', '=', act.officer.id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (totp_enabled_at !== null)
    throw new Problem('invalid', 'Xác thực hai lớp đang bật: tắt bằng mã trước khi đặt lại.');
  const codes = Array.from({ length: RECOVERY_CODES }, () => randomBytes(6).toString('hex'));
  await tx
    .updateTable('officers')
    .set({
      totp_secret: given.sealed,
      totp_enabled_at: act.now,
      totp_last_step: step,
      recovery_hashes: codes.map(hashOf),
    })
    .where('ward_id', '=', act.officer.wardId)
    .where('id', '=', act.officer.id)
    .execute();
  await noteChange(tx, act, {
    what: 'second_factor',
    subject: act.officer.username,
    before: 'tắt',
    after: 'bật',
  });
  return codes;
}

/** Turns his own off, with a code that only he has: an open session alone is not he. @throws Problem invalid */
export async function disableOwnSecondFactor(
  tx: Tx,
  act: Act,
  secretKey: string,
  code: string,
): Promise<void> {
  const { wardId, id } = act.officer;
  const row = await tx
    .selectFrom('officers')
    .selectAll()
    .where('ward_id', '=', wardId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (!(await takeCode(tx, secretKey, row, { code, now: act.now })))
    throw new Problem('invalid', 'Chưa tắt được.', { offCode: 'Mã chưa đúng hoặc đã dùng.' });
  await disableSecondFactor(tx, act, id);
}

/** Turns it off: the officer himself, or an administrator for someone who lost his phone. @throws Problem not_allowed */
export async function disableSecondFactor(tx: Tx, act: Act, officerId: number): Promise<void> {
  const isOwn = officerId === act.officer.id;
  if (!isOwn && !act.officer.duties.includes('administer'))
    throw new Problem('not_allowed', 'Tài khoản của bạn không được làm việc này.');
  const row = await tx
    .updateTable('officers')
    .set({ totp_secret: null, totp_enabled_at: null, totp_last_step: null, recovery_hashes: [] })
    .where('ward_id', '=', act.officer.wardId)
    .where('id', '=', officerId)
    .returning('username')
    .executeTakeFirst();
  if (!row) throw new Problem('not_found', 'Không có cán bộ này.');
  // Nobody goes on behind a door that was just weakened.
  if (!isOwn) await endSessions(tx, act.officer.wardId, officerId);
  await noteChange(tx, act, { what: 'second_factor', subject: row.username, before: 'bật', after: 'tắt' });
}

interface Account {
  ward_id: number;
  id: number;
  username: string;
  totp_secret: string | null;
  totp_last_step: number | null;
  recovery_hashes: string[];
}

/** Whether a code is right now and was not taken before; a recovery code is taken once. The row must be locked. */
export async function takeCode(
  tx: Tx,
  secretKey: string,
  account: Account,
  given: { code: string; now: Date },
): Promise<boolean> {
  const code = given.code.trim();
  const update = tx
    .updateTable('officers')
    .where('ward_id', '=', account.ward_id)
    .where('id', '=', account.id);
  if (account.recovery_hashes.includes(hashOf(code))) {
    const left = account.recovery_hashes.filter((each) => each !== hashOf(code));
    await update.set({ recovery_hashes: left }).execute();
    return true;
  }
  if (account.totp_secret === null) return false;
  const step = stepOf(account.username, unseal(secretKey, PURPOSE, account.totp_secret), code, given.now);
  if (step === null || step <= (account.totp_last_step ?? 0)) return false;
  await update.set({ totp_last_step: step }).execute();
  return true;
}

function hashOf(code: string): string {
  return createHash('sha256').update(code.toLowerCase()).digest('hex');
}
