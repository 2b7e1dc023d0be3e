import { contextStorage } from 'hono/context-storage';
import { getCookie } from 'hono/cookie';
import { createMiddleware } from 'hono/factory';
import { findVisitor, type Visitor } from '../features/citizens/index.ts';
import { listWards, type Ward } from '../features/organisation/index.ts';
import type { RequestVariables } from '../platform/platform.ts';
import { Problem } from '../platform/problem.ts';

export const VISITOR_COOKIE = 'motcua_citizen';

/** A citizens' page always belongs to one ward; its visitor may have a session there. */
export interface PortalEnv {
  Variables: RequestVariables & { ward: Ward; visitor: Visitor | null };
}

const keepContext = contextStorage();

/**
 * The ward whose portal answers on this host; where none is named, the first of the installation. The frame of its pages
 * finds the visitor by the request's context; a page with his name in it is kept by nobody.
 */
export const atWard = createMiddleware<PortalEnv>(async (c, next) => {
  const wards = await listWards(c.var.platform.database.db);
  const host = c.req.header('host')?.replace(/:\d+$/, '').toLowerCase();
  const ward = wards.find((each) => each.portalHost !== null && each.portalHost === host) ?? wards[0];
  if (!ward) throw new Problem('not_found', 'Chưa có phường, xã nào được cài đặt.');
  c.set('ward', ward);
  const cookie = getCookie(c, VISITOR_COOKIE);
  const { database, now } = c.var.platform;
  const visitor = cookie === undefined ? null : await findVisitor(database, ward.id, cookie, now());
  c.set('visitor', visitor);
  await keepContext(c as never, next);
  if (visitor !== null) c.header('cache-control', 'no-store');
});
