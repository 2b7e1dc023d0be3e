import type { Tx } from '../../../platform/database/database.ts';
import { publish } from '../../../platform/database/publish.ts';
import { Problem, wrongFields } from '../../../platform/problem.ts';
import { type Act, noteAct } from '../../organisation/index.ts';
import { QUEUE_TOPIC, serviceForm } from '../schema.ts';
import { listServices } from './store.ts';

/**
 * Adds a kind of business (id null) or changes one.
 * @throws Problem not_allowed, not_found, invalid with the fields
 */
export async function saveService(tx: Tx, act: Act, id: number | null, given: unknown): Promise<void> {
  mustAdminister(act);
  const { wardId } = act.officer;
  const parsed = serviceForm.safeParse(given);
  if (!parsed.success)
    throw new Problem('invalid', 'Chưa lưu được lĩnh vực.', wrongFields(parsed.error.issues));
  const { fieldCodes, ...form } = parsed.data;
  const others = (await listServices(tx, wardId)).filter((each) => each.id !== id);
  if (others.some((each) => each.prefix === form.prefix)) throw prefixTaken(form.prefix);
  const values = { ...form, field_codes: fieldCodes };
  if (id === null) {
    const added = await tx
      .insertInto('reception_services')
      .values({ ward_id: wardId, ...values })
      .onConflict((conflict) => conflict.columns(['ward_id', 'prefix']).doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!added) throw prefixTaken(form.prefix);
  } else {
    const changed = await tx
      .updateTable('reception_services')
      .set(values)
      .where('ward_id', '=', wardId)
      .where('id', '=', id)
      .returning('id')
      .executeTakeFirst();
    if (!changed) throw new Problem('not_found', 'Không có lĩnh vực này.');
  }
  await noteAct(tx, act, 'save_reception', `lĩnh vực ${form.prefix} ${form.name}`);
  await publish(tx, wardId, QUEUE_TOPIC, 'setup');
}

/** @throws Problem not_allowed */
export function mustAdminister(act: Act): void {
  if (!act.officer.duties.includes('administer'))
    throw new Problem('not_allowed', 'Chỉ người quản trị hệ thống sửa được phần này.');
}

function prefixTaken(prefix: string): Problem {
  return new Problem('invalid', 'Chưa lưu được lĩnh vực.', {
    prefix: `Chữ cái ${prefix} đã dùng cho lĩnh vực khác.`,
  });
}
