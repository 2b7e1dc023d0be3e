import type { z } from 'zod';
import type { Tx } from '../../../platform/database/database.ts';
import { Problem } from '../../../platform/problem.ts';
import { noteChange } from '../audit/note-change.ts';
import type { Act } from '../schema.ts';
import type { sessionForm } from './schema.ts';

/** Plans a session of reception outside working time, or a trip of a mobile team. @throws Problem not_allowed */
export async function planSession(tx: Tx, act: Act, form: z.output<typeof sessionForm>): Promise<void> {
  mustPlan(act);
  const added = await tx
    .insertInto('reception_sessions')
    .values({
      ward_id: act.officer.wardId,
      day: form.day,
      from_minute: form.from,
      to_minute: form.to,
      place: form.place,
      is_mobile: form.isMobile,
      recorded_by: act.officer.id,
      recorded_at: act.now,
      client_key: form.clientKey,
    })
    .onConflict((conflict) => conflict.columns(['ward_id', 'client_key']).doNothing())
    .returning('id')
    .execute();
  if (added.length === 0) return;
  const { clientKey: _key, ...after } = form;
  await noteChange(tx, act, { what: 'session', subject: form.day, before: null, after });
}

/** @throws Problem not_allowed, not_found */
export async function cancelSession(tx: Tx, act: Act, id: number): Promise<void> {
  mustPlan(act);
  const row = await tx
    .updateTable('reception_sessions')
    .set({ cancelled_at: act.now })
    .where('ward_id', '=', act.officer.wardId)
    .where('id', '=', id)
    .where('cancelled_at', 'is', null)
    .returning(['day', 'place'])
    .executeTakeFirst();
  if (!row) throw new Problem('not_found', 'Không có buổi tiếp nhận này.');
  await noteChange(tx, act, { what: 'session', subject: row.day, before: row, after: null });
}

function mustPlan({ officer }: Act): void {
  if (!officer.duties.some((duty) => duty === 'administer' || duty === 'control' || duty === 'oversee'))
    throw new Problem('not_allowed', 'Tài khoản của bạn không được lập buổi tiếp nhận.');
}
