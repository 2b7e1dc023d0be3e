import { z } from 'zod';
import type { Db, Tx } from '../../../platform/database/database.ts';
import { Problem } from '../../../platform/problem.ts';
import { noteChange } from '../audit/note-change.ts';
import type { Act } from '../schema.ts';
import { listOfficers } from '../store.ts';

export const absenceForm = z
  .object({
    clientKey: z.uuid(),
    officerId: z.coerce.number().int().positive('Chọn người vắng.'),
    deputyId: z.preprocess((given) => given || null, z.coerce.number().int().positive().nullable()),
    fromDay: z.iso.date('Ghi ngày bắt đầu.'),
    untilDay: z.iso.date('Ghi ngày cuối.'),
    reason: z.string().trim().min(2, 'Ghi lý do.').max(200, 'Tối đa 200 ký tự.'),
  })
  .refine((form) => form.untilDay >= form.fromDay, {
    path: ['untilDay'],
    message: 'Ngày cuối không trước ngày bắt đầu.',
  })
  .refine((form) => form.deputyId !== form.officerId, {
    path: ['deputyId'],
    message: 'Người thay phải là người khác.',
  });

export interface Absence {
  id: number;
  officerId: number;
  deputyId: number | null;
  fromDay: string;
  untilDay: string;
  reason: string;
}

/** Heads know who of their unit is away; the administrator and the overseers of everyone. */
function mustRecord({ officer }: Act): void {
  if (!officer.duties.some((duty) => duty === 'administer' || duty === 'oversee' || duty === 'review'))
    throw new Problem('not_allowed', 'Tài khoản của bạn không được ghi người vắng.');
}

/** @throws Problem not_allowed, invalid; a repeat changes nothing */
export async function recordAbsence(tx: Tx, act: Act, form: z.output<typeof absenceForm>): Promise<void> {
  mustRecord(act);
  const { wardId } = act.officer;
  const officers = await listOfficers(tx, wardId);
  const away = officers.find((each) => each.id === form.officerId);
  if (!away) throw new Problem('invalid', 'Chưa ghi được.', { officerId: 'Chọn người của phường.' });
  const deputy = officers.find((each) => each.id === form.deputyId);
  if (form.deputyId !== null && deputy?.unitId !== away.unitId)
    throw new Problem('invalid', 'Chưa ghi được.', { deputyId: 'Người thay phải cùng đơn vị.' });
  const added = await tx
    .insertInto('absences')
    .values({
      ward_id: wardId,
      officer_id: form.officerId,
      deputy_id: form.deputyId,
      from_day: form.fromDay,
      until_day: form.untilDay,
      reason: form.reason,
      recorded_by: act.officer.id,
      recorded_at: act.now,
      client_key: form.clientKey,
    })
    .onConflict((conflict) => conflict.columns(['ward_id', 'client_key']).doNothing())
    .returning('id')
    .execute();
  if (added.length === 0) return;
  const after = { from: form.fromDay, until: form.untilDay, deputy: deputy?.username ?? null };
  await noteChange(tx, act, { what: 'absence', subject: away.username, before: null, after });
}

/** @throws Problem not_allowed, not_found */
export async function cancelAbsence(tx: Tx, act: Act, id: number): Promise<void> {
  mustRecord(act);
  const row = await tx
    .updateTable('absences')
    .set({ cancelled_at: act.now })
    .where('ward_id', '=', act.officer.wardId)
    .where('id', '=', id)
    .where('cancelled_at', 'is', null)
    .returning(['officer_id', 'from_day', 'until_day'])
    .executeTakeFirst();
  if (!row) throw new Problem('not_found', 'Không có lần vắng này.');
  await noteChange(tx, act, { what: 'absence', subject: String(row.officer_id), before: row, after: null });
}

/** Absences that have not ended on a day. */
export async function listAbsences(db: Db, wardId: number, day: string): Promise<Absence[]> {
  const rows = await db
    .selectFrom('absences')
    .selectAll()
    .where('ward_id', '=', wardId)
    .where('cancelled_at', 'is', null)
    .where('until_day', '>=', day)
    .orderBy('from_day')
    .orderBy('id')
    .limit(200)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    officerId: row.officer_id,
    deputyId: row.deputy_id,
    fromDay: row.from_day,
    untilDay: row.until_day,
    reason: row.reason,
  }));
}

/** For whom an officer stands in on a day. */
export async function standsInFor(db: Db, wardId: number, officerId: number, day: string): Promise<number[]> {
  const rows = await db
    .selectFrom('absences')
    .select('officer_id')
    .where('ward_id', '=', wardId)
    .where('deputy_id', '=', officerId)
    .where('cancelled_at', 'is', null)
    .where('from_day', '<=', day)
    .where('until_day', '>=', day)
    .execute();
  return rows.map((row) => row.officer_id);
}
