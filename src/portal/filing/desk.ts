import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { claimDraft, type Draft, findDraft } from '../../features/drafts/index.ts';
import {
  findProcedure,
  mustBeReceivedOnline,
  type ProcedureVersion,
} from '../../features/procedures/index.ts';
import { toLocalDay } from '../../law/day.ts';
import { formLimit } from '../../platform/http/form.ts';
import { mustBeOwnForm } from '../visitor.ts';
import type { PortalEnv } from '../ward.ts';

/** A page of one draft: open with or without an account. */
export interface FilingEnv {
  Variables: PortalEnv['Variables'] & { draft: Draft };
}
export type FilingContext = Context<FilingEnv>;

/** Megabytes of a form of answers. */
const FORM_MEGABYTES = 2;

/** Where attachments come in: they have limits and a check of the token of their own. */
const ATTACHMENTS = /^\/nop-ho-so\/nhap\/[^/]+\/tep(\/|$)/;

/** Refuses what is larger than the page can send, before anything of it is read. */
export const filingLimit = createMiddleware<PortalEnv>((c, next) =>
  ATTACHMENTS.test(c.req.path) ? next() : formLimit(FORM_MEGABYTES)(c, next),
);

/** A write with a session carries that session's token; one without needs none. */
export const perhapsKnown = createMiddleware<PortalEnv>(async (c, next) => {
  if (c.var.visitor !== null && c.req.method === 'POST' && !ATTACHMENTS.test(c.req.path))
    await mustBeOwnForm(c);
  return next();
});

/** The draft of the address, when it is open to this visitor. @throws Problem not_found */
export function readDraft<Env extends PortalEnv>(c: Context<Env>): Promise<Draft> {
  const { platform, ward, visitor } = c.var;
  const key = { wardId: ward.id, id: c.req.param('draft') ?? '' };
  return findDraft(platform.database.db, key, visitor, platform.now());
}

/** The draft of the page for a write: one without an owner becomes that of the account that writes. */
export async function draftToWrite(c: FilingContext): Promise<Draft> {
  const { platform, visitor, draft } = c.var;
  if (visitor?.kind !== 'citizen' || draft.citizenId !== null) return draft;
  await platform.database.transact((tx) => claimDraft(tx, draft, visitor));
  return readDraft(c);
}

/**
 * The procedure as it is in force today, when it can be filed from home.
 * @throws Problem not_found; step_not_open where it is received at the desk alone
 */
export async function fileableProcedure<Env extends PortalEnv>(
  c: Context<Env>,
  code: string,
): Promise<ProcedureVersion> {
  const { database, now } = c.var.platform;
  const procedure = await findProcedure(database.db, code, toLocalDay(now()));
  mustBeReceivedOnline(procedure);
  return procedure;
}
