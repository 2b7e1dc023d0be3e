import { Hono } from 'hono';
import { packageKey } from '../features/archive/index.ts';
import type { RequestVariables } from '../platform/platform.ts';
import { publicPem } from '../platform/security/sign.ts';

/** The public key by which anyone checks who signed a package of a dossier. */
export const archiveKey = new Hono<{ Variables: RequestVariables }>().get(
  '/luu-tru/khoa-cong-khai.pem',
  (c) =>
    c.body(publicPem(packageKey(c.var.platform.settings.secret)), 200, {
      'content-type': 'application/x-pem-file',
    }),
);
