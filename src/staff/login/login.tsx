import { randomBytes } from 'node:crypto';
import { type Context, Hono } from 'hono';
import {
  confirmSignIn,
  listWards,
  loginForm,
  signIn,
  signOut,
  type Ward,
} from '../../features/organisation/index.ts';
import { callerAddress } from '../../platform/http/caller.ts';
import { dropCookie, giveCookie, readCookie } from '../../platform/http/cookies.ts';
import { formLimit, readForm } from '../../platform/http/form.ts';
import type { RequestVariables } from '../../platform/platform.ts';
import { Problem, wrongFields } from '../../platform/problem.ts';
import { formToken, isFormToken } from '../../platform/security/form-token.ts';
import { FormToken, Input, Select } from '../../ui/field.tsx';
import { BrandMark, ErrorSummary, HtmlDocument } from '../../ui/page.tsx';
import { ownForm, SESSION_COOKIE, signedIn } from '../session.ts';

/** Binds the sign-in form to this browser before there is a session. */
const VISIT_COOKIE = 'motcua_visit';

/** A sign-in that still needs its code. */
const PENDING_COOKIE = 'motcua_pending';

interface LoginPageProps {
  wards: Ward[];
  token: string;
  next: string;
  username?: string;
  problem?: Problem;
}

function LoginPage({ wards, token, next, username, problem }: LoginPageProps) {
  return (
    <HtmlDocument title="Đăng nhập" face="staff">
      <header class="topbar">
        <div class="container-xl staff-nav">
          <a class="brand" href="/">
            <BrandMark />
            <span>Một Cửa</span>
          </a>
          <nav aria-label="Các phần">
            <a href="/">Cổng cho người dân</a>
          </nav>
        </div>
      </header>
      <main class="container-xl" id="noi-dung">
        <div class="card login">
          <div class="card-body">
            <h1>Cán bộ đăng nhập</h1>
            {problem && <ErrorSummary message={problem.message} fields={problem.fields} />}
            <form method="post" action="/dang-nhap">
              <FormToken value={token} />
              <input type="hidden" name="next" value={next} />
              {wards.length > 1 && (
                <Select
                  name="ward"
                  label="Phường, xã"
                  required
                  choices={wards.map((ward) => ({ value: String(ward.id), label: ward.name }))}
                />
              )}
              <Input
                name="username"
                label="Tên đăng nhập"
                value={username}
                autocomplete="username"
                required
                autofocus
                error={problem?.fields.username}
              />
              <Input
                name="password"
                label="Mật khẩu"
                type="password"
                autocomplete="current-password"
                required
                error={problem?.fields.password}
              />
              <button class="btn btn-primary w-100" type="submit">
                Đăng nhập
              </button>
            </form>
          </div>
        </div>
      </main>
    </HtmlDocument>
  );
}

function CodePage({ token, next, problem }: { token: string; next: string; problem?: Problem }) {
  return (
    <HtmlDocument title="Mã xác thực" face="staff">
      <main class="container-xl" id="noi-dung">
        <div class="card login">
          <div class="card-body">
            <h1>Mã xác thực</h1>
            {problem && <ErrorSummary message={problem.message} fields={problem.fields} />}
            <form method="post" action="/dang-nhap/ma">
              <FormToken value={token} />
              <input type="hidden" name="next" value={next} />
              <Input
                name="code"
                label="Mã 6 số trong ứng dụng, hoặc một mã dự phòng"
                autocomplete="one-time-code"
                required
                autofocus
              />
              <button class="btn btn-primary w-100" type="submit">
                Vào
              </button>
            </form>
            <p class="mt-3 mb-0">
              <a href="/dang-nhap">Đăng nhập lại từ đầu</a>
            </p>
          </div>
        </div>
      </main>
    </HtmlDocument>
  );
}

