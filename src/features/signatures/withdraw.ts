import type { Tx } from '../../platform/database/database.ts';
import { Problem } from '../../platform/problem.ts';
import { type Act, noteAct, noteChange } from '../organisation/index.ts';
import { mayKeep } from './register.ts';
import type { Holder } from './schema.ts';
import { findCertificate, holdPlace, saveWithdrawal } from './store.ts';

/**
 * Ends the use of a certificate here and throws its key away; with whoever issued it, it must be revoked too.
 * @throws Problem not_found, not_allowed
 */
export async function withdrawCertificate(tx: Tx, act: Act, holder: Holder, reason: string): Promise<void> {
  mayKeep(act, holder);
  const { wardId, id: by } = act.officer;
  await holdPlace(tx, wardId, holder);
  const known = await findCertificate(tx, wardId, holder);
  if (!known) throw new Problem('not_found', 'Không có chứng thư số nào đang dùng.');
  await saveWithdrawal(tx, { wardId, id: known.id, at: act.now, by, reason });
  await noteAct(tx, act, 'certificate_withdraw', known.serial);
  if (holder === 'seal')
    await noteChange(tx, act, {
      ...{ what: 'seal', subject: 'certificate' },
      before: { serial: known.serial },
      after: { withdrawn: reason },
    });
}
