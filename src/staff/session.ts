import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import {
  type Act,
  findSession,
  findSettings,
  OFFICER_COOKIE,
  type Officer,
  type Session,
} from '../features/organisation/index.ts';
import { overseesWards } from '../features/oversight/index.ts';
import { toLocalDay } from '../law/day.ts';
import { readCookie } from '../platform/http/cookies.ts';
import { readForm } from '../platform/http/form.ts';
import { platformWithin, type RequestVariables } from '../platform/platform.ts';
import { Problem } from '../platform/problem.ts';
import { formToken, isFormToken, TOKEN_HEADER } from '../platform/security/form-token.ts';

export const SESSION_COOKIE = OFFICER_COOKIE;

export interface StaffVariables extends RequestVariables {
  officer: Officer;
  token: string;
  /** Of a page that lists persons: how many rows it shows (`looks/say-rows.ts`). */
  shownRows?: number;
  shownSubject?: string;
  shownDossiers?: readonly number[];
  /** Whose persons an overseer of another ward was shown, and how he is named there. */
  shownWard?: { id: number; viewer: string };
}
export interface StaffEnv {
  Variables: StaffVariables;
}
export type StaffContext = Context<StaffEnv>;

/** Lets only signed-in officers through. */
export const signedIn = createMiddleware<StaffEnv>(async (c, next) => {
  const { database, settings, now } = c.var.platform;
  const cookie = readCookie(c, SESSION_COOKIE);
  const session = cookie === undefined ? null : await findSession(database, cookie, now());
  if (session === null || cookie === undefined) {
    if (c.req.method !== 'GET')
      throw new Problem('not_signed_in', 'Phiên làm việc đã hết. Hãy đăng nhập lại.');
    return c.redirect(`/dang-nhap?tiep=${encodeURIComponent(new URL(c.req.url).pathname)}`, 302);
  }
  const { officer } = session;
  // The right to look at a ward is a row of that ward.
  const { db } = database.acrossWards();
  const isOverseer =
    officer.duties.includes('oversee') && (await overseesWards(db, officer, toLocalDay(now())));
  c.set('platform', platformWithin(c.var.platform, officer.wardId));
  c.set('officer', isOverseer ? { ...officer, overseesWards: true } : officer);
  c.set('token', formToken(settings.secret, cookie));
  if (!c.req.path.startsWith(ACCOUNT) && (await mustVisitAccount(c, session)))
    return c.redirect(ACCOUNT, 303);
  return next();
});

/** Where an officer keeps his own account. */
export const ACCOUNT = '/can-bo/tai-khoan';

/** A first password must be changed, and a second factor set up where the ward asks for it, before anything else. */
async function mustVisitAccount(c: StaffContext, session: Session): Promise<boolean> {
  if (session.mustChangePassword) return true;
  if (session.hasSecondFactor) return false;
  const { database, now } = c.var.platform;
  const { wardId, duties } = session.officer;
  const { secondFactorDuties } = await findSettings(database.db, wardId, toLocalDay(now()));
  return secondFactorDuties.some((duty) => duties.includes(duty));
}

/** A write must carry the token of the session that it comes from. */
export const ownForm = createMiddleware<StaffEnv>(async (c, next) => {
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD') {
    const given = c.req.header(TOKEN_HEADER) ?? (await readForm(c))._token;
    const cookie = readCookie(c, SESSION_COOKIE) ?? '';
    if (!isFormToken(c.var.platform.settings.secret, cookie, given))
      throw new Problem(
        'bad_form_token',
        'Biểu mẫu đã cũ hoặc đến từ nơi khác. Hãy mở lại trang và gửi lần nữa.',
      );
  }
  return next();
});

/** What the signed-in officer does with this request, now. */
export function actOf(c: StaffContext): Act {
  return { officer: c.var.officer, now: c.var.platform.now(), requestId: c.var.requestId };
}

/** @throws Problem not_allowed */
export function requireDuty(officer: Officer, ...duties: Officer['duties'][number][]): void {
  if (!duties.some((duty) => officer.duties.includes(duty))) {
    throw new Problem('not_allowed', 'Tài khoản của bạn không có nhiệm vụ này.');
  }
}
