import type { NumberLine, NumberState } from '../../features/dossiers/index.ts';
import type { Officer } from '../../features/organisation/index.ts';
import { formatDay } from '../../law/day.ts';
import { documentNumber } from '../../law/signature-block.ts';
import { FormToken } from '../../ui/field.tsx';
import { SCROLLS, Status as StatusMark } from '../../ui/page.tsx';
import { REGISTER, STATE_LABELS } from './labels.ts';

interface NumberTableProps {
  rows: NumberLine[];
  names: ReadonlyMap<number, string>;
  officer: Officer;
  token: string;
  typed: { number: number; reason: string } | undefined;
}

const TONES = { reserved: 'warn', issued: 'good', void: 'none' } as const;

/** The lines of the book, newest first; what may be done about one stands beside it. */
export function NumberTable({ rows, names, officer, token, typed }: NumberTableProps) {
  return (
    <div class="table-responsive card" {...SCROLLS}>
      <table class="table">
        <thead>
          <tr>
            {[
              'Số, ký hiệu',
              'Ngày',
              'Tên loại, trích yếu',
              'Hồ sơ, văn bản',
              'Người cấp số',
              'Tình trạng',
            ].map((text) => (
              <th scope="col">{text}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr class={row.state === 'void' || row.revoked_at ? 'struck' : ''}>
              <td class="text-nowrap">{documentNumber(row.number, row.symbol)}</td>
              <td class="text-nowrap">{formatDay(row.day)}</td>
              <td>{row.title || 'Kết quả lập ngoài hệ thống'}</td>
              <td>
                <Subject row={row} />
                <div class="text-secondary">{row.applicant_name}</div>
              </td>
              <td>{names.get(row.reserved_by)}</td>
              <td>
                <StateOf row={row} />
                {row.state === 'reserved' && officer.duties.includes('stamp') && (
                  <ReasonForm {...{ row, token, typed, path: 'huy', label: 'Hủy số' }} />
                )}
                {row.state === 'issued' && !row.revoked_at && officer.duties.includes('sign') && (
                  <ReasonForm {...{ row, token, typed, path: 'thu-hoi', label: 'Thu hồi văn bản' }} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What the number was taken for: a dossier's result, or a document of the desk. */
function Subject({ row: { dossier_id: id, dossier_code: code, held_by: holder } }: { row: NumberLine }) {
  if (id !== null) return <a href={`/can-bo/ho-so/${id}`}>{code}</a>;
  const document = /^official:(\d+)$/.exec(holder ?? '')?.[1];
  return document === undefined ? null : <a href={`/can-bo/van-ban/${document}`}>Văn bản</a>;
}

function StateOf({ row }: { row: NumberLine }) {
  const state = row.state as NumberState;
  if (row.revoked_at) return <StatusMark tone="bad">Đã thu hồi: {row.revoked_reason}</StatusMark>;
  return (
    <StatusMark tone={TONES[state]}>
      {STATE_LABELS[state]}
      {row.void_reason && `: ${row.void_reason}`}
    </StatusMark>
  );
}

interface ReasonFormProps {
  row: NumberLine;
  token: string;
  typed: NumberTableProps['typed'];
  path: 'huy' | 'thu-hoi';
  label: string;
}

function ReasonForm({ row, token, typed, path, label }: ReasonFormProps) {
  const isMine = typed?.number === row.number;
  return (
    <details open={isMine}>
      <summary>{label}</summary>
      <form method="post" action={`${REGISTER}/${path}`}>
        <FormToken value={token} />
        <input type="hidden" name="book" value={row.book} />
        <input type="hidden" name="year" value={String(row.year)} />
        <input type="hidden" name="number" value={String(row.number)} />
        <input
          class="form-control"
          name="reason"
          {...(isMine && { id: 'reason', value: typed.reason })}
          aria-label={`Lý do, số ${row.number}`}
          required
        />
        <button class="btn btn-sm" type="submit">
          {label}
        </button>
      </form>
    </details>
  );
}
