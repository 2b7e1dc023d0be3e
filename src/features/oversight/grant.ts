import { sql } from 'kysely';
import type { Tx } from '../../platform/database/database.ts';
import { Problem, parseFields } from '../../platform/problem.ts';
import { findWard, listOfficers } from '../organisation/index.ts';
import { type EndForm, endForm, type GrantForm, grantForm } from './schema.ts';

interface NewGrant {
  /** The ward that is looked at. */
  wardId: number;
  /** The ward that keeps the overseer's account, and his username. */
  overseer: { wardId: number; username: string };
  form: GrantForm;
  now: Date;
}

/**
 * Lets an officer of elsewhere look at a ward's figures. Only the owner of the database may; the same grant given twice is one.
 * @returns the grant's number in the ward
 * @throws Problem not_found (no such ward or officer) | invalid (days, level, an officer without the duty to oversee or of the ward itself)
 */
export async function grantOversight(tx: Tx, { wardId, overseer, form, now }: NewGrant): Promise<number> {
  const fields = parseFields(grantForm, form, 'Chưa mở được quyền xem.');
  await findWard(tx, wardId);
  const officer = (await listOfficers(tx, overseer.wardId)).find(
    (each) => each.username === overseer.username,
  );
  if (!officer) throw new Problem('not_found', `Không có tài khoản "${overseer.username}" đang dùng.`);
  if (!officer.duties.includes('oversee'))
    throw new Problem('invalid', `Tài khoản "${officer.username}" không có nhiệm vụ theo dõi.`);
  if (officer.wardId === wardId)
    throw new Problem('invalid', 'Cán bộ của chính phường đã xem được số liệu của phường mình.');
  await sql`select pg_advisory_xact_lock(hashtext('oversight'), ${wardId}::int)`.execute(tx);
  const row = {
    ...{ ward_id: wardId, overseer_ward_id: officer.wardId, officer_id: officer.id, level: fields.level },
    ...{ from_day: fields.fromDay, until_day: fields.untilDay },
  };
  const same = await tx
    .selectFrom('oversight_grants as g')
    .leftJoin('oversight_ends as e', (join) =>
      join.onRef('e.ward_id', '=', 'g.ward_id').onRef('e.grant_id', '=', 'g.id'),
    )
    .select('g.id')
    .where('g.ward_id', '=', wardId)
    .where('g.officer_id', '=', officer.id)
    .where('g.level', '=', fields.level)
    .where('g.from_day', '=', fields.fromDay)
    .where(sql<boolean>`g.until_day is not distinct from ${fields.untilDay}::date`)
    .where('e.grant_id', 'is', null)
    .executeTakeFirst();
  if (same) return same.id;
  const { id } = await tx
    .insertInto('oversight_grants')
    .values({ ...row, granted_by: fields.grantedBy, reason: fields.reason, granted_at: now })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/**
 * Ends a right to look, at once. Only the owner of the database may; ended twice it stays as it was ended first.
 * @throws Problem not_found | invalid
 */
export async function endOversight(
  tx: Tx,
  grant: { wardId: number; id: number },
  { form, now }: { form: EndForm; now: Date },
): Promise<void> {
  const { endedBy, reason } = parseFields(endForm, form, 'Chưa chấm dứt được quyền xem.');
  const found = await tx
    .selectFrom('oversight_grants')
    .select('id')
    .where('ward_id', '=', grant.wardId)
    .where('id', '=', grant.id)
    .executeTakeFirst();
  if (!found) throw new Problem('not_found', 'Phường không có quyền xem này.');
  await tx
    .insertInto('oversight_ends')
    .values({ ward_id: grant.wardId, grant_id: grant.id, ended_by: endedBy, reason, ended_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
