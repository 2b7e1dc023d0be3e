import type { Day } from '../../../law/day.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { listAppointmentsOf } from './store.ts';

const ERASED = 'Đã xóa theo yêu cầu';

/** Forgets who had an appointment before a day: those that bear a person's phone and name. @returns how many */
export async function erasePastAppointments(
  tx: Tx,
  wardId: number,
  { name, phone, before }: { name: string; phone: string; before: Day },
): Promise<number> {
  const past = (await listAppointmentsOf(tx, wardId, { name, phone })).filter(({ day }) => day < before);
  for (const { id } of past)
    await tx
      .updateTable('appointments')
      .set({ applicant_name: ERASED, applicant_phone: '' })
      .where('ward_id', '=', wardId)
      .where('id', '=', id)
      .execute();
  return past.length;
}
