import { z } from 'zod';
import type { Tx } from '../../../platform/database/database.ts';
import { Problem, parseFields } from '../../../platform/problem.ts';
import { findDossier } from '../../dossiers/index.ts';
import { type Act, noteAct, type Officer } from '../../organisation/index.ts';
import { servedBy } from '../concerned.ts';
import { noteEvent } from './note-event.ts';

const form = z.object({
  clientKey: z.uuid(),
  step: z.enum(['note', 'close']),
  text: z.string().trim().min(10, 'Ghi rõ đã làm gì, ít nhất 10 ký tự.').max(2000),
});

/** Who answers for bad answers about a unit: its head, and whoever controls. */
export function answersFor(officer: Officer, unitId: number): boolean {
  if (officer.duties.includes('control')) return true;
  return officer.unitId === unitId && officer.duties.some((duty) => duty === 'review' || duty === 'oversee');
}

/**
 * Notes what was done after a bad answer, or closes it with that; never by an officer whom the answer is about. The same
 * client key once.
 * @throws Problem not_found, not_allowed, step_not_open, invalid (with the fields)
 */
export async function takeFollowUpStep(tx: Tx, act: Act, id: number, given: unknown): Promise<void> {
  const { wardId, id: officerId } = act.officer;
  const row = await tx
    .selectFrom('survey_follow_ups')
    .select(['dossier_id', 'unit_id', 'closed_at'])
    .where('ward_id', '=', wardId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new Problem('not_found', 'Không có việc theo dõi này.');
  if (!answersFor(act.officer, row.unit_id))
    throw new Problem('not_allowed', 'Chỉ trưởng đơn vị có liên quan hoặc bộ phận kiểm soát làm việc này.');
  const dossier = await findDossier(tx, { wardId, dossierId: row.dossier_id });
  if (servedBy(dossier).has(officerId))
    throw new Problem(
      'not_allowed',
      'Bạn đã trực tiếp làm hồ sơ này nên không tự trả lời cho đánh giá về mình.',
    );
  const { clientKey, step, text } = parseFields(form, given, 'Chưa ghi được: có mục cần sửa.');
  const known = await tx
    .selectFrom('survey_follow_up_events')
    .select('no')
    .where('ward_id', '=', wardId)
    .where('client_key', '=', clientKey)
    .executeTakeFirst();
  if (known) return;
  if (row.closed_at !== null) throw new Problem('step_not_open', 'Việc theo dõi này đã đóng.');
  const event = step === 'close' ? 'closed' : 'noted';
  await noteEvent(tx, { wardId, id }, { event, text, officerId, clientKey, now: act.now });
  await noteAct(tx, act, `${step}_survey_follow_up`, `theo dõi đánh giá ${id}`);
}
