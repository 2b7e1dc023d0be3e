import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { CookieOptions } from 'hono/utils/cookie';
import type { Platform } from '../platform.ts';

/** Where a browser sends a cookie, and for how long; without `maxAge`, until it is closed. */
interface Scope {
  path?: string;
  maxAge?: number;
}

/**
 * The only door of cookies: no script reads them, no other site's form brings them along. Where there is https only that
 * carries them, and their name says so (`__Host-`, or `__Secure-` below one path), so that no neighbouring host and nobody
 * on the way can plant one.
 */
export function giveCookie(c: Context, name: string, value: string, scope: Scope = {}): void {
  setCookie(c, name, value, optionsOf(c, scope));
}

export function readCookie(c: Context, name: string, path = '/'): string | undefined {
  const prefix = prefixOf(c, path);
  return prefix === undefined ? getCookie(c, name) : getCookie(c, name, prefix);
}

export function dropCookie(c: Context, name: string, path = '/'): void {
  deleteCookie(c, name, optionsOf(c, { path }));
}

function optionsOf(c: Context, { path = '/', ...rest }: Scope): CookieOptions {
  const prefix = prefixOf(c, path);
  const secure = prefix !== undefined;
  return {
    path,
    httpOnly: true,
    sameSite: 'Lax',
    secure,
    ...(prefix && { prefix }),
    ...rest,
  } as CookieOptions;
}

function prefixOf(c: Context, path: string): 'host' | 'secure' | undefined {
  const { settings }: Platform = c.var.platform;
  if (!settings.publicUrl.startsWith('https:')) return undefined;
  return path === '/' ? 'host' : 'secure';
}
