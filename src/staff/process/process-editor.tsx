import { CONDITION_LABELS, NODE_LABELS, PLACE_NAMES } from '../../features/procedures/index.ts';
import type { Problem } from '../../platform/problem.ts';
import { type Choice, choicesOf, FormToken, fieldsOf, Input } from '../../ui/field.tsx';
import { ErrorSummary, SCROLLS } from '../../ui/page.tsx';
import { EMPTY_ROW, type NodeRow } from './process-rows.ts';

interface EditorProps {
  token: string;
  values: Readonly<Record<string, unknown>>;
  rows: NodeRow[];
  problem?: Problem | undefined;
  /** Empty rows to add steps. */
  extra?: number;
}

/** A process as a form: one row a step. Works by posting; a row in which nothing is typed is left out. */
export function ProcessEditor({ token, values, rows, problem, extra = 2 }: EditorProps) {
  const fields = problem?.fields ?? {};
  const field = fieldsOf(values, fields);
  const all = [
    ...rows,
    ...Array.from({ length: extra }, (_, at) => ({ ...EMPTY_ROW, no: String(rows.length + at + 1) })),
  ];
  return (
    <form method="post" action="/can-bo/quy-trinh" data-turbo="false">
      <FormToken value={token} />
      {problem && <ErrorSummary message={problem.message} fields={fields} />}
      {/* Enter in a field presses the first button: it saves, it moves no step. */}
      <button type="submit" class="visually-hidden" tabindex={-1}>
        Lưu (phím Enter)
      </button>
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
          {fields.total !== undefined && (
            <label class="form-check">
              <input class="form-check-input" type="checkbox" name="acceptsSum" value="on" />
              <span class="form-check-label">Đã đối chiếu: quyết định ghi đúng như thế</span>
            </label>
          )}
        </div>
      </div>
      {fields.nodes !== undefined && (
        <p class="field-error" id="nodes">
          {fields.nodes}
        </p>
      )}
      <div class="table-responsive" {...SCROLLS}>
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
              <Row row={row} at={at} fields={fields} isTyped={at < rows.length} />
            ))}
          </tbody>
        </table>
      </div>
      <p class="form-hint">
        Bước không ghi "đi tiếp" thì sang bước kế sau nó. Để trống cả dòng là bỏ bước. Thời hạn ghi như quyết
        định: 0,5 ngày, ½ ngày, 4 giờ, 30 phút; bỏ trống là không tính.
      </p>
      <button class="btn btn-primary" type="submit">
        Lưu thành bản mới
      </button>{' '}
      <button class="btn" type="submit" formaction="/can-bo/quy-trinh/xem" formnovalidate>
        Xem thử sơ đồ
      </button>
    </form>
  );
}

interface RowProps {
  row: NodeRow;
  at: number;
  fields: Readonly<Record<string, string>>;
  isTyped: boolean;
}

function Row({ row, at, fields, isTyped }: RowProps) {
  const parts: PartProps = { row, at, fields };
  const conditions = [{ value: '', label: 'luôn luôn' }, ...choicesOf(CONDITION_LABELS)];
  return (
    <tr>
      <td>
        <Box {...parts} part="no" text="Thứ tự" className="form-control quantity" />
        {isTyped && <Moves at={at} no={row.no} />}
      </td>
      <td>
        <Box {...parts} part="name" text="Tên bước" />
        <Box {...parts} part="actor" text="Người làm" />
      </td>
      <td>
        <Choose {...parts} part="kind" text="Loại" choices={choicesOf(NODE_LABELS)} />
        <Choose {...parts} part="place" text="Nơi làm" choices={choicesOf(PLACE_NAMES)} />
        <Box {...parts} part="unitCode" text="Mã đơn vị" />
      </td>
      <td>
        <Box {...parts} part="limit" text="Thời hạn" />
      </td>
      <td>
        <Box {...parts} part="to" text="Bước sau" className="form-control quantity" />
        <details open={row.when1 !== '' || row.to1 !== ''}>
          <summary>Nhánh có điều kiện</summary>
          <Choose {...parts} part="when1" text="Khi thứ nhất" choices={conditions} />
          <Box {...parts} part="to1" text="Đến bước" className="form-control quantity" />
          <Choose {...parts} part="when2" text="Khi thứ hai" choices={conditions} />
          <Box {...parts} part="to2" text="Đến bước khác" className="form-control quantity" />
        </details>
      </td>
    </tr>
  );
}

interface PartProps {
  row: NodeRow;
  at: number;
  fields: Readonly<Record<string, string>>;
}

interface NamedPart extends PartProps {
  part: keyof NodeRow;
  text: string;
}

function attributesOf({ row, at, part, text, fields }: NamedPart) {
  const name = `node.${at}.${part}`;
  const isWrong = fields[name] !== undefined;
  return {
    ...{ name, id: name, 'aria-label': `${text}, bước ${row.no}` },
    ...(isWrong && { 'aria-invalid': 'true' as const, 'aria-describedby': `${name}-error` }),
  };
}

function PartError({ at, part, fields }: NamedPart) {
  const name = `node.${at}.${part}`;
  return fields[name] === undefined ? null : (
    <div class="field-error" id={`${name}-error`}>
      {fields[name]}
    </div>
  );
}

function Box({ className = 'form-control', ...named }: NamedPart & { className?: string }) {
  return (
    <>
      <input
        class={className}
        value={named.row[named.part]}
        placeholder={named.text}
        {...attributesOf(named)}
      />
      <PartError {...named} />
    </>
  );
}

function Choose({ choices, ...named }: NamedPart & { choices: Choice[] }) {
  return (
    <>
      <select class="form-select" {...attributesOf(named)}>
        {choices.map((choice) => (
          <option value={choice.value} selected={choice.value === named.row[named.part]}>
            {choice.label}
          </option>
        ))}
      </select>
      <PartError {...named} />
    </>
  );
}

/** Buttons that send the form to be shown anew, changed; nothing is saved by them. */
function Moves({ at, no }: { at: number; no: string }) {
  const moves = [
    ...[
      { value: `up.${at}`, sign: '↑', label: 'Lên trên' },
      { value: `down.${at}`, sign: '↓', label: 'Xuống dưới' },
    ],
    ...[
      { value: `after.${at}`, sign: '+', label: 'Thêm bước sau' },
      { value: `remove.${at}`, sign: '×', label: 'Bỏ' },
    ],
  ];
  return (
    <div class="process-moves">
      {moves.map(({ value, sign, label }) => (
        <button
          class="btn btn-sm"
          type="submit"
          name="change"
          value={value}
          formaction="/can-bo/quy-trinh/xem"
          formnovalidate
          aria-label={`${label} bước ${no}`}
          title={label}
        >
          {sign}
        </button>
      ))}
    </div>
  );
}
