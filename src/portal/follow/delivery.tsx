import { Hono } from 'hono';
import {
  changeDelivery,
  type Dossier,
  decideForApplicant,
  RETURN_LABELS,
} from '../../features/dossiers/index.ts';
import { readForm } from '../../platform/http/form.ts';
import type { Problem } from '../../platform/problem.ts';
import { choicesOf, fieldsOf, Input, Select } from '../../ui/field.tsx';
import { type KnownEnv, visitorActOf } from '../visitor.ts';
import { clientKeyOf, isForForm, OwnFormPage, type Typed } from './own-form.tsx';
import { type OwnContext, pathOf, readOwn } from './read-own.ts';

export const deliveryPage = new Hono<KnownEnv>()
  .get('/ho-so-cua-toi/:code/nhan-ket-qua', async (c) => c.html(await show(c)))
  .post('/ho-so-cua-toi/:code/nhan-ket-qua', async (c) => {
    const dossier = await readOwn(c);
    const body = await readForm(c);
    try {
      const { returnBy, address } = body;
      const request = { code: dossier.state.code, clientKey: clientKeyOf(body), returnBy, address };
      await c.var.platform.database.transact((tx) => changeDelivery(tx, visitorActOf(c), request));
      return c.redirect(`${pathOf(dossier)}?xong=nhan-ket-qua`, 303);
    } catch (error) {
      if (!isForForm(error)) throw error;
      return c.html(await show(c, error, body), error.status);
    }
  });

async function show(c: OwnContext, problem?: Problem, typed?: Typed) {
  const dossier = await readOwn(c);
  const field = fieldsOf(typed ?? {}, problem?.fields);
  const decision = decideForApplicant('change_delivery', dossier.state, c.var.platform.now());
  const { returnBy } = dossier.applicant;
  return (
    <OwnFormPage
      {...{ c, dossier, problem, typed }}
      title="Đổi cách nhận kết quả"
      part="nhan-ket-qua"
      action="Đổi cách nhận"
      closed={decision.open ? null : decision.why}
    >
      <Select
        {...field('returnBy')}
        value={field('returnBy').value ?? returnBy}
        label="Bạn muốn nhận kết quả thế nào?"
        required
        choices={choicesOf(RETURN_LABELS)}
        help="Bản điện tử: khi có kết quả, bạn tải ở trang hồ sơ này. Qua bưu chính: bạn trả cước cho bưu chính."
      />
      {c.var.visitor.kind === 'citizen' && (
        <Input
          {...field('address')}
          value={field('address').value ?? knownAddress(dossier)}
          label="Địa chỉ nhận, nếu qua bưu chính"
          autocomplete="street-address"
        />
      )}
    </OwnFormPage>
  );
}

function knownAddress({ applicant }: Dossier): string {
  return applicant.returnAddress || applicant.address;
}
