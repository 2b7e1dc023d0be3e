import { z } from 'zod';
import type { Tx } from '../../../platform/database/database.ts';
import { Problem, parseFields } from '../../../platform/problem.ts';
import type { VisitorAct } from '../../citizens/index.ts';
import { text } from '../intake-form.ts';
import { RETURN_WAYS } from '../schema.ts';
import type { Dossier } from '../store.ts';
import { type OwnRequest, takeOwnStep } from './take-own-step.ts';

const WRONG = 'Chưa đổi được cách nhận kết quả: có mục cần sửa.';
const delivery = z.object({
  returnBy: z.enum(RETURN_WAYS, 'Chọn cách nhận kết quả.'),
  address: text(300).default(''),
});

/**
 * Another way to get the result, as long as it was not returned. Only someone with an account names another address than
 * the dossier's: whoever merely holds the applicant's phone must not lead a result away.
 * @throws Problem not_found, step_not_open, not_allowed, changed_meanwhile, invalid
 */
export async function changeDelivery(
  tx: Tx,
  act: VisitorAct,
  request: OwnRequest & { returnBy: unknown; address: unknown },
): Promise<Dossier> {
  const form = parseFields(delivery, request, WRONG);
  return takeOwnStep(tx, act, { ...request, step: 'change_delivery' }, async ({ dossier, by }) => {
    const { applicant } = dossier;
    const known = applicant.returnAddress || applicant.address;
    const address = form.returnBy === 'post' ? form.address || known : '';
    if (form.returnBy === 'post' && address.length < 5)
      throw new Problem('invalid', WRONG, { address: 'Ghi địa chỉ để bưu chính mang kết quả đến.' });
    if (by.kind === 'guest' && form.returnBy === 'post' && address !== known)
      throw new Problem('not_allowed', 'Gửi đến địa chỉ khác cần đăng nhập bằng tài khoản định danh.');
    if (form.returnBy === applicant.returnBy && address === applicant.returnAddress)
      throw new Problem('invalid', WRONG, { returnBy: 'Đây đang là cách nhận kết quả của hồ sơ.' });
    await tx
      .updateTable('dossiers')
      .set({ return_by: form.returnBy, return_address: address })
      .where('ward_id', '=', dossier.wardId)
      .where('id', '=', dossier.id)
      .execute();
    return {
      payload: { by, returnBy: form.returnBy, before: applicant.returnBy },
      applicant: { ...applicant, returnBy: form.returnBy, returnAddress: address },
    };
  });
}
