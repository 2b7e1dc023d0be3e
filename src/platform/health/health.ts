import { Hono } from 'hono';
import type { Platform } from '../platform.ts';
import { openReadiness } from './readiness.ts';

/** Where it is asked whether the process lives, and whether it should be sent people. */
export const HEALTH_PATHS: ReadonlySet<string> = new Set(['/healthz', '/readyz']);

/** `/healthz`: the process lives, whatever stands behind it. `/readyz`: it can serve; 503 with the reasons when it cannot. */
export function healthPages(platform: Platform): Hono {
  const look = openReadiness(platform);
  return new Hono()
    .get('/healthz', (c) => c.json({ status: 'ok' }))
    .get('/readyz', async (c) => {
      const reasons = await look();
      return reasons.length === 0
        ? c.json({ status: 'ready' })
        : c.json({ status: 'not_ready', reasons }, 503);
    });
}
