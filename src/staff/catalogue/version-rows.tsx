import type { Child } from 'hono/jsx';
import type { FeeChoice, TermUnit } from '../../features/procedures/index.ts';
import { FORM_LABELS } from '../../features/procedures/index.ts';
import { type Choice, choicesOf } from '../../ui/field.tsx';
import type { FormRow, FormRows, Repeated } from './version-form.ts';

const TERM_UNIT_LABELS: Record<TermUnit, string> = {
  wd: 'ngày làm việc',
  cd: 'ngày (kể cả ngày nghỉ)',
  wh: 'giờ làm việc',
  same_day: 'trong ngày',
  none: 'pháp luật không quy định',
  unknown: 'chưa xác minh',
};

const FEE_LABELS: Record<FeeChoice, string> = {
  fixed: 'mức cố định',
  tiered: 'theo trang, giảm dần',
  free: 'không thu',
  local: 'theo HĐND thành phố, chưa có số liệu',
  portal_free: 'Cổng quốc gia ghi miễn phí, chưa xác minh',
  unknown: 'chưa xác minh',
};

interface RowsProps {
  rows: FormRows;
  errors: Readonly<Record<string, string>>;
}

export function TermRows({ rows, errors }: RowsProps) {
  return (
    <Repeat table="terms" rows={rows.terms} add="Thêm trường hợp">
      {(row, at) => {
        const box = boxes({ table: 'terms', row, at, errors });
        return (
          <>
            {box.text('when', 'Trường hợp')}
            {box.text('amount', 'Số')}
            {box.choose('unit', 'Đơn vị', choicesOf(TERM_UNIT_LABELS))}
            {box.hidden('raw')}
          </>
        );
      }}
    </Repeat>
  );
}

export function FeeRows({ rows, errors }: RowsProps) {
  return (
    <Repeat table="fees" rows={rows.fees} add="Thêm khoản thu">
      {(row, at) => {
        const box = boxes({ table: 'fees', row, at, errors });
        return (
          <>
            {box.text('what', 'Khoản thu')}
            {box.choose('kind', 'Cách thu', choicesOf(FEE_LABELS))}
            {box.text('amount', 'Mức thu (đồng)')}
            {box.text('unit', 'Đơn vị tính')}
            {box.text('tierFrom', 'Từ trang thứ')}
            {box.text('tierAmount', 'Mức từ trang đó')}
            {box.text('cap', 'Tối đa một bản')}
            {box.text('waivers', 'Ai được miễn, giảm')}
            {box.hidden('raw')}
          </>
        );
      }}
    </Repeat>
  );
}

export function DocumentRows({ rows, errors }: RowsProps) {
  const needs = [
    { value: 'always', label: 'luôn cần' },
    { value: 'when', label: 'tùy trường hợp' },
  ];
  return (
    <Repeat table="documents" rows={rows.documents} add="Thêm giấy tờ">
      {(row, at) => {
        const box = boxes({ table: 'documents', row, at, errors });
        return (
          <>
            {box.text('name', 'Tên giấy tờ')}
            {box.choose('form', 'Hình thức', choicesOf(FORM_LABELS))}
            {box.text('quantity', 'Số lượng')}
            {box.choose('need', 'Cần khi nào', needs)}
            {box.text('when', 'Trường hợp')}
          </>
        );
      }}
    </Repeat>
  );
}

interface RepeatProps {
  table: Repeated;
  rows: FormRow[];
  add: string;
  children: (row: FormRow, at: number) => Child;
}

/** Rows that can be added and taken away; the buttons post the whole form and lose nothing of it. */
function Repeat({ table, rows, add, children }: RepeatProps) {
  return (
    <div id={table}>
      {rows.map((row, at) => (
        <div class="repeat-row">
          {children(row, at)}
          <button class="btn btn-sm" type="submit" name="row" value={`${table}.${at}`} formnovalidate>
            Bỏ dòng {at + 1}
          </button>
        </div>
      ))}
      <button class="btn btn-sm" type="submit" name="row" value={table} formnovalidate>
        {add}
      </button>
    </div>
  );
}

interface BoxesProps {
  table: Repeated;
  row: FormRow;
  at: number;
  errors: Readonly<Record<string, string>>;
}

/** The fields of one row, each with its label and its error. */
function boxes({ table, row, at, errors }: BoxesProps) {
  const nameOf = (part: string) => `${table}.${at}.${part}`;
  const described = (name: string) =>
    errors[name] ? { 'aria-invalid': 'true' as const, 'aria-describedby': `${name}-error` } : {};
  const field = (part: string, label: string, control: Child) => (
    <div
      class={part === 'name' || part === 'when' || part === 'what' || part === 'waivers' ? 'repeat-wide' : ''}
    >
      <label class="form-label" for={nameOf(part)}>
        {label}
      </label>
      {control}
      {errors[nameOf(part)] && (
        <div class="field-error" id={`${nameOf(part)}-error`}>
          {errors[nameOf(part)]}
        </div>
      )}
    </div>
  );
  return {
    hidden: (part: string) => <input type="hidden" name={nameOf(part)} value={row[part] ?? ''} />,
    text: (part: string, label: string) =>
      field(
        part,
        label,
        <input
          class={errors[nameOf(part)] ? 'form-control is-invalid' : 'form-control'}
          id={nameOf(part)}
          name={nameOf(part)}
          value={row[part] ?? ''}
          {...described(nameOf(part))}
        />,
      ),
    choose: (part: string, label: string, choices: Choice[]) =>
      field(
        part,
        label,
        <select class="form-select" id={nameOf(part)} name={nameOf(part)} {...described(nameOf(part))}>
          {choices.map((choice) => (
            <option value={choice.value} selected={choice.value === row[part]}>
              {choice.label}
            </option>
          ))}
        </select>,
      ),
  };
}
