import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { createMiddleware } from 'hono/factory';
import type { Visitor } from '../../features/citizens/index.ts';
import { claimDraft, type Draft, findDraft } from '../../features/drafts/index.ts';
import { findProcedure, isReceivedOnline, type ProcedureVersion } from '../../features/procedures/index.ts';
import { toLocalDay } from '../../law/day.ts';
import { formLimit, readForm } from '../../platform/http/form.ts';
import { Problem } from '../../platform/problem.ts';
import { formToken, isFormToken } from '../../platform/security/form-token.ts';
import { VISITOR_COOKIE, visitorOf } from '../visitor.ts';
import type { PortalEnv } from '../ward.ts';

/** A page of filing: open with or without an account. */
export interface FilingEnv {
  Variables: PortalEnv['Variables'] & {
    visitor: Visitor | null;
    /** Token of the session; empty without one. */
    token: string;
  };
}
export type FilingContext = Context<FilingEnv>;

/** Megabytes of a form of answers. */
const FORM_MEGABYTES = 2;

/** Where attachments come in: they have limits and a check of the token of their own. */
const ATTACHMENTS = /^\/nop-ho-so\/nhap\/[^/]+\/tep(\/|$)/;

/** Refuses what is larger than the page can send, before anything of it is read. */
export const filingLimit = createMiddleware<FilingEnv>((c, next) =>
  ATTACHMENTS.test(c.req.path) ? next() : formLimit(FORM_MEGABYTES)(c, next),
);

/** Knows the visitor when there is one; a write with a session carries that session's token. */
export const perhapsKnown = createMiddleware<FilingEnv>(async (c, next) => {
  const visitor = await visitorOf(c);
  const { secret } = c.var.platform.settings;
  const cookie = getCookie(c, VISITOR_COOKIE) ?? '';
  c.set('visitor', visitor);
  c.set('token', visitor === null ? '' : formToken(secret, cookie));
  if (visitor !== null && c.req.method === 'POST' && !ATTACHMENTS.test(c.req.path)) {
    const given = (await readForm(c))._token;
    if (!isFormToken(secret, cookie, given))
      throw new Problem('bad_form_token', 'Trang này đã cũ. Hãy mở lại trang và gửi lần nữa.');
  }
  return next();
});

/** The draft of the address, when it is open to this visitor. @throws Problem not_found */
export function draftOf(c: FilingContext): Promise<Draft> {
  const { platform, ward, visitor } = c.var;
  return findDraft(platform.database.db, keyOf(c, ward.id), visitor, platform.now());
}

/** The same for a write: a draft without an owner becomes that of the account that writes. */
export async function draftToWrite(c: FilingContext): Promise<Draft> {
  const { platform, ward, visitor } = c.var;
  const draft = await draftOf(c);
  if (visitor?.kind === 'citizen' && draft.citizenId === null)
    await platform.database.transact((tx) => claimDraft(tx, keyOf(c, ward.id), visitor));
  return draftOf(c);
}

export function keyOf(c: FilingContext, wardId: number): { wardId: number; id: string } {
  return { wardId, id: c.req.param('draft') ?? '' };
}

/**
 * The procedure as it is in force today, when it can be filed from home.
 * @throws Problem not_found; step_not_open where it is received at the desk alone
 */
export async function fileableProcedure(c: FilingContext, code: string): Promise<ProcedureVersion> {
  const { database, now } = c.var.platform;
  const procedure = await findProcedure(database.db, code, toLocalDay(now()));
  if (!isReceivedOnline(procedure))
    throw new Problem('step_not_open', 'Thủ tục này chưa nhận hồ sơ trực tuyến. Mời ông/bà đến Trung tâm.');
  return procedure;
}
