import { formatDay, toLocalDay } from '../../../law/day.ts';
import type { Db } from '../../../platform/database/database.ts';
import { isLate, listSubtasks, type Subtask } from '../../plans/index.ts';
import { type ProcedureStanding, standingsOn } from '../../postings/index.ts';
import { findProcedures } from '../../procedures/index.ts';
import type { FigureRow, Looked } from './figure.ts';

export interface BadRows {
  bad: FigureRow[];
  of: number;
}

/** Work of the unit that fell due in these days: late when it was done after that, or is not done. */
export async function lateWork(
  db: Db,
  wardId: number,
  { unit, from, until, asOf }: Looked,
): Promise<BadRows> {
  const today = toLocalDay(asOf);
  const last = until < today ? until : today;
  const due = (await listSubtasks(db, wardId, { unitIds: [unit.id], dueUntil: last })).filter(
    (each) => each.dueOn >= from && each.state !== 'cancelled',
  );
  const rowOf = (each: Subtask): FigureRow => ({
    title: each.title,
    detail: `Hạn ${formatDay(each.dueOn)}, ${each.doneOn ? `xong ${formatDay(each.doneOn)}` : 'chưa xong'}`,
    address: `/can-bo/ke-hoach/viec-con/${each.id}`,
  });
  return { bad: due.filter((each) => isLate(each, today)).map(rowOf), of: due.length };
}

/** Procedures that the unit resolves, as they stand on the last day; of the centre, which posts them, all. */
async function standingsOf(db: Db, wardId: number, looked: Looked): Promise<ProcedureStanding[]> {
  const { unit, until, asOf } = looked;
  const today = toLocalDay(asOf);
  const day = until < today ? until : today;
  const { required } = (await standingsOn(db, wardId, [day])).get(day)!;
  if (unit.kind === 'centre') return required;
  const codes = required.map((each) => each.code);
  const own = (await findProcedures(db, codes, day)).filter((each) => each.competentUnitCode === unit.code);
  const names = new Set(own.map((each) => each.code));
  return required.filter((each) => names.has(each.code));
}

const rowOf = (each: ProcedureStanding, detail: string): FigureRow => ({
  ...{ title: `${each.code}: ${each.name}`, detail, address: `/can-bo/niem-yet/${each.code}` },
});

/** Nothing of the procedure in force is on the portal, and the time to put it there is over. */
export async function unpublished(db: Db, wardId: number, looked: Looked): Promise<BadRows> {
  const all = await standingsOf(db, wardId, looked);
  const bad = all.filter((each) => !each.isWaiting && !each.places.portal.isCurrent);
  return { bad: bad.map((each) => rowOf(each, 'Chưa có bản đang hiệu lực trên cổng')), of: all.length };
}

export async function postingFaults(db: Db, wardId: number, looked: Looked): Promise<BadRows> {
  const all = await standingsOf(db, wardId, looked);
  const bad = all.filter((each) => each.faults.length > 0);
  return {
    bad: bad.map((each) => rowOf(each, each.faults.map(({ why }) => why).join(' '))),
    of: all.length,
  };
}
