import type { Officer } from '../../../features/organisation/index.ts';
import {
  type DescribedDefinition,
  describeDefinition,
  earliestFormDay,
  type FormChange,
  type FormDefinition,
  type KeptForm,
  type ProcedureVersion,
} from '../../../features/procedures/index.ts';
import { formatDay, formatTime } from '../../../law/day.ts';
import type { Problem } from '../../../platform/problem.ts';
import { FileField, FormToken, fieldsOf, Input, typed } from '../../../ui/field.tsx';
import { ErrorSummary, SCROLLS, Status as StatusMark } from '../../../ui/page.tsx';
import { StaffPage } from '../../frame.tsx';

interface Shared {
  officer: Officer;
  token: string;
  procedure: ProcedureVersion;
  today: string;
  problem: Problem | undefined;
}

const pathOf = (procedure: ProcedureVersion) => `/can-bo/danh-muc/${procedure.code}`;

export function FormsPage({ versions, today, ...shared }: Shared & { versions: KeptForm[] }) {
  const { officer, token, procedure, problem } = shared;
  const path = pathOf(procedure);
  const newest = versions[0];
  return (
    <StaffPage title="Biểu mẫu trực tuyến" officer={officer} token={token} place="/can-bo/quan-tri">
      <div class="page-head">
        <h1>Biểu mẫu trực tuyến</h1>
        {newest && (
          <a class="btn btn-primary" href={`${path}/bieu-mau/xem?ban=${newest.form.version}`}>
            Xem như người dân
          </a>
        )}
      </div>
      <p>
        Thủ tục <a href={path}>{procedure.name}</a>, mã {procedure.code}.
      </p>
      {problem && <Faults problem={problem} />}
      {!newest && (
        <p class="empty-state">Thủ tục này chưa có biểu mẫu trực tuyến. Công bố bản đầu tiên bên dưới.</p>
      )}
      {newest && <Definition form={newest.form} />}
      <h2>Công bố phiên bản mới</h2>
      <form
        method="post"
        action={`${path}/bieu-mau/so-sanh`}
        enctype="multipart/form-data"
        class="card card-body mb-3"
        data-turbo="false"
      >
        <FormToken value={token} />
        <FileField
          name="file"
          label="Tệp biểu mẫu (JSON)"
          required
          accept=".json,application/json"
          error={Object.keys(problem?.fields ?? {}).length === 1 ? problem?.fields.file : undefined}
          help="Tải tệp của phiên bản đang dùng, sửa, rồi nạp lại. Hệ thống kiểm tra và so sánh trước khi công bố."
        />
        <div>
          <button class="btn" type="submit">
            Kiểm tra và so sánh
          </button>
        </div>
      </form>
      {versions.length > 0 && <h2>Các phiên bản</h2>}
      {versions.map((kept) => (
        <Version kept={kept} path={path} today={today} />
      ))}
    </StaffPage>
  );
}

/** All that is wrong with a file, one line each. */
function Faults({ problem: { message, fields } }: { problem: Problem }) {
  return (
    <div class="summary-error" role="alert" tabindex={-1} id="loi">
      <strong>{message}</strong>
      <ul>
        {Object.values(fields).map((text) => (
          <li>{text}</li>
        ))}
      </ul>
    </div>
  );
}

function Version({ kept, path, today }: { kept: KeptForm; path: string; today: string }) {
  const { form, why, publishedBy } = kept;
  return (
    <section class="card card-body mb-2">
      <div>
        <b>Phiên bản {form.version}</b>, từ {formatDay(form.validFrom)}
        {form.validUntil && ` đến trước ${formatDay(form.validUntil)}`}{' '}
        <StandMark form={form} today={today} />
      </div>
      <div class="text-secondary">
        {publishedBy === null ? 'Có sẵn trong phần mềm' : `${why}; công bố ${formatTime(publishedBy.at)}`}
      </div>
      <div>
        <a href={`${path}/bieu-mau/xem?ban=${form.version}`}>Xem</a> ·{' '}
        <a href={`${path}/bieu-mau/${form.version}.json`} data-turbo="false">
          Tải tệp JSON
        </a>
      </div>
    </section>
  );
}

function StandMark({ form: { validFrom, validUntil }, today }: { form: FormDefinition; today: string }) {
  if (validFrom > today) return <StatusMark tone="warn">Chưa đến ngày</StatusMark>;
  if (validUntil !== null && validUntil <= today) return <StatusMark tone="none">Thôi dùng</StatusMark>;
  return <StatusMark tone="good">Đang dùng</StatusMark>;
}

function Definition({ form }: { form: FormDefinition }) {
  return (
    <>
      <p>
        {form.title}.{' '}
        {form.isVerified ? (
          <StatusMark tone="good">Đã đối chiếu tờ khai chính thức</StatusMark>
        ) : (
          <StatusMark tone="warn">Chưa xác minh với tờ khai chính thức</StatusMark>
        )}
      </p>
      <p class="text-secondary">{form.source}</p>
      {describeDefinition(form).map((page) => (
        <PageTable page={page} />
      ))}
    </>
  );
}

function PageTable({ page }: { page: DescribedDefinition }) {
  return (
    <details class="card card-body mb-2">
      <summary>
        <b>{page.title}</b>, {page.fields.length} mục{page.when && `; hỏi khi ${page.when}`}
      </summary>
      <div class="table-responsive" {...SCROLLS}>
        <table class="table">
          <thead>
            <tr>
              <th scope="col">Mục</th>
              <th scope="col">Hỏi gì</th>
              <th scope="col">Khi nào</th>
            </tr>
          </thead>
          <tbody>
            {page.fields.map((field) => (
              <tr>
                <td>
                  {field.label}
                  <div class="text-secondary">{field.name}</div>
                </td>
                <td>{field.words}</td>
                <td>{field.when || 'Luôn hỏi'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

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
