import { type Context, Hono } from 'hono';
import { stopNotices } from '../../features/notices/index.ts';
import { formLimit, readForm } from '../../platform/http/form.ts';
import { Problem } from '../../platform/problem.ts';
import { isFormToken } from '../../platform/security/form-token.ts';
import { PortalPage } from '../frame.tsx';
import type { PortalEnv } from '../ward.ts';

/** Where the link at the end of a mail leads: no more mail, or mail again. */
export const stopPage = new Hono<PortalEnv>()
  .get('/nhan-tin/:token', (c) => {
    mustBeOurs(c);
    return c.html(<StopPage c={c} said={null} />);
  })
  .post('/nhan-tin/:token', formLimit(1), async (c) => {
    const hash = mustBeOurs(c);
    const { database, now } = c.var.platform;
    const stops = (await readForm(c)).want !== 'resume';
    await database.transact((tx) => stopNotices(tx, c.var.ward.id, hash, stops ? now() : null));
    return c.html(
      <StopPage c={c} said={stops ? 'Bạn sẽ không nhận tin nữa.' : 'Bạn sẽ nhận tin trở lại.'} />,
    );
  });

/** @throws Problem not_found for a link that we did not write */
function mustBeOurs(c: Context<PortalEnv>): string {
  const [hash = '', seal] = (c.req.param('token') ?? '').split('.');
  const { secret } = c.var.platform.settings;
  if (!isFormToken(secret, `notices:${c.var.ward.id}:${hash}`, seal))
    throw new Problem('not_found', 'Đường dẫn này không đúng.');
  return hash;
}

function StopPage({ c, said }: { c: Context<PortalEnv>; said: string | null }) {
  return (
    <PortalPage title="Nhận tin về hồ sơ" ward={c.var.ward} place="">
      <h1>Nhận tin về hồ sơ</h1>
      {said && <p role="status">{said}</p>}
      <p>
        Tin báo khi hồ sơ được nhận, cần bổ sung, có kết quả. Bạn luôn tra cứu được hồ sơ mà không cần tin.
      </p>
      <form method="post" action={c.req.path}>
        <button class="btn" type="submit" name="want" value="stop">
          Thôi nhận tin
        </button>{' '}
        <button class="btn btn-primary" type="submit" name="want" value="resume">
          Nhận tin trở lại
        </button>
      </form>
    </PortalPage>
  );
}
