import { Hono } from 'hono';
import { correctContact, decideForApplicant } from '../../features/dossiers/index.ts';
import { readForm } from '../../platform/http/form.ts';
import type { Problem } from '../../platform/problem.ts';
import { fieldsOf, Input } from '../../ui/field.tsx';
import { type KnownEnv, visitorActOf } from '../visitor.ts';
import { clientKeyOf, isForForm, OwnFormPage, type Typed } from './own-form.tsx';
import { type OwnContext, pathOf, readOwn } from './read-own.ts';

const NEEDS_ACCOUNT =
  'Bạn đang xem bằng mã một lần gửi đến điện thoại của hồ sơ. Muốn sửa điện thoại, hãy đăng nhập bằng tài khoản định danh hoặc đến Trung tâm.';

export const contactPage = new Hono<KnownEnv>()
  .get('/ho-so-cua-toi/:code/lien-he', async (c) => c.html(await show(c)))
  .post('/ho-so-cua-toi/:code/lien-he', async (c) => {
    const dossier = await readOwn(c);
    const body = await readForm(c);
    try {
      const { phone, email } = body;
      const request = { code: dossier.state.code, clientKey: clientKeyOf(body), phone, email };
      await c.var.platform.database.transact((tx) => correctContact(tx, visitorActOf(c), request));
      return c.redirect(`${pathOf(dossier)}?xong=lien-he`, 303);
    } catch (error) {
      if (!isForForm(error)) throw error;
      return c.html(await show(c, error, body), error.status);
    }
  });

async function show(c: OwnContext, problem?: Problem, typed?: Typed) {
  const dossier = await readOwn(c);
  const field = fieldsOf(typed ?? {}, problem?.fields);
  const decision = decideForApplicant('correct_contact', dossier.state, c.var.platform.now());
  const closed = c.var.visitor.kind === 'guest' ? NEEDS_ACCOUNT : decision.open ? null : decision.why;
  const { phone, email } = dossier.applicant;
  return (
    <OwnFormPage
      {...{ c, dossier, problem, typed, closed }}
      title="Sửa điện thoại, thư điện tử"
      part="lien-he"
      action="Lưu"
      intro={<p>Tin về hồ sơ này sẽ gửi đến đây. Nơi cũ cũng được báo một lần là đã đổi.</p>}
    >
      <Input
        {...field('phone')}
        value={field('phone').value ?? phone ?? ''}
        label="Điện thoại"
        type="tel"
        autocomplete="tel"
        required
      />
      <Input
        {...field('email')}
        value={field('email').value ?? email ?? ''}
        label="Thư điện tử"
        type="email"
        autocomplete="email"
      />
    </OwnFormPage>
  );
}
