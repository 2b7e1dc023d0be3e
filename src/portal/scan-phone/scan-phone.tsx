import { type Context, Hono } from 'hono';
import {
  closePhoneLinks,
  enterByPhone,
  findByPhone,
  isPhoneToken,
  LINK_MINUTES,
  SCAN_LIMITS,
  scanOwner,
} from '../../features/digitisation/index.ts';
import { findWard } from '../../features/organisation/index.ts';
import { fieldOf, listUploads, type UploadContext, uploadRoutes } from '../../features/uploads/index.ts';
import { formatTime } from '../../law/day.ts';
import { callerAddress } from '../../platform/http/caller.ts';
import { dropCookie, giveCookie, readCookie } from '../../platform/http/cookies.ts';
import { formLimit, readForm } from '../../platform/http/form.ts';
import { platformWithin } from '../../platform/platform.ts';
import { Problem } from '../../platform/problem.ts';
import { formToken, isFormToken } from '../../platform/security/form-token.ts';
import { FormToken } from '../../ui/field.tsx';
import { UploadBox } from '../../ui/upload-box.tsx';
import { PortalPage } from '../frame.tsx';
import type { PortalEnv } from '../ward.ts';

const PLACE = '/chup';
const COOKIE = 'motcua_chup';
const TOKEN = `${PLACE}/:token{[A-Za-z0-9_-]{43}}`;

type PhoneContext = Context<PortalEnv>;

function here(c: UploadContext): PhoneContext {
  return c as never;
}

/** The batch that this browser may add to, and nothing else. @throws Problem not_found */
async function readPhone(c: PhoneContext) {
  const { database, now } = c.var.platform;
  // An installation may serve many wards by one address; the link knows whose it is.
  const { db } = database.acrossWards();
  const found = await findByPhone(db, readCookie(c, COOKIE, PLACE), now());
  c.set('ward', await findWard(db, found.link.wardId));
  c.set('platform', platformWithin(c.var.platform, found.link.wardId));
  return { ...found, owner: scanOwner(found.batch, { source: 'phone', linkId: found.link.id }) };
}

/**
 * A phone as a scanner: whoever got the link from an officer may add pictures to one batch for half an hour. Nothing of the
 * dossier is shown, not even that there is one; only the pictures that this phone sent.
 */
export const scanPhone = new Hono<PortalEnv>()
  .route(
    `${PLACE}/tep`,
    uploadRoutes({
      ownerOf: async (c) => (await readPhone(here(c))).owner,
      cookieOf: (c) => readCookie(c, COOKIE, PLACE) ?? '',
      backTo: () => PLACE,
      showAgain: async (c, problem) => here(c).html(await phonePage(here(c), problem), problem.status),
      formMegabytes: SCAN_LIMITS.totalMegabytes + 2,
    }) as never,
  )
  .get(PLACE, async (c) => c.html(await phonePage(c)))
  .post(`${PLACE}/xong`, formLimit(1), async (c) => {
    const { settings, now } = c.var.platform;
    const body = await readForm(c);
    if (!isFormToken(settings.secret, readCookie(c, COOKIE, PLACE) ?? '', body._token))
      throw new Problem('bad_form_token', 'Trang này đã cũ. Hãy mở lại trang và thử lần nữa.');
    const { batch } = await readPhone(c);
    await c.var.platform.database.transact((tx) => closePhoneLinks(tx, { now: now() }, batch));
    dropCookie(c, COOKIE, PLACE);
    return c.html(
      <PortalPage title="Đã gửi xong" ward={c.var.ward}>
        <h1>Đã gửi xong</h1>
        <p>Ảnh đã đến máy của cán bộ. Bạn có thể đóng trang này.</p>
      </PortalPage>,
    );
  })
  .get(TOKEN, async (c) => {
    const { database, now } = c.var.platform;
    if (!(await isPhoneToken(database.acrossWards().db, c.req.param('token'), now())))
      return c.html(goneFor(c), 404);
    return c.html(
      <PortalPage title="Chụp giấy tờ" ward={c.var.ward}>
        <h1>Chụp giấy tờ cho quầy</h1>
        <p>
          Điện thoại này sẽ gửi ảnh đến máy của cán bộ vừa cho bạn mã, trong {LINK_MINUTES} phút. Mã chỉ dùng
          cho một điện thoại.
        </p>
        <form method="post" action={`${PLACE}/${c.req.param('token')}`}>
          <button class="btn btn-primary" type="submit">
            Bắt đầu chụp
          </button>
        </form>
      </PortalPage>,
    );
  })
  .post(TOKEN, formLimit(1), async (c) => {
    const { platform } = c.var;
    const asked = { caller: callerAddress(c), now: platform.now() };
    const session = await enterByPhone(platform, c.req.param('token'), asked);
    giveCookie(c, COOKIE, session, { path: PLACE, maxAge: LINK_MINUTES * 60 });
    return c.redirect(PLACE, 303);
  });

function goneFor(c: PhoneContext) {
  return (
    <PortalPage title="Mã không còn dùng được" ward={c.var.ward}>
      <h1>Mã không còn dùng được</h1>
      <p>
        Mã đã được mở ở một điện thoại khác, đã hết {LINK_MINUTES} phút, hoặc đã bị ngắt. Hãy nhờ cán bộ mở mã
        mới.
      </p>
    </PortalPage>
  );
}

async function phonePage(c: PhoneContext, problem?: Problem) {
  const { owner, link } = await readPhone(c);
  const { database, settings } = c.var.platform;
  const uploads = await listUploads(database.db, owner);
  const token = formToken(settings.secret, readCookie(c, COOKIE, PLACE)!);
  return (
    <PortalPage title="Chụp giấy tờ" ward={c.var.ward}>
      <h1>Chụp giấy tờ</h1>
      <p>
        Đặt giấy trên nền tối, phẳng, đủ sáng; chụp cả bốn góc, mỗi ảnh một trang. Gửi được đến{' '}
        {formatTime(link.expiresAt)}.
      </p>
      <UploadBox
        action={`${PLACE}/tep`}
        token={token}
        field={fieldOf('')}
        label="Ảnh các trang"
        accept="image/jpeg,image/png"
        longestSide={4000}
        camera="Chụp trang tiếp theo"
        help={`Ảnh JPEG hoặc PNG, mỗi ảnh không quá ${SCAN_LIMITS.fileMegabytes} MB.`}
        error={problem?.fields[fieldOf('')] ?? problem?.message}
      >
        {uploads.map((upload) => (
          <li data-upload={upload.id}>
            <span>
              <a href={`${PLACE}/tep/${upload.id}`}>{upload.name}</a>
            </span>
            <small>đã đến máy của cán bộ</small>
          </li>
        ))}
      </UploadBox>
      <form method="post" action={`${PLACE}/xong`}>
        <FormToken value={token} />
        <button class="btn btn-primary" type="submit">
          Tôi đã chụp xong
        </button>
      </form>
    </PortalPage>
  );
}
