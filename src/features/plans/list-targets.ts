import { sql } from 'kysely';
import type { Db } from '../../platform/database/database.ts';
import type { PlanTarget } from './schema.ts';

/** What a ward's plan promises of a figure. */
export interface WardTarget extends Pick<PlanTarget, 'op' | 'value' | 'unit' | 'text'> {
  wardId: number;
  indicator: string;
}

/** The promises of several wards' plans of a year, in their adopted versions, in one query: for each ward and figure the first that its plan names. */
export async function listTargets(db: Db, wardIds: readonly number[], year: number): Promise<WardTarget[]> {
  const rows = await db
    .selectFrom('plans as p')
    .innerJoin('plan_targets as t', (join) =>
      join
        .onRef('t.ward_id', '=', 'p.ward_id')
        .onRef('t.plan_id', '=', 'p.id')
        .onRef('t.version', '=', 'p.current_version'),
    )
    .innerJoin('plan_tasks as k', (join) =>
      join
        .onRef('k.ward_id', '=', 't.ward_id')
        .onRef('k.plan_id', '=', 't.plan_id')
        .onRef('k.version', '=', 't.version')
        .onRef('k.task_key', '=', 't.task_key'),
    )
    .select(['t.ward_id', 't.indicator', 't.op', 't.value', 't.unit', 't.text'])
    .distinctOn(['t.ward_id', 't.indicator'])
    .where(sql<boolean>`p.ward_id = any(${[...wardIds]}::int[])`)
    .where('p.year', '=', year)
    .where('t.indicator', 'is not', null)
    .orderBy('t.ward_id')
    .orderBy('t.indicator')
    .orderBy('k.ord')
    .orderBy('t.no')
    .execute();
  return rows.map(({ ward_id, indicator, op, value, unit, text }) => ({
    ...{ wardId: ward_id, indicator: indicator!, op: op as WardTarget['op'], value: Number(value) },
    ...{ unit: unit as WardTarget['unit'], text },
  }));
}
