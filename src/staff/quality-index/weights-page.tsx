import { randomUUID } from 'node:crypto';
import {
  listQualityDecisions,
  NO_DATA_LABELS,
  type Weighing,
  weighingOn,
  weightFields,
} from '../../features/indicators/index.ts';
import { formatDay, formatTime, toLocalDay } from '../../law/day.ts';
import { QUALITY_COMPONENTS, QUALITY_GROUPS } from '../../law/quality-components.ts';
import type { Problem } from '../../platform/problem.ts';
import { choicesOf, FormToken, fieldsOf, Input, Select, typed } from '../../ui/field.tsx';
import { ErrorSummary, SCROLLS } from '../../ui/page.tsx';
import { StaffPage } from '../frame.tsx';
import type { StaffContext } from '../session.ts';
import { PATH } from './index-page.tsx';

export const WEIGHTS_PATH = `${PATH}/trong-so`;

/** How the components weigh today, by which decision, and the form for the next one. */
export async function weightsPage(c: StaffContext, values: Record<string, unknown>, problem?: Problem) {
  const { database, now } = c.var.platform;
  const { wardId, duties } = c.var.officer;
  const weighing = await weighingOn(database.db, wardId, toLocalDay(now()));
  const decisions = await listQualityDecisions(database.db, wardId);
  const mayChange = duties.includes('administer') || duties.includes('control');
  return (
    <StaffPage title="Trọng số QĐ 766" officer={c.var.officer} token={c.var.token} place="/can-bo/chi-tieu">
      <p class="no-print">
        <a href={PATH}>Chỉ số QĐ 766</a>
      </p>
      <h1>Trọng số và ngưỡng của QĐ 766</h1>
      <p>
        Điểm tối đa của từng nhóm lấy từ các trang dẫn Quyết định 766/QĐ-TTg; điểm của từng thành phần phần
        lớn chưa xác minh. Khi thành phố hoặc phường có văn bản ghi rõ, ghi tại đây kèm số quyết định. Kỳ đã
        chốt giữ trọng số lúc chốt.
      </p>
      {problem && <ErrorSummary message={problem.message} fields={problem.fields} />}
      <WeightForm {...{ c, weighing, values, mayChange }} errors={problem?.fields ?? {}} />
      <h2 class="mt-4">Các quyết định đã ghi</h2>
      {decisions.length === 0 && <p class="empty-state">Chưa ghi quyết định nào.</p>}
      <ul>
        {decisions.map((each) => (
          <li>
            Từ {formatDay(each.from)}: {each.decision} (ghi lúc {formatTime(each.decidedAt)})
          </li>
        ))}
      </ul>
    </StaffPage>
  );
}

interface FormProps {
  c: StaffContext;
  weighing: Weighing;
  values: Record<string, unknown>;
  mayChange: boolean;
  errors: Readonly<Record<string, string>>;
}

function WeightForm({ c, weighing, values, mayChange, errors }: FormProps) {
  const field = fieldsOf(values, errors);
  return (
    <form method="post" action={WEIGHTS_PATH} class="card card-body">
      <FormToken value={c.var.token} />
      <input type="hidden" name="clientKey" value={typed(values, 'clientKey') ?? randomUUID()} />
      <div class="table-responsive" {...SCROLLS}>
        <table class="table index-table index-weights stacked">
          <thead>
            <tr>
              <th scope="col">Thành phần</th>
              <th scope="col">Điểm tối đa</th>
              <th scope="col">Đủ điểm từ (%)</th>
              <th scope="col">Nguồn</th>
            </tr>
          </thead>
          {QUALITY_GROUPS.map((group) => (
            <tbody>
              <tr>
                <th scope="rowgroup" colspan={4} id={`group-${group.code}`}>
                  {group.name}: tổng {group.max}
                  {errors[`group-${group.code}`] && (
                    <div class="field-error">{errors[`group-${group.code}`]}</div>
                  )}
                </th>
              </tr>
              {QUALITY_COMPONENTS.filter((each) => each.group === group.code && !each.isInformation).map(
                ({ code, name }) => (
                  <WeightRow {...{ code, name, weighing, values, errors, mayChange }} />
                ),
              )}
            </tbody>
          ))}
        </table>
      </div>
      <Select
        {...field('noData')}
        label="Thành phần không có dữ liệu"
        value={field('noData').value ?? weighing.noData}
        choices={choicesOf(NO_DATA_LABELS)}
        required
      />
      {mayChange && (
        <>
          <Input
            {...field('validFrom')}
            label="Áp dụng cho kỳ kết thúc từ ngày"
            type="date"
            required
            help="Từ hôm nay trở đi."
          />
          <Input {...field('decision')} label="Theo quyết định" required help="Số, ngày, cơ quan ban hành." />
          <button class="btn btn-primary" type="submit">
            Ghi trọng số
          </button>
        </>
      )}
    </form>
  );
}

const HEADS = { max: 'Điểm tối đa', threshold: 'Đủ điểm từ (%)' };

interface RowProps extends Omit<FormProps, 'c'> {
  code: string;
  name: string;
}

function WeightRow({ code, name, weighing, values, errors, mayChange }: RowProps) {
  const weight = weighing.weights.find((each) => each.code === code)!;
  const names = weightFields(code);
  const source = weight.isVerified ? 'có nguồn' : (weighing.decision ?? 'chưa xác minh');
  const cell = (field: string, value: number, label: keyof typeof HEADS) => (
    <td data-label={HEADS[label]}>
      {mayChange ? (
        <input
          class={`form-control${errors[field] ? ' is-invalid' : ''}`}
          id={field}
          name={field}
          value={typed(values, field) ?? String(value)}
          inputmode="decimal"
          aria-label={`${code} ${name}: ${HEADS[label]}`}
          {...(errors[field] && { 'aria-describedby': `${field}-error`, 'aria-invalid': 'true' as const })}
        />
      ) : (
        value.toLocaleString('vi-VN')
      )}
      {errors[field] && (
        <div class="field-error" id={`${field}-error`}>
          {errors[field]}
        </div>
      )}
    </td>
  );
  return (
    <tr>
      <th scope="row">
        {code}. {name}
      </th>
      {cell(names.max, weight.max, 'max')}
      {cell(names.threshold, weight.threshold, 'threshold')}
      <td data-label="Nguồn">{source}</td>
    </tr>
  );
}
