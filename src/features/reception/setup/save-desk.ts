import type { Tx } from '../../../platform/database/database.ts';
import { publish } from '../../../platform/database/publish.ts';
import { Problem, wrongFields } from '../../../platform/problem.ts';
import { type Act, noteAct } from '../../organisation/index.ts';
import { deskForm, QUEUE_TOPIC } from '../schema.ts';
import { mustAdminister } from './save-service.ts';
import { listServices } from './store.ts';

/**
 * Adds a desk or changes the one with this number. A desk that is closed sets its officer free, and tickets that were
 * passed on to it stand in their line for every desk again.
 * @throws Problem not_allowed, invalid with the fields
 */
export async function saveDesk(tx: Tx, act: Act, given: unknown): Promise<void> {
  mustAdminister(act);
  const { wardId } = act.officer;
  const parsed = deskForm.safeParse(given);
  if (!parsed.success) throw new Problem('invalid', 'Chưa lưu được quầy.', wrongFields(parsed.error.issues));
  const { no, name, active, serviceIds } = parsed.data;
  const known = new Set((await listServices(tx, wardId)).map((each) => each.id));
  if (serviceIds.some((id) => !known.has(id)))
    throw new Problem('invalid', 'Chưa lưu được quầy.', { serviceIds: 'Lĩnh vực không có.' });
  await tx
    .insertInto('reception_desks')
    .values({ ward_id: wardId, no, name, active })
    .onConflict((conflict) =>
      conflict
        .columns(['ward_id', 'no'])
        .doUpdateSet({ name, active, ...(!active && { officer_id: null, seated_at: null }) }),
    )
    .execute();
  await setServices(tx, wardId, no, [...new Set(serviceIds)]);
  if (!active)
    await tx
      .updateTable('tickets')
      .set({ for_desk_no: null })
      .where('ward_id', '=', wardId)
      .where('for_desk_no', '=', no)
      .where('status', '=', 'waiting')
      .execute();
  await noteAct(tx, act, 'save_reception', `quầy ${no}`);
  await publish(tx, wardId, QUEUE_TOPIC, 'setup');
}

async function setServices(tx: Tx, wardId: number, deskNo: number, serviceIds: number[]): Promise<void> {
  await tx
    .deleteFrom('reception_desk_services')
    .where('ward_id', '=', wardId)
    .where('desk_no', '=', deskNo)
    .execute();
  if (serviceIds.length > 0)
    await tx
      .insertInto('reception_desk_services')
      .values(serviceIds.map((id) => ({ ward_id: wardId, desk_no: deskNo, service_id: id })))
      .execute();
}
