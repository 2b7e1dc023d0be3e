import { type Context, Hono } from 'hono';
import {
  beginCitizenSignIn,
  completeCitizenSignIn,
  newToken,
  StoppedSignIn,
  signOutCitizen,
} from '../../features/citizens/index.ts';
import { callerAddress } from '../../platform/http/caller.ts';
import { giveCookie, readCookie } from '../../platform/http/cookies.ts';
import { formLimit } from '../../platform/http/form.ts';
import { findEndOfSession } from '../../platform/identity/openid.ts';
import { Problem } from '../../platform/problem.ts';
import { PortalPage } from '../frame.tsx';
import { dropVisitorCookie, ownVisitorForm, setVisitorCookie } from '../visitor.ts';
import { type PortalEnv, VISITOR_COOKIE } from '../ward.ts';
import { localPath } from './local-path.ts';
import { CALLBACK_PATH, LEFT_PATH, portalUrl, SIGN_IN_PATH } from './places.ts';

/** Binds a sign-in that is under way to this browser. Tabs of one browser share it. */
const BEGUN_COOKIE = 'motcua_begun';
const BEGUN_SECONDS = 15 * 60;

export const signInPages = new Hono<PortalEnv>()
  .get(SIGN_IN_PATH, (c) => {
    const next = localPath(c.req.query('tiep'));
    if (c.var.visitor?.kind === 'citizen') return c.redirect(next, 302);
    return c.html(<SignInPage c={c} next={next} />);
  })
  .get(`${SIGN_IN_PATH}/bat-dau`, async (c) => {
    const next = localPath(c.req.query('tiep'));
    if (c.var.platform.settings.identity.issuer === null)
      return c.redirect(`${SIGN_IN_PATH}?tiep=${encodeURIComponent(next)}`, 302);
    const elsewhere = ownAddress(c, next);
    if (elsewhere !== null) return c.redirect(elsewhere, 302);
    const browser = readCookie(c, BEGUN_COOKIE) || newToken();
    try {
      const redirectUri = portalUrl(c) + CALLBACK_PATH;
      const address = callerAddress(c);
      const given = { wardId: c.var.ward.id, browser, next, redirectUri, address };
      const url = await beginCitizenSignIn(c.var.platform, given);
      giveCookie(c, BEGUN_COOKIE, browser, { maxAge: BEGUN_SECONDS });
      return c.redirect(url, 302);
    } catch (error) {
      return showFault(c, error);
    }
  })
  .get(CALLBACK_PATH, async (c) => {
    const answer = new URL(portalUrl(c) + CALLBACK_PATH);
    answer.search = new URL(c.req.url).search;
    const browser = readCookie(c, BEGUN_COOKIE) ?? '';
    const oldSession = readCookie(c, VISITOR_COOKIE) ?? null;
    try {
      const given = { wardId: c.var.ward.id, browser, answer, oldSession };
      const { session, next } = await completeCitizenSignIn(c.var.platform, given);
      setVisitorCookie(c, session);
      return c.redirect(next, 302);
    } catch (error) {
      return showFault(c, error);
    }
  })
  .get(LEFT_PATH, (c) =>
    c.html(
      <PortalPage title="Đã đăng xuất" ward={c.var.ward}>
        <h1>Bạn đã đăng xuất</h1>
        <p>Nếu đây là máy dùng chung, hãy đóng các cửa sổ đang mở.</p>
        <p>
          <a class="btn" href="/">
            Về trang chính
          </a>
        </p>
      </PortalPage>,
    ),
  )
  .post('/dang-xuat-cong-dan', formLimit(1), ownVisitorForm as never, (c) => signOut(c));

/** Ends our session first, then leads to where the provider ends its own. */
async function signOut(c: Context<PortalEnv>) {
  const { database, settings } = c.var.platform;
  const cookie = readCookie(c, VISITOR_COOKIE) ?? '';
  const idToken = await database.transact((tx) => signOutCitizen(tx, cookie, settings.secret));
  dropVisitorCookie(c);
  if (idToken === null || settings.identity.issuer === null) return c.redirect(LEFT_PATH, 303);
  const end = await findEndOfSession(settings.identity, idToken, portalUrl(c) + LEFT_PATH);
  // A form may lead to the provider's own address alone.
  const isAllowed = end !== null && new URL(end).origin === new URL(settings.identity.issuer).origin;
  return c.redirect(isAllowed ? end : LEFT_PATH, 303);
}

/**
 * The provider sends the browser to one address of ours, and the cookie must be there already: who came by another name
 * of the same portal goes there first, once.
 */
function ownAddress(c: Context<PortalEnv>, next: string): string | null {
  const own = portalUrl(c);
  const host = c.req.header('host');
  if (host === undefined || host === new URL(own).host || c.req.query('lai') !== undefined) return null;
  return `${own}${SIGN_IN_PATH}/bat-dau?lai=1&tiep=${encodeURIComponent(next)}`;
}

function SignInPage({ c, next }: { c: Context<PortalEnv>; next: string }) {
  const { identity, mode } = c.var.platform.settings;
  const query = `?tiep=${encodeURIComponent(next)}`;
  return (
    <PortalPage title="Đăng nhập" ward={c.var.ward}>
      <h1>Đăng nhập</h1>
      {identity.issuer === null ? (
        <p class="empty-state">
          Cổng này chưa cài đặt đăng nhập bằng tài khoản định danh. Bạn vẫn xem thủ tục, tra cứu hồ sơ và đặt
          lịch hẹn được như thường.
        </p>
      ) : (
        <>
          <p>
            Bạn đăng nhập ở nơi cấp tài khoản định danh. Cổng này không hỏi và không giữ mật khẩu của bạn.
          </p>
          <p>
            <a class="btn btn-primary btn-lg" href={`${SIGN_IN_PATH}/bat-dau${query}`}>
              Đăng nhập bằng tài khoản định danh
            </a>
          </p>
          {mode === 'demo' && <p>Bản trình diễn: bạn sẽ chọn một người không có thật.</p>}
        </>
      )}
      <section class="part">
        <h2>Không có tài khoản?</h2>
        <p>
          Đã nộp hồ sơ? Bạn mở được hồ sơ đó bằng mã trên giấy hẹn và một mã gửi tới điện thoại hoặc thư điện
          tử đã cho.
        </p>
        <p>
          <a class="btn" href={`${SIGN_IN_PATH}/ma-ho-so`}>
            Mở một hồ sơ bằng mã
          </a>
        </p>
      </section>
    </PortalPage>
  );
}

/** Why a sign-in came to nothing, and the ways on. */
function showFault(c: Context<PortalEnv>, error: unknown) {
  if (!(error instanceof Problem)) throw error;
  const query = error instanceof StoppedSignIn ? `?tiep=${encodeURIComponent(error.next)}` : '';
  return c.html(
    <PortalPage title="Chưa đăng nhập được" ward={c.var.ward}>
      <h1>Chưa đăng nhập được</h1>
      <p role="alert">{error.message}</p>
      <p>
        <a class="btn btn-primary" href={`${SIGN_IN_PATH}${query}`}>
          Đăng nhập lại
        </a>{' '}
        <a class="btn" href="/">
          Về trang chính
        </a>
      </p>
    </PortalPage>,
    error.status,
  );
}
