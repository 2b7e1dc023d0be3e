import type { Tx } from '../../../platform/database/database.ts';
import { Problem } from '../../../platform/problem.ts';
import { type Act, collectiveMembers, listUnits } from '../../organisation/index.ts';
import type { OfficialDocumentRecord } from '../schema.ts';

/** Sends an issued document to units of the ward; a collective stands for its members. Twice is as once. @throws Problem invalid */
export async function deliver(
  tx: Tx,
  act: Act,
  { wardId, id }: OfficialDocumentRecord,
  given: readonly number[],
): Promise<void> {
  const members = await collectiveMembers(tx, wardId);
  const wanted = new Set(given.flatMap((unitId) => members.get(unitId) ?? [unitId]));
  const open = (await listUnits(tx, wardId)).filter((unit) => !unit.isClosed && wanted.has(unit.id));
  if (open.length === 0 || open.length !== wanted.size)
    throw new Problem('invalid', 'Chưa gửi được văn bản.', { unitIds: 'Chọn đơn vị nhận.' });
  await tx
    .insertInto('official_deliveries')
    .values(
      open.map((unit) => ({
        ...{ ward_id: wardId, document_id: id, unit_id: unit.id },
        ...{ sent_at: act.now, sent_by: act.officer.id },
      })),
    )
    .onConflict((conflict) => conflict.columns(['ward_id', 'document_id', 'unit_id']).doNothing())
    .execute();
}

/** The officer's unit has read a document that was sent to it; the first who says so is kept. @throws Problem not_found */
export async function acknowledge(tx: Tx, act: Act, documentId: number): Promise<void> {
  const { wardId, unitId, id } = act.officer;
  const key = { ward_id: wardId, document_id: documentId, unit_id: unitId };
  const sent = await tx
    .selectFrom('official_deliveries')
    .select('unit_id')
    .where('ward_id', '=', wardId)
    .where('document_id', '=', documentId)
    .where('unit_id', '=', unitId)
    .executeTakeFirst();
  if (!sent) throw new Problem('not_found', 'Văn bản này không gửi đến đơn vị của bạn.');
  await tx
    .insertInto('official_readings')
    .values({ ...key, read_at: act.now, read_by: id })
    .onConflict((conflict) => conflict.columns(['ward_id', 'document_id', 'unit_id']).doNothing())
    .execute();
}
