import { Hono } from 'hono';
import { account } from './account/account.tsx';
import { archiveKey } from './archive-key.ts';
import { checkDocument } from './checking/check-document.tsx';
import { checking } from './checking/checking.tsx';
import { feedback } from './feedback/feedback.tsx';
import { publicFeedback } from './feedback-public/feedback-public.ts';
import { begin } from './filing/begin.tsx';
import { filingLimit, perhapsKnown } from './filing/desk.ts';
import { filing } from './filing/filing.tsx';
import { receipts } from './filing/receipt.tsx';
import { follow } from './follow/follow.tsx';
import { ratingByLink } from './follow/rating-by-link.tsx';
import { home } from './home.tsx';
import { stopPage } from './notices/stop.tsx';
import { paymentCallback } from './payment/callback.ts';
import { payment } from './payment/payment.tsx';
import { procedures } from './procedures/procedures.tsx';
import { reception } from './reception/reception.tsx';
import { scanPhone } from './scan-phone/scan-phone.tsx';
import { SITE_PATHS, site } from './site/site.tsx';
import { surveyKiosk } from './surveys/kiosk.tsx';
import { tracking } from './tracking/tracking.tsx';
import { VAULT_PATH, vault } from './vault/vault.tsx';
import { atWard, type PortalEnv } from './ward.ts';

/** The places of the portal, each with everything below it. */
const PLACES = [
  ...['/thu-tuc', '/tra-cuu', '/nhan-tin', '/nt'],
  ...['/lay-so', '/bang-goi-so', '/dat-lich'],
  ...['/dang-nhap-cong-dan', '/dang-xuat-cong-dan', '/tai-khoan'],
  ...['/nop-ho-so', '/bien-nhan', '/ho-so-cua-toi', '/danh-gia', '/dg', '/may-danh-gia'],
  ...['/phan-anh', '/phan-anh.rss', '/pa'],
  ...['/thanh-toan', '/chup', '/kiem-tra-van-ban', VAULT_PATH],
];

/** All citizens' pages. None needs JavaScript; only what is someone's own needs a session. */
export const portal = new Hono<PortalEnv>().use('/', atWard);
for (const path of PLACES) portal.use(path, atWard).use(`${path}/*`, atWard);
for (const path of SITE_PATHS) portal.use(path, atWard);
for (const path of ['/nop-ho-so', '/nop-ho-so/*']) portal.use(path, filingLimit, perhapsKnown);

portal.route('/', site);
portal.route('/', paymentCallback).route('/', payment);
for (const place of [account, home, procedures, tracking, checkDocument, reception, stopPage])
  portal.route('/', place);
portal.route('/', begin).route('/', filing).route('/', receipts);
portal.route('/', checking).route('/', scanPhone).route('/', archiveKey);
portal
  .route('/', follow)
  .route('/', ratingByLink)
  .route('/', feedback)
  .route('/', surveyKiosk)
  .route('/', publicFeedback)
  .route('/', vault as never);
