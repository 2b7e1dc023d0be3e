import type { Officer } from '../../features/organisation/index.ts';
import { listSubtasks, type Subtask } from '../../features/plans/index.ts';
import { addDays, formatDay, toLocalDay } from '../../law/day.ts';
import type { Db } from '../../platform/database/database.ts';

/** How far the card looks ahead, in days. */
const SOON = 7;

export interface UnitWork {
  late: Subtask[];
  soon: Subtask[];
}

/** What the officer's unit was given and must do now: overdue, and due within a week. */
export async function readUnitWork(db: Db, officer: Officer, now: Date): Promise<UnitWork> {
  const today = toLocalDay(now);
  const open = await listSubtasks(db, officer.wardId, {
    ...{ unitIds: [officer.unitId], state: 'open', dueUntil: addDays(today, SOON) },
  });
  const own = open.filter((each) => each.officerId === null || each.officerId === officer.id);
  return {
    late: own.filter((each) => each.dueOn < today),
    soon: own.filter((each) => each.dueOn >= today),
  };
}

/** A small card of the home page; nothing when there is nothing to do. */
export function UnitWorkCard({ work }: { work: UnitWork }) {
  const all = [...work.late, ...work.soon].sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  if (all.length === 0) return null;
  return (
    <section class="notice mb-3" aria-labelledby="viec-ke-hoach">
      <h2 id="viec-ke-hoach">Việc kế hoạch, giao ban của đơn vị tôi</h2>
      <ul class="mb-1">
        {all.slice(0, 5).map((each) => (
          <li>
            <a href={`/can-bo/ke-hoach/viec-con/${each.id}`}>{each.title}</a>, hạn {formatDay(each.dueOn)}
            {work.late.includes(each) && ' – quá hạn'}
          </li>
        ))}
      </ul>
      <a href="/can-bo/ke-hoach/don-vi">Xem hết việc của đơn vị ({all.length} việc gấp)</a>
    </section>
  );
}
