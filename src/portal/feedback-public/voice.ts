import { createHmac, randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { callerAddress } from '../../platform/http/caller.ts';
import { giveCookie, readCookie } from '../../platform/http/cookies.ts';
import { countTry } from '../../platform/security/attempts.ts';
import { formToken, isFormToken } from '../../platform/security/form-token.ts';
import type { PortalEnv } from '../ward.ts';

const COOKIE = 'motcua_voice';
const A_YEAR = 365 * 86_400;
/** Voices that one address may give in an hour: on everything, and on one answer. Many homes share an address. */
const MOST = 60;
const MOST_ON_ONE = 10;
const WINDOW_MINUTES = 60;

/** As whom this request judged an answer before, if it did: the citizen who signed in, then the browser by its cookie. */
export function votersOf(c: Context<PortalEnv>, code: string): Buffer[] {
  return hash(c, code, browserKey(c));
}

/** The same for who judges now: a browser without a key is given one, with its first voice and never for reading. */
export function giveVoice(c: Context<PortalEnv>, code: string): Buffer[] {
  return hash(c, code, browserKey(c) ?? newKey(c));
}

/** Counts a voice of this address. @throws Problem too_many_tries */
export async function countVoice(c: Context<PortalEnv>, code: string): Promise<void> {
  const { database, now } = c.var.platform;
  const address = callerAddress(c);
  for (const [key, most] of [
    [`voice:${address}`, MOST],
    [`voice:${seal(c, `${address} ${code}`).toString('base64url')}`, MOST_ON_ONE],
  ] as const)
    await database.transact((tx) => countTry(tx, key, most, WINDOW_MINUTES, now()));
}

/** Under the secret and of this item alone, so that the voices of one person cannot be laid side by side. */
function hash(c: Context<PortalEnv>, code: string, key: string | null): Buffer[] {
  const { visitor } = c.var;
  const whom = [
    ...(visitor?.kind === 'citizen' ? [`citizen ${visitor.citizen.id}`] : []),
    ...(key === null ? [] : [`browser ${key}`]),
  ];
  return whom.map((each) => seal(c, `${code} ${each}`));
}

function seal(c: Context<PortalEnv>, text: string): Buffer {
  const { secret } = c.var.platform.settings;
  return createHmac('sha256', secret).update(`voice ${c.var.ward.id} ${text}`).digest();
}

/** Null also for a key that we did not give. */
function browserKey(c: Context<PortalEnv>): string | null {
  const [key, given] = (readCookie(c, COOKIE) ?? '').split('.') as [string, string?];
  return isFormToken(c.var.platform.settings.secret, `voice:${key}`, given) ? key : null;
}

function newKey(c: Context<PortalEnv>): string {
  const key = randomBytes(16).toString('base64url');
  const token = formToken(c.var.platform.settings.secret, `voice:${key}`);
  giveCookie(c, COOKIE, `${key}.${token}`, { maxAge: A_YEAR });
  return key;
}
