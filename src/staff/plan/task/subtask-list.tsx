import type { Officer, Unit } from '../../../features/organisation/index.ts';
import { isLate, type Subtask } from '../../../features/plans/index.ts';
import { formatDay } from '../../../law/day.ts';
import { Status } from '../../../ui/page.tsx';

/** The state of a sub-task on a Day: word, icon, colour. */
export function SubtaskMark({ subtask, today }: { subtask: Subtask; today: string }) {
  const late = isLate(subtask, today);
  if (subtask.state === 'cancelled') return <Status tone="none">Đã bỏ</Status>;
  if (subtask.state === 'done')
    return <Status tone={late ? 'warn' : 'good'}>{late ? 'Xong muộn' : 'Đã xong'}</Status>;
  return <Status tone={late ? 'bad' : 'none'}>{late ? 'Quá hạn' : 'Đang làm'}</Status>;
}

interface SubtaskListProps {
  subtasks: readonly Subtask[];
  units: Unit[];
  officers: Officer[];
  today: string;
  /** What stands before the title: the task it belongs to, where a list is of several tasks. */
  of?(subtask: Subtask): string | null;
}

export function SubtaskList({ subtasks, units, officers, today, of }: SubtaskListProps) {
  return (
    <ol class="subtasks">
      {subtasks.map((each) => (
        <li>
          <SubtaskMark subtask={each} today={today} />
          <div>
            <a href={`/can-bo/ke-hoach/viec-con/${each.id}`}>{each.title}</a>
            {of?.(each) && <span class="text-secondary"> – {of(each)}</span>}
            <div class="text-secondary">
              {whoOf(each, units, officers)} · hạn {formatDay(each.dueOn)}
              {each.doneOn && `, xong ${formatDay(each.doneOn)}`}
              {each.product && ` · ${each.product}`}
            </div>
          </div>
        </li>
      ))}
    </ol>
  );
}

/** "P. VH-XH: Chuyên viên văn hóa" */
export function whoOf(
  { unitId, officerId }: Pick<Subtask, 'unitId' | 'officerId'>,
  units: Unit[],
  officers: Officer[],
): string {
  const unit = units.find((each) => each.id === unitId)?.shortName ?? 'Đơn vị đã giải thể';
  if (officerId === null) return unit;
  return `${unit}: ${officers.find((each) => each.id === officerId)?.displayName ?? 'cán bộ đã nghỉ'}`;
}
