import { Hono } from 'hono';
import { decideForApplicant, withdrawOwn } from '../../features/dossiers/index.ts';
import { readForm } from '../../platform/http/form.ts';
import type { Problem } from '../../platform/problem.ts';
import { fieldsOf, TextArea } from '../../ui/field.tsx';
import { type KnownEnv, visitorActOf } from '../visitor.ts';
import { clientKeyOf, isForForm, OwnFormPage, type Typed } from './own-form.tsx';
import { type OwnContext, pathOf, readOwn } from './read-own.ts';

export const withdrawPage = new Hono<KnownEnv>()
  .get('/ho-so-cua-toi/:code/rut', async (c) => c.html(await show(c)))
  .post('/ho-so-cua-toi/:code/rut', async (c) => {
    const dossier = await readOwn(c);
    const body = await readForm(c);
    try {
      const request = { code: dossier.state.code, clientKey: clientKeyOf(body), reason: body.reason };
      await c.var.platform.database.transact((tx) => withdrawOwn(tx, visitorActOf(c), request));
      return c.redirect(`${pathOf(dossier)}?xong=rut`, 303);
    } catch (error) {
      if (!isForForm(error)) throw error;
      return c.html(await show(c, error, body), error.status);
    }
  });

async function show(c: OwnContext, problem?: Problem, typed?: Typed) {
  const dossier = await readOwn(c);
  const field = fieldsOf(typed ?? {}, problem?.fields);
  const decision = decideForApplicant('withdraw', dossier.state, c.var.platform.now());
  return (
    <OwnFormPage
      {...{ c, dossier, problem, typed }}
      title="Rút hồ sơ"
      part="rut"
      action="Rút hồ sơ này"
      closed={decision.open ? null : decision.why}
      intro={
        <p>
          Rút thì Trung tâm thôi giải quyết hồ sơ {dossier.state.code} và gửi bạn thông báo dừng. Muốn làm
          tiếp, bạn phải nộp hồ sơ mới.
        </p>
      }
    >
      <TextArea {...field('reason')} label="Vì sao bạn rút?" required help="Vài chữ là đủ." />
    </OwnFormPage>
  );
}
