import { Hono } from 'hono';
import { raw } from 'hono/html';
import QRCode from 'qrcode';
import {
  changeOwnPassword,
  disableOwnSecondFactor,
  enableSecondFactor,
  endSessions,
  findSettings,
  listAccounts,
  listOpenSessions,
  noteChange,
  proposeSecondFactor,
} from '../../features/organisation/index.ts';
import { formatTime, toLocalDay } from '../../law/day.ts';
import { readCookie } from '../../platform/http/cookies.ts';
import { Problem } from '../../platform/problem.ts';
import { FormToken, fieldsOf, Input } from '../../ui/field.tsx';
import { ErrorSummary } from '../../ui/page.tsx';
import { StaffPage } from '../frame.tsx';
import { ACCOUNT, actOf, SESSION_COOKIE, type StaffContext, type StaffEnv } from '../session.ts';

/** What every officer keeps himself: his password and his second factor. */
export const accountPages = new Hono<StaffEnv>()
  .get(ACCOUNT, async (c) => c.html(await accountPage(c, {})))
  .post(`${ACCOUNT}/mat-khau`, async (c) => {
    const body = await c.req.parseBody();
    return done(c, body, async (tx) => {
      await changeOwnPassword(tx, actOf(c), body);
      // Whoever knew the old one is out.
      await endSessions(tx, c.var.officer.wardId, c.var.officer.id, ownToken(c));
    });
  })
  .post(`${ACCOUNT}/phien`, async (c) =>
    done(c, {}, async (tx) => {
      const { wardId, id, username } = c.var.officer;
      const ended = await endSessions(tx, wardId, id, ownToken(c));
      const change = {
        what: 'session_end',
        subject: username,
        before: { open: ended + 1 },
        after: { open: 1 },
      };
      await noteChange(tx, actOf(c), change);
    }),
  )
  .post(`${ACCOUNT}/hai-lop`, async (c) => {
    const { database, settings } = c.var.platform;
    const body = await c.req.parseBody();
    const given = { sealed: String(body.sealed ?? ''), code: String(body.code ?? '') };
    try {
      const codes = await database.transact((tx) => enableSecondFactor(tx, actOf(c), settings.secret, given));
      return c.html(codesPage(c, codes));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return c.html(await accountPage(c, body, error), error.status);
    }
  })
  .post(`${ACCOUNT}/hai-lop/tat`, async (c) => {
    const body = await c.req.parseBody();
    const { secret } = c.var.platform.settings;
    return done(c, body, (tx) => disableOwnSecondFactor(tx, actOf(c), secret, String(body.offCode ?? '')));
  });

async function done(
  c: StaffContext,
  body: Record<string, unknown>,
  work: (tx: Parameters<typeof changeOwnPassword>[0]) => Promise<void>,
) {
  try {
    await c.var.platform.database.transact(work);
    return c.redirect(ACCOUNT, 303);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return c.html(await accountPage(c, body, error), error.status);
  }
}

