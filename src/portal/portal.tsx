import { Hono } from 'hono';
import { home } from './home.tsx';
import { stopPage } from './notices/stop.tsx';
import { paymentCallback } from './payment/callback.ts';
import { payment } from './payment/payment.tsx';
import { procedures } from './procedures/procedures.tsx';
import { reception } from './reception/reception.tsx';
import { tracking } from './tracking/tracking.tsx';
import { atWard, type PortalEnv } from './ward.ts';

/** All citizens' pages. They need neither a session nor JavaScript. */
export const portal = new Hono<PortalEnv>();
for (const path of ['/', '/thu-tuc', '/thu-tuc/*', '/tra-cuu', '/nhan-tin/*', '/nt/*'])
  portal.use(path, atWard);
for (const path of ['/lay-so', '/bang-goi-so', '/dat-lich'])
  portal.use(path, atWard).use(`${path}/*`, atWard);
for (const path of ['/thanh-toan/*', '/ho-so-cua-toi/:code/thanh-toan', '/ho-so-cua-toi/:code/thanh-toan/*'])
  portal.use(path, atWard);
portal.route('/', paymentCallback).route('/', payment);
for (const place of [home, procedures, tracking, reception, stopPage]) portal.route('/', place);
