import { type Context, Hono } from 'hono';
import { findOwnDossier } from '../../features/dossiers/index.ts';
import {
  beginPayment,
  findOwnPayment,
  paymentPath,
  receiptFile,
  refreshPayment,
} from '../../features/payments/index.ts';
import { callerAddress } from '../../platform/http/caller.ts';
import { formLimit, readForm } from '../../platform/http/form.ts';
import { Problem } from '../../platform/problem.ts';
import { type KnownEnv, known, ownVisitorForm, visitorActOf } from '../visitor.ts';
import { showDue } from './due-page.tsx';
import { showIntent } from './intent-page.tsx';

const PATH = '/ho-so-cua-toi/:code/thanh-toan';

/**
 * Paying what is due for one's own dossier. Leaving for the platform is a link on a page of ours, because a form may lead
 * only to ourselves; and whoever comes back sees what the platform told us, not what his browser says.
 */
export const payment = new Hono<KnownEnv>()
  .use(`${PATH}/*`, known, formLimit(1), ownVisitorForm)
  .get(PATH, async (c) => c.html(await showDue(c, await ownDossier(c))))
  .post(PATH, async (c) => {
    const code = c.req.param('code');
    const given = { fields: await readForm(c), address: callerAddress(c) };
    try {
      const { intent, isSilent } = await beginPayment(c.var.platform, visitorActOf(c), code, given);
      const said = isSilent ? '?im=1' : '';
      return c.redirect(`${paymentPath(code)}/${intent.reference}${said}`, 303);
    } catch (error) {
      if (!(error instanceof Problem) || error.code === 'not_found') throw error;
      return c.html(await showDue(c, await ownDossier(c), error), error.status);
    }
  })
  .get(`${PATH}/:reference{[0-9A-Z]{8,40}}`, async (c) => {
    const { dossier, intent } = await ownPayment(c);
    const isSilent = c.req.query('im') === '1';
    const now = isSilent ? intent : await refreshPayment(c.var.platform, intent);
    return c.html(await showIntent(c, dossier, now));
  })
  .get(`${PATH}/:reference{[0-9A-Z]{8,40}}/bien-lai.pdf`, async (c) => {
    const { intent } = await ownPayment(c);
    const file = await receiptFile(c.var.platform.database.db, intent);
    return c.body(file.bytes as Uint8Array<ArrayBuffer>, 200, {
      'content-type': file.mediaType,
      'content-disposition': `attachment; filename="${file.name}"`,
      'cache-control': 'private, no-store',
    });
  });

function ownDossier(c: Context<KnownEnv>) {
  return findOwnDossier(c.var.platform.database.db, c.var.visitor, c.req.param('code') ?? '');
}

function ownPayment(c: Context<KnownEnv>) {
  const { code = '', reference = '' } = c.req.param() as Record<string, string>;
  return findOwnPayment(c.var.platform.database.db, visitorActOf(c), code, reference);
}
