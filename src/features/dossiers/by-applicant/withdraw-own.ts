import { z } from 'zod';
import { toLocalDay } from '../../../law/day.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { parseFields } from '../../../platform/problem.ts';
import type { VisitorAct } from '../../citizens/index.ts';
import { text } from '../intake-form.ts';
import { nextNumber } from '../numbers.ts';
import type { Dossier } from '../store.ts';
import { type OwnRequest, takeOwnStep } from './take-own-step.ts';

const withdrawal = z.object({ reason: text(2000).min(5, 'Ghi lý do rút hồ sơ, vài chữ là đủ.') });

/**
 * The applicant withdraws while nothing is signed; the notice that it was stopped (Mẫu 05) is made at once.
 * @throws Problem not_found, step_not_open, changed_meanwhile, invalid
 */
export async function withdrawOwn(
  tx: Tx,
  act: VisitorAct,
  request: OwnRequest & { reason: unknown },
): Promise<Dossier> {
  const { reason } = parseFields(withdrawal, request, 'Chưa rút được hồ sơ: có mục cần sửa.');
  return takeOwnStep(tx, act, { ...request, step: 'withdraw' }, async ({ dossier, by }) => {
    const year = Number(toLocalDay(act.now).slice(0, 4));
    const number = String(await nextNumber(tx, dossier.wardId, 'stop_notice', year));
    return { payload: { number, reason, by } };
  });
}
