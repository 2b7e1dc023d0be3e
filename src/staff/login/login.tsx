import { randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import {
  confirmSignIn,
  listWards,
  loginForm,
  signIn,
  signOut,
  type Ward,
} from '../../features/organisation/index.ts';
import { callerAddress } from '../../platform/http/caller.ts';
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
    const { database, settings } = c.var.platform;
    const visit = getCookie(c, VISIT_COOKIE) ?? randomBytes(18).toString('base64url');
    setCookie(c, VISIT_COOKIE, visit, cookieOptions(settings.publicUrl));
    const next = localPath(c.req.query('tiep'));
    return c.html(
      <LoginPage
        wards={await listWards(database.db)}
        token={formToken(settings.secret, visit)}
        next={next}
      />,
    );
  })
  .post('/dang-nhap', formLimit(1), async (c) => {
    const { database, settings, now } = c.var.platform;
    const body = await readForm(c);
    const visit = getCookie(c, VISIT_COOKIE) ?? '';
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
      const options = cookieOptions(settings.publicUrl);
      if ('pending' in signed) {
        setCookie(c, PENDING_COOKIE, signed.pending, { ...options, maxAge: 300 });
        return c.redirect(`/dang-nhap/ma?tiep=${encodeURIComponent(next)}`, 303);
      }
      setCookie(c, SESSION_COOKIE, signed.session, options);
      return c.redirect(next, 303);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const token = formToken(settings.secret, visit);
      const page = (
        <LoginPage
          wards={await listWards(database.db)}
          token={token}
          next={next}
          username={String(body.username ?? '')}
          problem={error}
        />
      );
      return c.html(page, error.status);
    }
  })
  .get('/dang-nhap/ma', (c) => {
    const { settings } = c.var.platform;
    const token = formToken(settings.secret, getCookie(c, VISIT_COOKIE) ?? '');
    return c.html(<CodePage token={token} next={localPath(c.req.query('tiep'))} />);
  })
  .post('/dang-nhap/ma', formLimit(1), async (c) => {
    const { database, settings, now } = c.var.platform;
    const body = await readForm(c);
    const visit = getCookie(c, VISIT_COOKIE) ?? '';
    const next = localPath(String(body.next ?? ''));
    try {
      if (!isFormToken(settings.secret, visit, body._token))
        throw new Problem('bad_form_token', 'Biểu mẫu đã cũ. Hãy thử lại.');
      const pending = getCookie(c, PENDING_COOKIE) ?? '';
      const given = { pending, code: String(body.code ?? ''), secretKey: settings.secret };
      const caller = { address: callerAddress(c), requestId: c.var.requestId, now: now() };
      const cookie = await confirmSignIn(database, given, caller);
      setCookie(c, SESSION_COOKIE, cookie, cookieOptions(settings.publicUrl));
      deleteCookie(c, PENDING_COOKIE, { path: '/' });
      return c.redirect(next, 303);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const token = formToken(settings.secret, visit);
      return c.html(<CodePage token={token} next={next} problem={error} />, error.status);
    }
  })
  .post('/dang-xuat', signedIn as never, ownForm as never, async (c) => {
    const { database } = c.var.platform;
    await database.transact((tx) => signOut(tx, getCookie(c, SESSION_COOKIE) ?? ''));
    deleteCookie(c, SESSION_COOKIE, { path: '/' });
    return c.redirect('/dang-nhap', 303);
  });

/** Only a path of ours may follow a sign-in. */
function localPath(given: string | undefined): string {
  return given !== undefined && /^\/can-bo(\/|$)/.test(given) && !given.includes('\\') ? given : '/can-bo';
}

function cookieOptions(publicUrl: string) {
  return { path: '/', httpOnly: true, sameSite: 'Lax' as const, secure: publicUrl.startsWith('https:') };
}
