import { Hono } from 'hono';
import { follow } from './follow/follow.tsx';
import { ratingByLink } from './follow/rating-by-link.tsx';
import { home } from './home.tsx';
import { stopPage } from './notices/stop.tsx';
import { procedures } from './procedures/procedures.tsx';
import { reception } from './reception/reception.tsx';
import { tracking } from './tracking/tracking.tsx';
import { atWard, type PortalEnv } from './ward.ts';

/** All citizens' pages. None needs JavaScript; only what is someone's own needs a session. */
export const portal = new Hono<PortalEnv>();
for (const path of ['/', '/thu-tuc', '/thu-tuc/*', '/tra-cuu', '/nhan-tin/*', '/nt/*'])
  portal.use(path, atWard);
for (const path of ['/lay-so', '/bang-goi-so', '/dat-lich'])
  portal.use(path, atWard).use(`${path}/*`, atWard);
for (const path of ['/ho-so-cua-toi', '/ho-so-cua-toi/*', '/danh-gia/*', '/dg/*']) portal.use(path, atWard);
for (const place of [home, procedures, tracking, reception, stopPage]) portal.route('/', place);
portal.route('/', follow).route('/', ratingByLink);
