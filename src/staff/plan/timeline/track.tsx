import type { TaskStanding } from '../../../features/indicators/index.ts';
import { DUE_LABELS, isLate, type Subtask } from '../../../features/plans/index.ts';
import { type Day, daysBetween, formatDay } from '../../../law/day.ts';

const HEIGHT = 22;
/** Breadth of a mark in days, so that it can be seen on a small screen too. */
const MARK = 3;

interface TrackProps {
  row: TaskStanding;
  year: number;
  today: Day;
}

/** A task's time in its year: its span as a bar, its last day, what was done, its sub-tasks, today. */
export function Track({ row, year, today }: TrackProps) {
  const length = daysBetween(`${year}-01-01`, `${year + 1}-01-01`);
  const x = (day: Day) => Math.min(length, Math.max(0, daysBetween(`${year}-01-01`, day)));
  const { from, to, isOpen } = spanOf(row, year);
  const done = [...new Set(row.evidence.filter((each) => each.counts).map((each) => each.day))];
  return (
    <svg
      class="track"
      viewBox={`0 0 ${length} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={describe(row, today)}
    >
      {MONTHS.map((month) => (
        <line
          class="track-month"
          x1={x(`${year}-${month}-01`)}
          x2={x(`${year}-${month}-01`)}
          y1="0"
          y2={HEIGHT}
        />
      ))}
      <rect
        class={isOpen ? 'track-bar track-open' : 'track-bar'}
        data-state={row.state}
        x={x(from)}
        width={Math.max(MARK, x(to) - x(from) + 1)}
        y="7"
        height="8"
      />
      {row.task.due.to !== null && (
        <rect class="track-due" x={x(row.task.due.to) - 1} width="2" y="2" height="18" />
      )}
      {done.map((day) => (
        <rect class="track-done" x={x(day) - MARK / 2} width={MARK} y="8.5" height="5" />
      ))}
      {row.subtasks
        .filter((each) => each.state !== 'cancelled')
        .map((each) => (
          <rect
            class="track-subtask"
            data-tone={toneOf(each, today)}
            x={x(each.dueOn) - MARK / 2}
            width={MARK}
            y="16"
            height="6"
          />
        ))}
      {today.startsWith(`${year}-`) && (
        <line class="track-today" x1={x(today)} x2={x(today)} y1="0" y2={HEIGHT} />
      )}
    </svg>
  );
}

const MONTHS = ['02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'];

export function toneOf(subtask: Subtask, today: Day): 'good' | 'bad' | 'none' {
  if (subtask.state === 'done') return 'good';
  return isLate(subtask, today) ? 'bad' : 'none';
}

/** The bar of a task: open where the plan sets no last day. */
function spanOf({ task }: TaskStanding, year: number): { from: Day; to: Day; isOpen: boolean } {
  const { kind, from, to } = task.due;
  const isOpen = to === null && kind !== 'continuous' && kind !== 'weekly';
  return {
    from: kind === 'by' || from === null ? `${year}-01-01` : from,
    to: to ?? `${year}-12-31`,
    isOpen,
  };
}

function describe({ task, evidence, subtasks }: TaskStanding, today: Day): string {
  const { kind, from, to } = task.due;
  const days = [from && `từ ${formatDay(from)}`, to && `đến ${formatDay(to)}`].filter(Boolean).join(' ');
  const late = subtasks.filter((each) => toneOf(each, today) === 'bad').length;
  const counted = evidence.filter((each) => each.counts).length;
  return [
    `${DUE_LABELS[kind]}${days ? `, ${days}` : ''}`,
    `${counted} minh chứng`,
    subtasks.length > 0 && `${subtasks.length} việc con${late > 0 ? `, ${late} quá hạn` : ''}`,
  ]
    .filter(Boolean)
    .join('; ');
}
