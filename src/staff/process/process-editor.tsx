import { CONDITION_LABELS, NODE_LABELS, PLACE_NAMES } from '../../features/procedures/index.ts';
import type { Problem } from '../../platform/problem.ts';
import { type Choice, choicesOf, FormToken, fieldsOf, Input } from '../../ui/field.tsx';
import { ErrorSummary, SCROLLS } from '../../ui/page.tsx';
import type { NodeRow } from './process-form.ts';

interface EditorProps {
  token: string;
  values: Readonly<Record<string, unknown>>;
  rows: NodeRow[];
  problem?: Problem | undefined;
  /** Empty rows to add steps. */
  extra?: number;
}

const EMPTY: NodeRow = {
  ...{ no: '', name: '', kind: 'examine', place: 'competent', unitCode: '', actor: '' },
  ...{ limit: '', to: '', when1: '', to1: '', when2: '', to2: '' },
};

/** A process as a form: one row a step. Works by posting; a row without a name is left out. */
export function ProcessEditor({ token, values, rows, problem, extra = 2 }: EditorProps) {
  const field = fieldsOf(values, problem?.fields);
  const all = [
    ...rows,
    ...Array.from({ length: extra }, (_, at) => ({ ...EMPTY, no: String(rows.length + at + 1) })),
  ];
  return (
    <form method="post" action="/can-bo/quy-trinh">
      <FormToken value={token} />
      {problem && <ErrorSummary message={problem.message} fields={problem.fields} />}
      <div class="two-columns">
        <div>
          <Input {...field('name')} label="Tên quy trình" required />
          <Input
            {...field('procedureCodes')}
            label="Mã thủ tục dùng quy trình này"
            required
            help="Nhiều mã cách nhau bằng dấu phẩy."
          />
          <Input {...field('decision')} label="Số, ngày quyết định phê duyệt" required />
        </div>
        <div>
          <Input {...field('code')} label="Mã quy trình" required help="Ví dụ chung-thuc-ban-sao." />
          <Input {...field('validFrom')} label="Có hiệu lực từ" type="date" required />
          <Input {...field('total')} label="Tổng thời hạn" help="Ví dụ 3 ngày, 8 giờ." />
        </div>
      </div>
      <div class="table-responsive" id="nodes" {...SCROLLS}>
        <table class="table process-editor">
          <thead>
            <tr>
              <th scope="col">Thứ tự</th>
              <th scope="col">Việc và người làm</th>
              <th scope="col">Loại, nơi làm</th>
              <th scope="col">Thời hạn</th>
              <th scope="col">Đi tiếp</th>
            </tr>
          </thead>
          <tbody>
            {all.map((row, at) => (
              <Row row={row} at={at} />
            ))}
          </tbody>
        </table>
      </div>
      <p class="form-hint">
        Thứ tự quyết định chỗ đứng của bước; "đi tiếp" ghi số thứ tự của bước sau. Bỏ trống tên để bỏ bước.
        Thời hạn ghi như quyết định: 0,5 ngày, 4 giờ, 30 phút; bỏ trống là không tính.
      </p>
      <button class="btn btn-primary" type="submit">
        Lưu thành bản mới
      </button>
    </form>
  );
}

function Row({ row, at }: { row: NodeRow; at: number }) {
  const name = (part: keyof NodeRow) => `node.${at}.${part}`;
  const label = (text: string) => `${text}, bước ${row.no}`;
  const box = (part: keyof NodeRow, text: string, className = 'form-control') => (
    <input
      class={className}
      name={name(part)}
      value={row[part]}
      aria-label={label(text)}
      placeholder={text}
    />
  );
  const choose = (part: keyof NodeRow, text: string, choices: Choice[]) => (
    <select class="form-select" name={name(part)} aria-label={label(text)}>
      {choices.map((choice) => (
        <option value={choice.value} selected={choice.value === row[part]}>
          {choice.label}
        </option>
      ))}
    </select>
  );
  const conditions = [{ value: '', label: 'luôn luôn' }, ...choicesOf(CONDITION_LABELS)];
  return (
    <tr>
      <td>{box('no', 'Thứ tự', 'form-control quantity')}</td>
      <td>
        {box('name', 'Tên bước')}
        {box('actor', 'Người làm')}
      </td>
      <td>
        {choose('kind', 'Loại', choicesOf(NODE_LABELS))}
        {choose('place', 'Nơi làm', choicesOf(PLACE_NAMES))}
        {box('unitCode', 'Mã đơn vị')}
      </td>
      <td>{box('limit', 'Thời hạn')}</td>
      <td>
        {box('to', 'Bước sau', 'form-control quantity')}
        <details open={row.when1 !== ''}>
          <summary>Nhánh có điều kiện</summary>
          {choose('when1', 'Khi thứ nhất', conditions)}
          {box('to1', 'Đến bước', 'form-control quantity')}
          {choose('when2', 'Khi thứ hai', conditions)}
          {box('to2', 'Đến bước khác', 'form-control quantity')}
        </details>
      </td>
    </tr>
  );
}
