import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { listDowntime } from '../features/articles/index.ts';
import { findVisitor, type Visitor } from '../features/citizens/index.ts';
import { listWards, type Ward } from '../features/organisation/index.ts';
import { giveCookie, readCookie } from '../platform/http/cookies.ts';
import { platformWithin, type RequestVariables } from '../platform/platform.ts';
import { Problem } from '../platform/problem.ts';
import { formToken } from '../platform/security/form-token.ts';
import { answerHere, LANGS, type Lang } from './here.ts';

export const VISITOR_COOKIE = 'motcua_citizen';

/** A citizens' page always belongs to one ward; its visitor may have a session there. */
export interface PortalEnv {
  Variables: RequestVariables & {
    ward: Ward;
    visitor: Visitor | null;
    /** Token of the visitor's session, for his forms; empty without one. */
    token: string;
  };
}

/**
 * The ward whose portal answers on this host; where none is named, the first of the installation. The frame of its pages
 * finds the visitor by what is known of the request (`here`); a page with his name in it is kept by nobody.
 */
export const atWard = createMiddleware<PortalEnv>(async (c, next) => {
  const { now, settings } = c.var.platform;
  const wards = await listWards(c.var.platform.database.db);
  const host = c.req.header('host')?.replace(/:\d+$/, '').toLowerCase();
  const ward = wards.find((each) => each.portalHost !== null && each.portalHost === host) ?? wards[0];
  if (!ward) throw new Problem('not_found', 'Chưa có phường, xã nào được cài đặt.');
  c.set('ward', ward);
  c.set('platform', platformWithin(c.var.platform, ward.id));
  const { database } = c.var.platform;
  const cookie = readCookie(c, VISITOR_COOKIE);
  const visitor = cookie === undefined ? null : await findVisitor(database, ward.id, cookie, now());
  const token = visitor === null ? '' : formToken(settings.secret, cookie!);
  c.set('visitor', visitor);
  c.set('token', token);
  const downtime = await listDowntime(database.db, ward.id, now());
  const { pathname, searchParams } = new URL(c.req.url);
  searchParams.delete(ASKED);
  const address = searchParams.size === 0 ? pathname : `${pathname}?${searchParams}`;
  const origin = ward.portalHost === null ? settings.publicUrl : `https://${ward.portalHost}`;
  await answerHere({ lang: langOf(c), address, origin, downtime, visitor, token }, next);
  if (visitor !== null) c.header('cache-control', 'no-store');
});

const ASKED = 'ngon-ngu';
const LANG_COOKIE = 'motcua_lang';
const HALF_A_YEAR = 183 * 86_400;

/** The language that the address asks for, which is then kept; else the one that was kept; else Vietnamese. */
function langOf(c: Context): Lang {
  const asked = LANGS.find((each) => each === c.req.query(ASKED));
  const kept = LANGS.find((each) => each === readCookie(c, LANG_COOKIE));
  if (asked && asked !== (kept ?? 'vi')) giveCookie(c, LANG_COOKIE, asked, { maxAge: HALF_A_YEAR });
  return asked ?? kept ?? 'vi';
}
