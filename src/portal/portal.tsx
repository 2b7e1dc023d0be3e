import { Hono } from 'hono';
import { account } from './account/account.tsx';
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
for (const path of ['/lay-so', '/bang-goi-so', '/dat-lich'])
  portal.use(path, atWard).use(`${path}/*`, atWard);
for (const path of ['/dang-nhap-cong-dan', '/dang-xuat-cong-dan', '/tai-khoan'])
  portal.use(path, atWard).use(`${path}/*`, atWard);
for (const place of [account, home, procedures, tracking, reception, stopPage]) portal.route('/', place);
