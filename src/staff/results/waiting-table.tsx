import { findTemplate, type WaitingResult } from '../../features/results/index.ts';
import { formatTime } from '../../law/day.ts';
import { SCROLLS } from '../../ui/page.tsx';

interface WaitingTableProps {
  lines: WaitingResult[];
  officerNames: ReadonlyMap<number, string>;
  /** Whose name must stand under a draft that he signs; null: for the seal it does not matter. */
  signerId: number | null;
  /** What was ticked before a refusal; null: all that can be. */
  chosen: string[] | null;
}

/** Results that wait, each to be looked at and ticked. */
export function WaitingTable({ lines, officerNames, signerId, chosen }: WaitingTableProps) {
  return (
    <div class="table-responsive card" {...SCROLLS}>
      <table class="table">
        <thead>
          <tr>
            {['Chọn', 'Văn bản', 'Hồ sơ', 'Người nộp', 'Người ký', 'Hạn'].map((text) => (
              <th scope="col">{text}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((each) => {
            const isMine = signerId === null || each.signerId === signerId;
            const value = [each.dossierId, each.stepCount, ...(signerId === null ? [] : [each.file])].join(
              '.',
            );
            return (
              <tr>
                <td>
                  {isMine ? (
                    <input
                      type="checkbox"
                      class="form-check-input"
                      name="item"
                      value={value}
                      checked={chosen === null || chosen.includes(value)}
                      aria-label={`Chọn hồ sơ ${each.code}`}
                    />
                  ) : (
                    '–'
                  )}
                </td>
                <td>
                  <a href={`/can-bo/ho-so/${each.dossierId}/ket-qua`}>{findTemplate(each.template).label}</a>
                  {each.held !== null && <div class="text-secondary">Đang giữ số {each.held}</div>}
                </td>
                <td class="text-nowrap">
                  <a href={`/can-bo/ho-so/${each.dossierId}`}>{each.code}</a>
                </td>
                <td>{each.applicant}</td>
                <td>{officerNames.get(each.signerId) ?? ''}</td>
                <td class="text-nowrap">{each.dueAt === null ? '' : formatTime(each.dueAt)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
