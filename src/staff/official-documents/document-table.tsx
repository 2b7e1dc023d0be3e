import {
  kindOf,
  OFFICIAL_STATE_LABELS,
  type OfficialDocumentRecord,
} from '../../features/official-documents/index.ts';
import type { PlanTask } from '../../features/plans/index.ts';
import { formatDay, formatTime } from '../../law/day.ts';
import { SCROLLS, Status as StatusMark } from '../../ui/page.tsx';
import { rowOf } from './editor-form.tsx';
import { DOCUMENTS } from './place.ts';

interface DocumentTableProps {
  documents: readonly OfficialDocumentRecord[];
  today: string;
  tasks: readonly PlanTask[];
}

export function DocumentTable({ documents, today, tasks }: DocumentTableProps) {
  const rows = new Map(tasks.map((task) => [task.key, rowOf(task)]));
  return (
    <div class="table-responsive card" {...SCROLLS}>
      <table class="table">
        <thead>
          <tr>
            {['Loại, trích yếu', 'Số, ký hiệu', 'Ngày', 'Nhiệm vụ', 'Tình trạng', 'Thay đổi'].map((text) => (
              <th scope="col">{text}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {documents.map((each) => (
            <tr>
              <td>
                <a href={`${DOCUMENTS}/${each.id}`}>{each.subject}</a>
                <div class="text-secondary">{kindOf(each.kind, today).label}</div>
              </td>
              <td class="text-nowrap">{each.number}</td>
              <td class="text-nowrap">{each.day && formatDay(each.day)}</td>
              <td>{each.tasks.map(({ taskKey }) => rows.get(taskKey) ?? `#${taskKey}`).join(', ')}</td>
              <td>
                <StateMark document={each} />
              </td>
              <td class="text-nowrap">{formatTime(each.changedAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const TONES = {
  draft: 'none',
  submitted: 'warn',
  reviewed: 'warn',
  signed: 'warn',
  issued: 'good',
  cancelled: 'none',
} as const;

export function StateMark({
  document: { state, revoked, publishedAt },
}: {
  document: OfficialDocumentRecord;
}) {
  if (revoked) return <StatusMark tone="bad">Đã thu hồi</StatusMark>;
  return (
    <StatusMark tone={TONES[state]}>
      {OFFICIAL_STATE_LABELS[state]}
      {publishedAt !== null && ', trên cổng'}
    </StatusMark>
  );
}
