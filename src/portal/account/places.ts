import type { Context } from 'hono';
import type { PortalEnv } from '../ward.ts';

export const SIGN_IN_PATH = '/dang-nhap-cong-dan';
/** Where the identity provider sends the browser back, after a sign-in and after the end. */
export const CALLBACK_PATH = `${SIGN_IN_PATH}/ve`;
export const LEFT_PATH = `${SIGN_IN_PATH}/da-ra`;

/** The address of this ward's portal, as citizens see it. */
export function portalUrl<Env extends PortalEnv>(c: Context<Env>): string {
  const url = new URL(c.var.platform.settings.publicUrl);
  if (c.var.ward.portalHost !== null) url.hostname = c.var.ward.portalHost;
  return url.origin;
}
