import { Hono } from 'hono';
import { lookUpForDossier } from '../../../features/dossiers/index.ts';
import { readForm } from '../../../platform/http/form.ts';
import { mustBeId } from '../../../platform/http/keys.ts';
import { Problem } from '../../../platform/problem.ts';
import { typed } from '../../../ui/field.tsx';
import { actOf, type StaffEnv } from '../../session.ts';
import { showDossier } from '../dossier.tsx';
import { readDossier } from '../read-dossier.ts';

const NAMES: Record<string, string> = { outcome: 'handOutcome', reason: 'handReason', checkedAt: 'handAt' };

/** A look-up about a paper of a dossier, by whoever holds it. */
export const dossierLookups = new Hono<StaffEnv>().post('/can-bo/ho-so/:id{[0-9]+}/tra-cuu', async (c) => {
  const dossierId = mustBeId(c.req.param('id'));
  const body = await readForm(c);
  const no = typed(body, 'documentNo') ?? '';
  const given = (name: string) => typed(body, `${name}.${no}`) ?? '';
  const clientKey = typed(body, 'clientKey') ?? '';
  try {
    if (clientKey === '') throw new Problem('invalid', 'Biểu mẫu thiếu dữ liệu. Hãy mở lại trang hồ sơ.');
    await lookUpForDossier(c.var.platform, actOf(c), {
      ...{ dossierId, documentNo: Number(no), clientKey },
      byHand:
        body.how === 'by_hand'
          ? { outcome: given('handOutcome'), reason: given('handReason'), checkedAt: given('handAt') }
          : null,
    });
    return c.redirect(`/can-bo/ho-so/${dossierId}#tra-cuu`, 303);
  } catch (error) {
    if (!(error instanceof Problem) || error.code === 'not_found') throw error;
    const fields = Object.entries(error.fields).map(([name, text]) => [`${NAMES[name] ?? name}.${no}`, text]);
    const problem = new Problem(error.code, error.message, Object.fromEntries(fields));
    return c.html(await showDossier(c, await readDossier(c, dossierId), problem, body), error.status);
  }
});
