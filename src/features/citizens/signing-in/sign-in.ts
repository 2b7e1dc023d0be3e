import type { Tx } from '../../../platform/database/database.ts';
import {
  beginWithProvider,
  completeWithProvider,
  ProviderDown,
  SignInRefused,
  type VouchedFor,
} from '../../../platform/identity/openid.ts';
import { log } from '../../../platform/log.ts';
import { sealedNumber } from '../../../platform/personal-ids/sealing.ts';
import type { Platform } from '../../../platform/platform.ts';
import { Problem } from '../../../platform/problem.ts';
import { countTry } from '../../../platform/security/attempts.ts';
import { seal, unseal } from '../../../platform/security/seal.ts';
import { hashOf } from '../hash-of.ts';
import { closeCitizenSession, openCitizenSession, sealIdToken } from '../sessions.ts';
import { readClaims, type Vouched } from './claims.ts';

/** For how long a person may be at the provider's, and how often one address may begin. */
const MOST_MINUTES = 15;
const BEGUN_PER_ADDRESS = 200;
const VERIFIER = 'pkce';

interface Begin {
  wardId: number;
  /** A cookie of this browser: only it may end what it began. */
  browser: string;
  /** The local path to go on with. */
  next: string;
  redirectUri: string;
  address: string;
}

/** Begins a sign-in. @returns where to send the browser. @throws Problem too_many_tries | peer_down */
export async function beginCitizenSignIn(platform: Platform, given: Begin): Promise<string> {
  const { database, settings } = platform;
  const now = platform.now();
  await database.transact((tx) => countTry(tx, `citizen-login:${given.address}`, BEGUN_PER_ADDRESS, 15, now));
  const begun = await beginWithProvider(settings.identity, given.redirectUri).catch(sayWhy);
  await database.transact((tx) =>
    tx
      .insertInto('sign_ins_under_way')
      .values({
        state_hash: hashOf(begun.state),
        ward_id: given.wardId,
        browser_hash: hashOf(given.browser),
        nonce: begun.nonce,
        sealed_verifier: seal(settings.secret, VERIFIER, begun.verifier),
        next: given.next,
        expires_at: new Date(now.getTime() + MOST_MINUTES * 60_000),
      })
      .execute(),
  );
  return begun.url;
}

interface Complete {
  wardId: number;
  browser: string;
  /** Where the browser came back, with the provider's answer. */
  answer: URL;
  /** The session that the browser had, which ends. */
  oldSession: string | null;
}

/** The new session's cookie, and the path to go on with. */
export interface SignedIn {
  session: string;
  next: string;
}

/**
 * Ends a sign-in with what the browser brought back. What was begun is taken once, whatever comes of it, and the session
 * is always a new one.
 * @throws Problem bad_credentials | not_allowed | peer_down
 */
export async function completeCitizenSignIn(platform: Platform, given: Complete): Promise<SignedIn> {
  const state = given.answer.searchParams.get('state') ?? '';
  const begun = await platform.database.transact((tx) => takeBegun(tx, given, state));
  if (!begun)
    throw new Problem(
      'bad_credentials',
      'Lần đăng nhập này không bắt đầu từ trình duyệt của bạn, hoặc đã dùng rồi. Hãy đăng nhập lại.',
    );
  try {
    return { session: await takeAnswer(platform, given, { state, ...begun }), next: begun.next };
  } catch (error) {
    throw error instanceof Problem ? new StoppedSignIn(error, begun.next) : error;
  }
}

/** A sign-in of this browser's own that came to nothing; it may be begun again with the same place to go on with. */
export class StoppedSignIn extends Problem {
  readonly next: string;

  constructor({ code, message }: Problem, next: string) {
    super(code, message);
    this.next = next;
  }
}

type Begun = NonNullable<Awaited<ReturnType<typeof takeBegun>>> & { state: string };

/** What the provider answered becomes a session. @returns its cookie's value */
async function takeAnswer(platform: Platform, given: Complete, begun: Begun): Promise<string> {
  const { database, settings } = platform;
  if (begun.expires_at <= platform.now())
    throw new Problem('bad_credentials', 'Đã quá 15 phút từ khi bắt đầu đăng nhập. Hãy đăng nhập lại.');
  const verifier = unseal(settings.secret, VERIFIER, begun.sealed_verifier);
  const expected = { state: begun.state, nonce: begun.nonce, verifier };
  const vouched = await completeWithProvider(settings.identity, given.answer, expected).catch(sayWhy);
  const person = readClaims(vouched.claims, settings.identity);
  if (!person) throw new Problem('bad_credentials', 'Nhà cung cấp định danh không cho biết họ tên của bạn.');
  return database.transact((tx) => enter(tx, platform, given, { vouched, person }));
}

/** What was begun with this state by this very browser; another browser's is left to it. */
function takeBegun(tx: Tx, { wardId, browser }: Complete, state: string) {
  return tx
    .deleteFrom('sign_ins_under_way')
    .where('state_hash', '=', hashOf(state))
    .where('ward_id', '=', wardId)
    .where('browser_hash', '=', hashOf(browser))
    .returning(['nonce', 'sealed_verifier', 'next', 'expires_at'])
    .executeTakeFirst();
}

async function enter(
  tx: Tx,
  { settings, now }: Platform,
  { wardId, oldSession }: Complete,
  { vouched, person }: { vouched: VouchedFor; person: Vouched },
): Promise<string> {
  const citizenId = await saveCitizen(tx, wardId, vouched.issuer, person, now());
  if (oldSession !== null) await closeCitizenSession(tx, oldSession);
  const idToken = sealIdToken(settings.secret, vouched.idToken);
  return openCitizenSession(tx, wardId, { citizenId }, now(), idToken);
}

/** The account of a person, as vouched for now. A personal id of an earlier sign-in of level 2 stays known. */
async function saveCitizen(
  tx: Tx,
  wardId: number,
  issuer: string,
  { subject, personalId, birthOn, ...person }: Vouched,
  now: Date,
): Promise<number> {
  const seen = { ...person, birth_on: birthOn, signed_in_at: now };
  const number = sealedNumber('citizens.personal_id', wardId, personalId);
  const row = await tx
    .insertInto('citizens')
    .values({ ...seen, ...number, ward_id: wardId, issuer, subject, created_at: now })
    .onConflict((conflict) =>
      conflict
        .columns(['ward_id', 'issuer', 'subject'])
        .doUpdateSet({ ...seen, ...(personalId !== null && number) }),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** What the provider's answer means for the person; what was in it is told nobody. */
function sayWhy(error: unknown): never {
  if (error instanceof ProviderDown) {
    log('warn', 'identity_provider_down', { reason: error.message });
    throw new Problem(
      'peer_down',
      'Nơi cấp tài khoản định danh đang không trả lời. Hãy thử lại sau ít phút; các trang khác vẫn dùng được.',
    );
  }
  if (!(error instanceof SignInRefused)) throw error;
  log('warn', 'citizen_sign_in_refused', { reason: error.message });
  if (error.isDenied) throw new Problem('not_allowed', 'Bạn đã dừng đăng nhập. Chưa có gì được ghi lại.');
  throw new Problem(
    'bad_credentials',
    'Câu trả lời của nơi cấp tài khoản định danh không đúng nên không được nhận. Hãy đăng nhập lại.',
  );
}
