import { hash } from '@node-rs/argon2';
import type { Tx } from '../../platform/database/database.ts';
import { Problem } from '../../platform/problem.ts';
import { type NewOfficer, newOfficer } from './schema.ts';

/** @throws Problem invalid when a field is wrong, the unit is unknown or the username is taken */
export async function addOfficer(tx: Tx, wardId: number, given: NewOfficer): Promise<number> {
  const parsed = newOfficer.safeParse(given);
  if (!parsed.success)
    throw new Problem('invalid', parsed.error.issues.map((issue) => issue.message).join(' '));
  const form = parsed.data;
  const unit = await tx
    .selectFrom('units')
    .select('id')
    .where('ward_id', '=', wardId)
    .where('code', '=', form.unitCode)
    .executeTakeFirst();
  if (!unit) throw new Problem('invalid', `Phường không có đơn vị mang mã "${form.unitCode}".`);
  const row = await tx
    .insertInto('officers')
    .values({
      ward_id: wardId,
      unit_id: unit.id,
      username: form.username,
      display_name: form.displayName,
      title: form.title,
      duties: form.duties,
      password_hash: await hash(form.password),
      is_demo: form.isDemo,
    })
    .onConflict((conflict) => conflict.columns(['ward_id', 'username']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!row) throw new Problem('invalid', `Tên đăng nhập "${form.username}" đã có người dùng.`);
  return row.id;
}
