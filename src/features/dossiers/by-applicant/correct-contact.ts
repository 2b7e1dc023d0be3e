import { z } from 'zod';
import { normalisePhone } from '../../../law/phone.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { Problem, parseFields } from '../../../platform/problem.ts';
import type { VisitorAct } from '../../citizens/index.ts';
import { tell } from '../../notices/index.ts';
import { findProcedureVersion } from '../../procedures/index.ts';
import { isTold } from '../announce.ts';
import { searchTextOf } from '../arrival.ts';
import { derivedKey } from '../derived-key.ts';
import { text } from '../intake-form.ts';
import type { Applicant, Dossier } from '../store.ts';
import { type OwnContext, type OwnRequest, takeOwnStep } from './take-own-step.ts';

const WRONG = 'Chưa sửa được: có mục cần sửa.';
const contact = z.object({
  phone: text(30)
    .min(1, 'Nhập số điện thoại.')
    .transform((given, context) => {
      const phone = normalisePhone(given);
      if (phone === null) context.addIssue({ code: 'custom', message: 'Số điện thoại chưa đúng.' });
      return phone ?? '';
    }),
  email: z
    .union([z.literal(''), z.email('Thư điện tử chưa đúng.').max(200, 'Tối đa 200 ký tự.')])
    .default(''),
});

/**
 * Another phone or mail for what the applicant is told. The old ones are told too, so that nobody takes a dossier over
 * unseen; and it needs an account, because a one-time code goes to that very phone.
 * @throws Problem not_found, not_allowed, step_not_open, changed_meanwhile, invalid
 */
export async function correctContact(
  tx: Tx,
  act: VisitorAct,
  request: OwnRequest & { phone: unknown; email: unknown },
): Promise<Dossier> {
  if (act.visitor.kind === 'guest')
    throw new Problem('not_allowed', 'Sửa điện thoại, thư điện tử cần đăng nhập bằng tài khoản định danh.');
  const form = parseFields(contact, request, WRONG);
  return takeOwnStep(tx, act, { ...request, step: 'correct_contact' }, async (context) => {
    const { dossier, by } = context;
    const email = form.email === '' ? null : form.email;
    if (email === null && dossier.applicant.noticeBy === 'mail')
      throw new Problem('invalid', WRONG, { email: 'Bạn đã chọn nhận tin bằng thư điện tử: ghi địa chỉ.' });
    const changed: ('phone' | 'email')[] = [];
    if (form.phone !== dossier.applicant.phone) changed.push('phone');
    if (email !== dossier.applicant.email) changed.push('email');
    if (changed.length === 0)
      throw new Problem('invalid', WRONG, { phone: 'Điện thoại và thư điện tử vẫn như cũ.' });
    const applicant = { ...dossier.applicant, phone: form.phone, email };
    await save(context, applicant);
    await tellOld(context, { clientKey: request.clientKey, changed });
    return { payload: { by, changed }, applicant };
  });
}

async function save({ tx, dossier }: OwnContext, applicant: Applicant): Promise<void> {
  await tx
    .updateTable('dossiers')
    .set({
      applicant_phone: applicant.phone,
      applicant_email: applicant.email,
      search_text: searchTextOf(dossier.state.code, applicant),
    })
    .where('ward_id', '=', dossier.wardId)
    .where('id', '=', dossier.id)
    .execute();
}

/** The addresses that are left are told that they are. */
async function tellOld(
  { tx, dossier, act }: OwnContext,
  { clientKey, changed }: { clientKey: string; changed: ('phone' | 'email')[] },
): Promise<void> {
  if (!isTold(dossier)) return;
  const { applicant, state, wardId } = dossier;
  const procedure = await findProcedureVersion(tx, state.procedureCode, state.procedureVersion);
  await tell(tx, {
    ...{ wardId, event: 'contact_changed', now: act.now, code: state.code },
    key: derivedKey(clientKey, 'tell the old contact'),
    to: {
      phone: changed.includes('phone') ? applicant.phone : null,
      email: changed.includes('email') ? applicant.email : null,
    },
    values: { maHoSo: state.code, thuTuc: procedure.name },
  });
}
