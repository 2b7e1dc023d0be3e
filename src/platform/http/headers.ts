import { createMiddleware } from 'hono/factory';
import type { RequestVariables } from '../platform.ts';

const POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Forms go to us; from a citizens' page also to the identity provider, where a sign-out leads on to. */
function policyFor(path: string, issuer: string | null): string {
  const provider = issuer === null || mayFilm(path) === '(self)' ? '' : ` ${new URL(issuer).origin}`;
  return `${POLICY}; form-action 'self'${provider}`;
}

/** Officers read cards by camera. Turbo keeps the document that they signed in on, so that one may too. */
function mayFilm(path: string): '(self)' | '()' {
  return /^\/(can-bo|dang-nhap)(\/|$)/.test(path) ? '(self)' : '()';
}

/** Security headers of every answer: nothing from elsewhere, nothing inline, never framed. */
export const securityHeaders = createMiddleware<{ Variables: Partial<RequestVariables> }>(async (c, next) => {
  await next();
  const headers = c.res.headers;
  headers.set(
    'content-security-policy',
    policyFor(c.req.path, c.var.platform?.settings.identity?.issuer ?? null),
  );
  headers.set('x-content-type-options', 'nosniff');
  headers.set('x-frame-options', 'DENY');
  headers.set('referrer-policy', 'same-origin');
  headers.set('permissions-policy', `camera=${mayFilm(c.req.path)}, geolocation=(self), microphone=()`);
  headers.set('cross-origin-opener-policy', 'same-origin');
  if (!headers.has('cross-origin-resource-policy'))
    headers.set('cross-origin-resource-policy', 'same-origin');
  const isHttps = c.var.platform?.settings.publicUrl.startsWith('https:');
  if (isHttps || c.req.header('x-forwarded-proto') === 'https')
    headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains');
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
});
