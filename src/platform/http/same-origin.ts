import { createMiddleware } from 'hono/factory';
import { Problem } from '../problem.ts';

/** What asks and changes nothing, but for notes of who looked (RFC 9110, 9.2.1). */
export const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Refuses a write that a browser sends from another site. Programs without these headers still need the form token. */
export const sameOrigin = createMiddleware(async (c, next) => {
  if (
    !SAFE_METHODS.has(c.req.method) &&
    comesFromElsewhere(c.req.header('sec-fetch-site'), c.req.header('origin'), c.req.header('host'))
  ) {
    throw new Problem(
      'bad_form_token',
      'Yêu cầu này đến từ một trang khác nên bị từ chối. Hãy mở lại trang và thử lần nữa.',
    );
  }
  await next();
});

function comesFromElsewhere(
  site: string | undefined,
  origin: string | undefined,
  host: string | undefined,
): boolean {
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  if (origin === undefined) return false;
  return !URL.canParse(origin) || new URL(origin).host !== host;
}
