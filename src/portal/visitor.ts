import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { Visitor, VisitorAct } from '../features/citizens/index.ts';
import { dropCookie, giveCookie, readCookie } from '../platform/http/cookies.ts';
import { readForm } from '../platform/http/form.ts';
import { Problem } from '../platform/problem.ts';
import { isFormToken, TOKEN_HEADER } from '../platform/security/form-token.ts';
import { type PortalEnv, VISITOR_COOKIE } from './ward.ts';

export { VISITOR_COOKIE };

/** A page whose visitor has a session. */
export interface KnownEnv {
  Variables: PortalEnv['Variables'] & { visitor: Visitor };
}

/** The browser has this session from now on. */
export function setVisitorCookie(c: Context<PortalEnv>, session: string): void {
  giveCookie(c, VISITOR_COOKIE, session);
}

export function dropVisitorCookie(c: Context<PortalEnv>): void {
  dropCookie(c, VISITOR_COOKIE);
}

/** Lets only visitors with a session through; the others are sent to sign in and come back. After `atWard`. */
export const known = createMiddleware<KnownEnv>(async (c, next) => {
  const visitor: Visitor | null = c.var.visitor;
  if (visitor === null) {
    if (c.req.method !== 'GET')
      throw new Problem('not_signed_in', 'Phiên đăng nhập đã hết. Hãy đăng nhập lại rồi làm tiếp.');
    return c.redirect(`/dang-nhap-cong-dan?tiep=${encodeURIComponent(pathOf(c.req.url))}`, 302);
  }
  return next();
});

/** The same, and a person: a guest of one dossier is sent to sign in. */
export const knownCitizen = createMiddleware<KnownEnv>(async (c, next) =>
  known(c, async () => {
    if (c.var.visitor.kind === 'citizen') return next();
    throw new Problem('not_allowed', 'Việc này cần tài khoản định danh. Hãy đăng nhập rồi làm tiếp.');
  }),
);

/** A write must carry the token of the session that it comes from. */
export const ownVisitorForm = createMiddleware<KnownEnv>(async (c, next) => {
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD') await mustBeOwnForm(c);
  return next();
});

/** @throws Problem bad_form_token when the form that was sent is not of the session that it comes from */
export async function mustBeOwnForm<Env extends PortalEnv>(c: Context<Env>): Promise<void> {
  const given = c.req.header(TOKEN_HEADER) ?? (await readForm(c))._token;
  const cookie = readCookie(c, VISITOR_COOKIE) ?? '';
  if (!isFormToken(c.var.platform.settings.secret, cookie, given))
    throw new Problem('bad_form_token', 'Trang này đã cũ. Hãy mở lại trang và gửi lần nữa.');
}

/** What the visitor does with this request, now. */
export function visitorActOf(c: Context<KnownEnv>): VisitorAct {
  return { visitor: c.var.visitor, now: c.var.platform.now(), requestId: c.var.requestId };
}

function pathOf(url: string): string {
  const { pathname, search } = new URL(url);
  return pathname + search;
}
