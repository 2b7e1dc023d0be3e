import { createMiddleware } from 'hono/factory';
import { listWards, type Ward } from '../features/organisation/index.ts';
import type { RequestVariables } from '../platform/platform.ts';
import { Problem } from '../platform/problem.ts';

/** A citizens' page always belongs to one ward. */
export interface PortalEnv {
  Variables: RequestVariables & { ward: Ward };
}

/** The ward whose portal answers on this host; where none is named, the first of the installation. */
export const atWard = createMiddleware<PortalEnv>(async (c, next) => {
  const wards = await listWards(c.var.platform.database.db);
  const host = c.req.header('host')?.replace(/:\d+$/, '').toLowerCase();
  const ward = wards.find((each) => each.portalHost !== null && each.portalHost === host) ?? wards[0];
  if (!ward) throw new Problem('not_found', 'Chưa có phường, xã nào được cài đặt.');
  c.set('ward', ward);
  await next();
});