export const login = new Hono<{ Variables: RequestVariables }>()
  .get('/dang-nhap', async (c) => {
    const { database } = c.var.platform;
    const next = localPath(c.req.query('tiep'));
    return c.html(<LoginPage wards={await listWards(database.db)} token={tokenFor(c)} next={next} />);
  })
  .post('/dang-nhap', formLimit(1), async (c) => {
    const { database, settings, now } = c.var.platform;
    const body = await readForm(c);
    const visit = readCookie(c, VISIT_COOKIE) ?? '';
    const next = localPath(String(body.next ?? ''));
    try {
      if (!isFormToken(settings.secret, visit, body._token))
        throw new Problem('bad_form_token', 'Biểu mẫu đã cũ. Hãy thử lại.');
      const form = loginForm.safeParse(body);
      if (!form.success)
        throw new Problem('invalid', 'Nhập tên đăng nhập và mật khẩu.', wrongFields(form.error.issues));
      const caller = {
        address: callerAddress(c),
        requestId: c.var.requestId,
        now: now(),
      };
      const signed = await signIn(database, form.data, caller);
      if ('pending' in signed) {
        giveCookie(c, PENDING_COOKIE, signed.pending, { maxAge: 300 });
        return c.redirect(`/dang-nhap/ma?tiep=${encodeURIComponent(next)}`, 303);
      }
      await begin(c, signed.session);
      return c.redirect(next, 303);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const page = (
        <LoginPage
          wards={await listWards(database.db)}
          token={tokenFor(c)}
          next={next}
          username={String(body.username ?? '')}
          problem={error}
        />
      );
      return c.html(page, error.status);
    }
  })
  .get('/dang-nhap/ma', (c) => {
    return c.html(<CodePage token={tokenFor(c)} next={localPath(c.req.query('tiep'))} />);
  })
  .post('/dang-nhap/ma', formLimit(1), async (c) => {
    const { database, settings, now } = c.var.platform;
    const body = await readForm(c);
    const visit = readCookie(c, VISIT_COOKIE) ?? '';
    const next = localPath(String(body.next ?? ''));
    try {
      if (!isFormToken(settings.secret, visit, body._token))
        throw new Problem('bad_form_token', 'Biểu mẫu đã cũ. Hãy thử lại.');
      const pending = readCookie(c, PENDING_COOKIE) ?? '';
      const given = { pending, code: String(body.code ?? ''), secretKey: settings.secret };
      const caller = { address: callerAddress(c), requestId: c.var.requestId, now: now() };
      const cookie = await confirmSignIn(database, given, caller);
      await begin(c, cookie);
      dropCookie(c, PENDING_COOKIE);
      return c.redirect(next, 303);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return c.html(<CodePage token={tokenFor(c)} next={next} problem={error} />, error.status);
    }
  })
  .post('/dang-xuat', signedIn as never, ownForm as never, async (c) => {
    const { database } = c.var.platform;
    await database.transact((tx) => signOut(tx, readCookie(c, SESSION_COOKIE) ?? ''));
    dropCookie(c, SESSION_COOKIE);
    return c.redirect('/dang-nhap', 303);
  });

/** The token of the sign-in form; a browser that is new here is given what it is made from. */
function tokenFor(c: Context<{ Variables: RequestVariables }>): string {
  const visit = readCookie(c, VISIT_COOKIE) || randomBytes(18).toString('base64url');
  giveCookie(c, VISIT_COOKIE, visit);
  return formToken(c.var.platform.settings.secret, visit);
}

/** The browser has this session from now on; the one it had, of whichever ward, is over, and so is what bound the form to it. */
async function begin(c: Context<{ Variables: RequestVariables }>, session: string): Promise<void> {
  const before = readCookie(c, SESSION_COOKIE);
  const everywhere = c.var.platform.database.acrossWards();
  if (before !== undefined) await everywhere.transact((tx) => signOut(tx, before));
  dropCookie(c, VISIT_COOKIE);
  giveCookie(c, SESSION_COOKIE, session);
}

/** Only a path of ours may follow a sign-in, and one that may stand in an answer. */
function localPath(given: string | undefined): string {
  const isOurs = given !== undefined && given.length <= 500 && /^\/can-bo(\/|$)/.test(given);
  return isOurs && !/[\\\p{Cc}\s]/u.test(given) ? given : '/can-bo';
}
