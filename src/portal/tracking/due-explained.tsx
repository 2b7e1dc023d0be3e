import { type Counting, type DueBasis, STEP_LABELS } from '../../features/dossiers/index.ts';
import { formatDay, formatTime } from '../../law/day.ts';
import { due, parseTerm } from '../../law/due.ts';

/** Why the due time is what it is: from when it was counted, what moved it, and each day. No person is in it. */
export function DueExplained(props: { term: string | null; basis: DueBasis; counting: Counting }) {
  const { term, basis, counting } = props;
  const { from, moves } = basis;
  if (term === null || from === null) return null;
  const { days } = due(from, parseTerm(term), counting.calendar, counting.hoursOn);
  if (days.length === 0) return null;
  return (
    <details>
      <summary>Ngày hẹn được tính thế nào?</summary>
      <p>Tính từ {formatTime(from)}.</p>
      {moves.length > 0 && (
        <ul>
          {moves.map((move) => (
            <li>
              {formatTime(move.at)}: {STEP_LABELS[move.step]},{' '}
              {move.dueAt === null ? 'dừng tính thời hạn' : `hẹn trả ${formatTime(move.dueAt)}`}
            </li>
          ))}
        </ul>
      )}
      <ul>
        {days.map((day) => (
          <li>
            {formatDay(day.on)}: {day.why}
          </li>
        ))}
      </ul>
    </details>
  );
}
