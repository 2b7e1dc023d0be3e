import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { createMiddleware } from 'hono/factory';
import { findVisitor, type Visitor, type VisitorAct } from '../features/citizens/index.ts';
import { readForm } from '../platform/http/form.ts';
import { Problem } from '../platform/problem.ts';
import { formToken, isFormToken } from '../platform/security/form-token.ts';
import type { PortalEnv } from './ward.ts';

export const VISITOR_COOKIE = 'motcua_citizen';

/** Where a script of ours gives the token that a form has as its field `_token`. */
export const TOKEN_HEADER = 'x-form-token';

/** A page whose visitor has a session. */
export interface KnownEnv {
  Variables: PortalEnv['Variables'] & { visitor: Visitor; token: string };
}

/** The visitor of this request; null without a session. */
export async function visitorOf<Env extends PortalEnv>(c: Context<Env>): Promise<Visitor | null> {
  const { database, now } = c.var.platform;
  const cookie = getCookie(c, VISITOR_COOKIE);
  return cookie === undefined ? null : findVisitor(database, c.var.ward.id, cookie, now());
}

/** Lets only visitors with a session through; the others are sent to sign in and come back. After `atWard`. */
export const known = createMiddleware<KnownEnv>(async (c, next) => {
  const visitor = await visitorOf(c);
  if (visitor === null) {
    if (c.req.method !== 'GET')
      throw new Problem('not_signed_in', 'Phiên đăng nhập đã hết. Hãy đăng nhập lại rồi làm tiếp.');
    return c.redirect(`/dang-nhap-cong-dan?tiep=${encodeURIComponent(pathOf(c.req.url))}`, 302);
  }
  c.set('visitor', visitor);
  c.set('token', formToken(c.var.platform.settings.secret, getCookie(c, VISITOR_COOKIE)!));
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
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD') {
    const given = c.req.header(TOKEN_HEADER) ?? (await readForm(c))._token;
    const cookie = getCookie(c, VISITOR_COOKIE) ?? '';
    if (!isFormToken(c.var.platform.settings.secret, cookie, given))
      throw new Problem('bad_form_token', 'Trang này đã cũ. Hãy mở lại trang và gửi lần nữa.');
  }
  return next();
});

/** What the visitor does with this request, now. */
export function visitorActOf(c: Context<KnownEnv>): VisitorAct {
  return { visitor: c.var.visitor, now: c.var.platform.now(), requestId: c.var.requestId };
}

function pathOf(url: string): string {
  const { pathname, search } = new URL(url);
  return pathname + search;
}