async function accountPage(c: StaffContext, values: Record<string, unknown>, problem?: Problem) {
  const { database, settings, now } = c.var.platform;
  const { officer, token } = c.var;
  const own = (await listAccounts(database.db, officer.wardId)).find((each) => each.id === officer.id)!;
  const { secondFactorDuties } = await findSettings(database.db, officer.wardId, toLocalDay(now()));
  const isAsked = secondFactorDuties.some((duty) => officer.duties.includes(duty));
  const field = fieldsOf({}, problem?.fields);
  const who = { wardId: officer.wardId, officerId: officer.id, now: now(), token: ownToken(c) };
  const sessions = await listOpenSessions(database.db, who);
  const proposed = typeof values.sealed === 'string' ? null : proposeSecondFactor(settings.secret, officer);
  return (
    <StaffPage title="Tài khoản" officer={officer} token={token} place={ACCOUNT}>
      <h1>{officer.displayName}</h1>
      {problem && <ErrorSummary message={problem.message} fields={problem.fields} />}
      <div class="two-columns">
        <form method="post" action={`${ACCOUNT}/mat-khau`} class="card card-body">
          <h2>Đổi mật khẩu</h2>
          <FormToken value={token} />
          <Input
            {...field('current')}
            label="Mật khẩu hiện nay"
            type="password"
            autocomplete="current-password"
            required
          />
          <Input
            {...field('next')}
            label="Mật khẩu mới"
            type="password"
            autocomplete="new-password"
            required
          />
          <Input {...field('again')} label="Nhập lại" type="password" autocomplete="new-password" required />
          <button class="btn btn-primary" type="submit">
            Đổi mật khẩu
          </button>
        </form>
        <section class="card card-body" aria-labelledby="hai-lop">
          <h2 id="hai-lop">Xác thực hai lớp</h2>
          {isAsked && !own.hasSecondFactor && (
            <p>Phường yêu cầu bật xác thực hai lớp với nhiệm vụ của bạn.</p>
          )}
          {own.hasSecondFactor ? (
            <form method="post" action={`${ACCOUNT}/hai-lop/tat`}>
              <p>Đang bật. Tắt cần một mã của ứng dụng, hoặc một mã dự phòng.</p>
              <FormToken value={token} />
              <Input {...field('offCode')} label="Mã" autocomplete="one-time-code" required />
              <button class="btn" type="submit">
                Tắt
              </button>
            </form>
          ) : (
            <form method="post" action={`${ACCOUNT}/hai-lop`} data-turbo="false">
              <FormToken value={token} />
              {proposed ? (
                <>
                  <p>Quét mã này bằng ứng dụng xác thực trên điện thoại, rồi nhập mã 6 số.</p>
                  <div class="qr qr-large" role="img" aria-label="Mã QR cho ứng dụng xác thực">
                    {raw(await QRCode.toString(proposed.uri, { type: 'svg', margin: 1 }))}
                  </div>
                </>
              ) : (
                <p>Nhập lại mã 6 số của ứng dụng, hoặc mở lại trang để quét mã khác.</p>
              )}
              <input type="hidden" name="sealed" value={proposed?.sealed ?? String(values.sealed)} />
              <Input
                {...field('code')}
                label="Mã 6 số"
                inputmode="numeric"
                autocomplete="one-time-code"
                required
              />
              <button class="btn" type="submit">
                Bật
              </button>
            </form>
          )}
        </section>
        <section class="card card-body" aria-labelledby="chung-thu">
          <h2 id="chung-thu">Chứng thư số</h2>
          <p>Để ký duyệt kết quả, ký chứng thực.</p>
          <p>
            <a class="btn" href="/can-bo/chung-thu-so">
              Xem, đăng ký
            </a>
          </p>
        </section>
        <section class="card card-body" aria-labelledby="phien">
          <h2 id="phien">Phiên đang mở</h2>
          <ul>
            {sessions.map((each) => (
              <li>
                Từ {formatTime(each.since)}, dùng gần nhất {formatTime(each.seenAt)}
                {each.isThis && ' (phiên này)'}
              </li>
            ))}
          </ul>
          <form method="post" action={`${ACCOUNT}/phien`}>
            <FormToken value={token} />
            <button class="btn" type="submit">
              Kết thúc các phiên khác
            </button>
          </form>
        </section>
      </div>
    </StaffPage>
  );
}

function ownToken(c: StaffContext): string {
  return readCookie(c, SESSION_COOKIE) ?? '';
}

function codesPage(c: StaffContext, codes: string[]) {
  return (
    <StaffPage title="Mã dự phòng" officer={c.var.officer} token={c.var.token} place={ACCOUNT}>
      <h1>Đã bật xác thực hai lớp</h1>
      <p>
        Giữ các mã dự phòng này ở nơi kín; mỗi mã dùng được một lần khi mất điện thoại. Trang này không hiện
        lại.
      </p>
      <ul class="recovery-codes">
        {codes.map((code) => (
          <li>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <a class="btn btn-primary" href={ACCOUNT}>
        Đã giữ
      </a>
    </StaffPage>
  );
}
