import type { Context } from 'hono';
import { findSession, OFFICER_COOKIE } from '../../features/organisation/index.ts';
import { readCookie } from '../../platform/http/cookies.ts';
import { Problem } from '../../platform/problem.ts';
import type { PortalEnv } from '../ward.ts';

/**
 * An officer answers for nobody: a browser in which one is signed in sends no rating.
 * @throws Problem not_allowed
 */
export async function mustBeNoOfficer<Env extends PortalEnv>(c: Context<Env>): Promise<void> {
  const { database, now } = c.var.platform;
  const cookie = readCookie(c, OFFICER_COOKIE);
  if (cookie === undefined || (await findSession(database, cookie, now())) === null) return;
  throw new Problem(
    'not_allowed',
    'Trình duyệt này đang đăng nhập tài khoản cán bộ nên không gửi được đánh giá. Người nộp tự đánh giá trên máy của mình, hoặc điền phiếu giấy.',
  );
}
