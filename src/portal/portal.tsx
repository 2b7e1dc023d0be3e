import { Hono } from 'hono';
import { begin } from './filing/begin.tsx';
import { filingLimit, perhapsKnown } from './filing/desk.ts';
import { filing } from './filing/filing.tsx';
import { receipts } from './filing/receipt.tsx';
import { home } from './home.tsx';
import { stopPage } from './notices/stop.tsx';
import { procedures } from './procedures/procedures.tsx';
import { reception } from './reception/reception.tsx';
import { tracking } from './tracking/tracking.tsx';
import { atWard, type PortalEnv } from './ward.ts';

/** All citizens' pages. They need neither a session nor JavaScript. */
export const portal = new Hono<PortalEnv>();
for (const path of ['/', '/thu-tuc', '/thu-tuc/*', '/tra-cuu', '/nhan-tin/*', '/nt/*'])
  portal.use(path, atWard);
for (const path of ['/nop-ho-so', '/bien-nhan']) portal.use(path, atWard).use(`${path}/*`, atWard);
for (const path of ['/nop-ho-so', '/nop-ho-so/*']) portal.use(path, filingLimit, perhapsKnown);
for (const path of ['/lay-so', '/bang-goi-so', '/dat-lich'])
  portal.use(path, atWard).use(`${path}/*`, atWard);
for (const place of [home, procedures, tracking, reception, stopPage]) portal.route('/', place);
for (const place of [begin, filing]) portal.route('/', place);
portal.route('/', receipts);
