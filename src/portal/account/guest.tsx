import { type Context, Hono } from 'hono';
import { CODE_MINUTES } from '../../features/citizens/index.ts';
import { askGuestCode, enterAsGuest } from '../../features/dossiers/index.ts';
import { callerAddress } from '../../platform/http/caller.ts';
import { dropCookie, giveCookie, readCookie } from '../../platform/http/cookies.ts';
import { formLimit, readForm } from '../../platform/http/form.ts';
import { Problem } from '../../platform/problem.ts';
import { Input, typed } from '../../ui/field.tsx';
import { ErrorSummary } from '../../ui/page.tsx';
import { PortalPage } from '../frame.tsx';
import { setVisitorCookie } from '../visitor.ts';
import { type PortalEnv, VISITOR_COOKIE } from '../ward.ts';
import { SIGN_IN_PATH } from './places.ts';

/** The browser that asked for a code; only it may use the code. */
const ASKED_COOKIE = 'motcua_code';
const ASK_PATH = `${SIGN_IN_PATH}/ma-ho-so`;
const ENTER_PATH = `${SIGN_IN_PATH}/nhap-ma`;

/** Opens one dossier without an account: its code, then a code that is sent to its applicant. */
export const guestPages = new Hono<PortalEnv>()
  .get(ASK_PATH, (c) => c.html(<AskPage c={c} code={(c.req.query('ma') ?? '').slice(0, 60)} />))
  .post(ASK_PATH, formLimit(1), async (c) => {
    const { database, now } = c.var.platform;
    const code = (typed(await readForm(c), 'maHoSo') ?? '').trim();
    try {
      if (!/^[\w.\-/]{6,60}$/.test(code))
        throw new Problem('invalid', 'Chưa gửi được mã.', { maHoSo: 'Nhập mã hồ sơ ghi trên giấy hẹn.' });
      const ask = { wardId: c.var.ward.id, code, address: callerAddress(c), now: now() };
      const asked = await askGuestCode(database, ask);
      giveCookie(c, ASKED_COOKIE, asked, { maxAge: CODE_MINUTES * 60 });
      return c.redirect(ENTER_PATH, 303);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return c.html(<AskPage c={c} code={code.slice(0, 60)} problem={error} />, error.status);
    }
  })
  .get(ENTER_PATH, (c) => c.html(<EnterPage c={c} />))
  .post(ENTER_PATH, formLimit(1), async (c) => {
    const { database, settings, now } = c.var.platform;
    const code = typed(await readForm(c), 'ma') ?? '';
    try {
      const { session, dossierCode } = await enterAsGuest(database, {
        ...{ wardId: c.var.ward.id, code, address: callerAddress(c), secret: settings.secret, now: now() },
        ...{ asked: readCookie(c, ASKED_COOKIE) ?? '', oldSession: readCookie(c, VISITOR_COOKIE) ?? null },
      });
      dropCookie(c, ASKED_COOKIE);
      setVisitorCookie(c, session);
      return c.redirect(`/ho-so-cua-toi/${encodeURIComponent(dossierCode)}`, 303);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return c.html(<EnterPage c={c} problem={error} />, error.status);
    }
  });

function AskPage({ c, code, problem }: { c: Context<PortalEnv>; code: string; problem?: Problem }) {
  const { smtpUrl, smsUrl, zaloUrl } = c.var.platform.settings.messages;
  const canSend = smtpUrl !== null || smsUrl !== null || zaloUrl !== null;
  return (
    <PortalPage title="Mở một hồ sơ bằng mã" ward={c.var.ward}>
      <h1>Mở một hồ sơ bằng mã</h1>
      {problem && <ErrorSummary message={problem.message} fields={problem.fields} />}
      {!canSend && (
        <p class="empty-state">
          Trung tâm chưa cài đặt thư và tin nhắn nên chưa gửi được mã. Bạn vẫn <a href="/tra-cuu">tra cứu</a>{' '}
          được hồ sơ.
        </p>
      )}
      <p>Chúng tôi gửi một mã 6 số tới điện thoại hoặc thư điện tử đã cho khi nộp hồ sơ.</p>
      <form method="post" action={ASK_PATH}>
        <Input
          name="maHoSo"
          label="Mã hồ sơ"
          value={code}
          required
          help="Ghi ở đầu giấy hẹn."
          error={problem?.fields.maHoSo}
        />
        <button class="btn btn-primary" type="submit">
          Gửi mã cho tôi
        </button>
      </form>
    </PortalPage>
  );
}

/** Whether what is sent stays in the demo's own mailbox. */
function hasDemoInbox(c: Context<PortalEnv>): boolean {
  const { mode, messages } = c.var.platform.settings;
  return mode === 'demo' && (messages.smtpUrl ?? '').startsWith('smtp://127.0.0.1:');
}

/** The same page whether the dossier exists or not, and whatever is wrong with the code. */
function EnterPage({ c, problem }: { c: Context<PortalEnv>; problem?: Problem }) {
  return (
    <PortalPage title="Nhập mã 6 số" ward={c.var.ward}>
      <h1>Nhập mã 6 số</h1>
      {problem && <ErrorSummary message={problem.message} fields={problem.fields} />}
      <p>
        Nếu mã hồ sơ đúng, mã 6 số đang đến điện thoại hoặc thư điện tử đã cho khi nộp. Mã dùng được một lần,
        trong {CODE_MINUTES} phút, nhập sai quá 5 lần thì phải xin mã mới.
      </p>
      <form method="post" action={ENTER_PATH}>
        <Input
          name="ma"
          label="Mã 6 số"
          inputmode="numeric"
          autocomplete="one-time-code"
          required
          autofocus
          error={problem?.fields.ma}
        />
        <button class="btn btn-primary" type="submit">
          Mở hồ sơ
        </button>
      </form>
      {hasDemoInbox(c) && (
        <p>
          Bản trình diễn: mã nằm trong <a href="/demo/hop-thu">Hộp thư trình diễn</a>.
        </p>
      )}
      <p class="part">
        Không nhận được mã? <a href={ASK_PATH}>Xin mã mới</a>, hoặc đến Trung tâm với giấy hẹn.
      </p>
    </PortalPage>
  );
}
