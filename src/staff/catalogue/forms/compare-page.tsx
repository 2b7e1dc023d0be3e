import {
  describeDefinition,
  earliestFormDay,
  type FormChange,
  type FormDefinition,
  type KeptForm,
} from '../../../features/procedures/index.ts';
import { FormToken, fieldsOf, Input, typed } from '../../../ui/field.tsx';
import { ErrorSummary, SCROLLS } from '../../../ui/page.tsx';
import { StaffPage } from '../../frame.tsx';
import { PageTable } from './definition-table.tsx';
import { pathOf, type Shared } from './shared-parts.ts';

interface CompareProps extends Shared {
  last: KeptForm | undefined;
  form: FormDefinition;
  text: string;
  changes: FormChange[];
  values: Record<string, unknown>;
}

export function ComparePage({ last, form, text, changes, values, today, ...shared }: CompareProps) {
  const { officer, token, procedure, problem } = shared;
  const path = pathOf(procedure);
  const field = fieldsOf(values, problem?.fields ?? {});
  return (
    <StaffPage title="So sánh biểu mẫu" officer={officer} token={token} place="/can-bo/quan-tri">
      <h1>So sánh biểu mẫu</h1>
      <p>
        <a href={`${path}/bieu-mau`}>{procedure.name}</a>:{' '}
        {last ? `phiên bản ${form.version} so với phiên bản ${last.form.version}` : 'phiên bản đầu tiên'}. Tệp
        không có lỗi.
      </p>
      {problem && <ErrorSummary message={problem.message} fields={problem.fields} />}
      {changes.length === 0 && <p class="empty-state">Không khác phiên bản đang có.</p>}
      {last && changes.length > 0 && <ChangeTable changes={changes} />}
      {!last && describeDefinition(form).map((page) => <PageTable page={page} />)}
      {changes.length > 0 && (
        <form method="post" action={`${path}/bieu-mau`} class="card card-body mt-3" data-turbo="false">
          <FormToken value={token} />
          <input type="hidden" name="base" value={String(last?.form.version ?? 0)} />
          <input type="hidden" name="clientKey" value={typed(values, 'clientKey') ?? ''} />
          <input type="hidden" name="text" value={text} />
          <Input
            {...field('validFrom')}
            label="Dùng từ ngày"
            type="date"
            required
            value={field('validFrom').value ?? earliestFormDay(last, today)}
            help="Hồ sơ, bản nháp đã bắt đầu trước ngày ấy giữ phiên bản cũ."
          />
          <Input {...field('why')} label="Lý do, số quyết định" required />
          <div>
            <button class="btn btn-primary" type="submit">
              Công bố phiên bản {form.version}
            </button>
          </div>
        </form>
      )}
    </StaffPage>
  );
}

function ChangeTable({ changes }: { changes: FormChange[] }) {
  return (
    <div class="table-responsive card" {...SCROLLS}>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">Ở đâu</th>
            <th scope="col">Bản đang có</th>
            <th scope="col">Bản mới</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ where, before, after }) => (
            <tr>
              <th scope="row">{where}</th>
              <td>{before || <span class="text-secondary">không có</span>}</td>
              <td>{after || <span class="text-secondary">bỏ</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
