import type { Db } from '../../../platform/database/database.ts';
import type { Inspection } from '../schema.ts';

/**
 * How often each point was not met in concluded inspections of the same unit before this one: 1 makes this the second time.
 * @returns by point; those that were always met are left out
 */
export async function countEarlierUnmet(
  db: Db,
  wardId: number,
  { id, unitId, plannedOn }: Pick<Inspection, 'id' | 'unitId' | 'plannedOn'>,
): Promise<Map<string, number>> {
  const newest = db
    .selectFrom('inspection_findings as f')
    .innerJoin('inspections as i', (join) =>
      join.onRef('i.ward_id', '=', 'f.ward_id').onRef('i.id', '=', 'f.inspection_id'),
    )
    .distinctOn(['f.inspection_id', 'f.point'])
    .select(['f.inspection_id', 'f.point', 'f.verdict'])
    .where('f.ward_id', '=', wardId)
    .where('i.unit_id', '=', unitId)
    .where('i.state', '=', 'concluded')
    .where('i.id', '<>', id)
    .where(({ eb, or, and }) =>
      or([
        eb('i.planned_on', '<', plannedOn),
        and([eb('i.planned_on', '=', plannedOn), eb('i.id', '<', id)]),
      ]),
    )
    .orderBy('f.inspection_id')
    .orderBy('f.point')
    .orderBy('f.step_no', 'desc');
  const rows = await db
    .selectFrom(newest.as('n'))
    .select(['n.point', ({ fn }) => fn.countAll<number>().as('count')])
    .where('n.verdict', '=', 'unmet')
    .groupBy('n.point')
    .execute();
  return new Map(rows.map((row) => [row.point, Number(row.count)]));
}
