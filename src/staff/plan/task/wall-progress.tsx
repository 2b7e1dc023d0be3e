import type { TaskStanding } from '../../../features/indicators/index.ts';
import { formatDay } from '../../../law/day.ts';

/** Under the words of a task on the wall: its products, what is late below it, and what comes next. */
export function WallProgress({ row }: { row: TaskStanding }) {
  const { products, subtasks, note, nextDue, evidence, figures } = row;
  const there = products.filter((each) => each.state === 'there').length;
  const awaited = products.filter((each) => each.state !== 'optional').length;
  const counted = evidence.filter((each) => each.counts).length;
  const isDone = row.state === 'achieved' && row.rhythm.length === 0;
  return (
    <div class="wall-progress">
      {(figures.length === 0 || there > 0) && awaited > 0 && (
        <span>
          {there}/{awaited} sản phẩm
        </span>
      )}
      {figures.length > 0 && counted > 0 && <span>{counted} minh chứng</span>}
      {subtasks.length > 0 && <span>{note}</span>}
      {nextDue && !isDone && (
        <span>
          Hạn tới {formatDay(nextDue.day)}: {nextDue.what}
        </span>
      )}
    </div>
  );
}
