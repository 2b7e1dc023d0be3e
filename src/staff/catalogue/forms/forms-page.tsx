import {
  describeDefinition,
  type FormDefinition,
  type KeptForm,
} from '../../../features/procedures/index.ts';
import { formatDay, formatTime } from '../../../law/day.ts';
import type { Problem } from '../../../platform/problem.ts';
import { FileField, FormToken } from '../../../ui/field.tsx';
import { Status as StatusMark } from '../../../ui/page.tsx';
import { StaffPage } from '../../frame.tsx';
import { PageTable } from './definition-table.tsx';
import { pathOf, type Shared } from './shared-parts.ts';

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
