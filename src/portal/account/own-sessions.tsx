import { Hono } from 'hono';
import { endOtherSessions, listCitizenSessions } from '../../features/citizens/index.ts';
import { formatTime } from '../../law/day.ts';
import { readCookie } from '../../platform/http/cookies.ts';
import { FormToken } from '../../ui/field.tsx';
import { type KnownEnv, VISITOR_COOKIE } from '../visitor.ts';
import { citizenOf, OwnPage } from './own-page.tsx';

/** Where the person is signed in, and ending all of it but here. */
export const ownSessions = new Hono<KnownEnv>()
  .get('/tai-khoan/phien', async (c) => {
    const { database, now } = c.var.platform;
    const own = {
      wardId: c.var.ward.id,
      citizenId: citizenOf(c).id,
      token: readCookie(c, VISITOR_COOKIE) ?? '',
    };
    const sessions = await listCitizenSessions(database.db, { ...own, now: now() });
    return c.html(
      <OwnPage c={c} title="Nơi đang đăng nhập">
        <ul class="result-list">
          {sessions.map((each) => (
            <li>
              {each.isThis ? <b>Phiên này</b> : 'Phiên khác'}, mức {each.assurance ?? 1}
              <small>
                Từ {formatTime(each.since)}, dùng lần cuối {formatTime(each.seenAt)}
              </small>
            </li>
          ))}
        </ul>
        {sessions.length > 1 ? (
          <form method="post" action="/tai-khoan/phien">
            <FormToken value={c.var.token} />
            <button class="btn btn-primary" type="submit">
              Kết thúc mọi phiên khác
            </button>
          </form>
        ) : (
          <p>Bạn chỉ đăng nhập ở đây.</p>
        )}
        <p class="part">Một phiên tự hết sau 60 phút không dùng, và sau 12 giờ dù có dùng.</p>
      </OwnPage>,
    );
  })
  .post('/tai-khoan/phien', async (c) => {
    const token = readCookie(c, VISITOR_COOKIE) ?? '';
    const own = { wardId: c.var.ward.id, citizenId: citizenOf(c).id, token };
    await c.var.platform.database.transact((tx) => endOtherSessions(tx, own));
    return c.redirect('/tai-khoan/phien', 303);
  });
