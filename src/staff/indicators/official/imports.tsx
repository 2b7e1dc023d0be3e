import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import {
  findOfficialImport,
  importOfficial,
  listOfficialImports,
  OFFICIAL_KIND_LABELS,
  OFFICIAL_STATE_LABELS,
  type OfficialImport,
  readOfficial,
} from '../../../features/indicators/index.ts';
import { mayControl } from '../../../features/plans/index.ts';
import { addDays, formatDay, formatTime, toLocalDay } from '../../../law/day.ts';
import { openStoredFile } from '../../../platform/files/stored-file.ts';
import { mustBeId } from '../../../platform/http/keys.ts';
import { Problem } from '../../../platform/problem.ts';
import { choicesOf, FileField, FormToken, fieldsOf, Input, Select } from '../../../ui/field.tsx';
import { ErrorSummary, SCROLLS, Status } from '../../../ui/page.tsx';
import { StaffPage } from '../../frame.tsx';
import { sendFile } from '../../send-file.ts';
import { actOf, requireDuty, type StaffContext, type StaffEnv } from '../../session.ts';

export const OFFICIAL = '/can-bo/chi-tieu-chinh-thuc';
const MOST_BYTES = 20 * 1024 * 1024;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Bringing in what others published about the ward, and what came before. */
export const officialImports = new Hono<StaffEnv>()
  .get(OFFICIAL, async (c) => c.html(await showImports(c)))
  .post(OFFICIAL, async (c) => {
    requireDuty(c.var.officer, 'control', 'oversee');
    const { database, files } = c.var.platform;
    const body = await c.req.parseBody();
    try {
      const read = await readOfficial(body, await readUpload(body.file));
      const act = actOf(c);
      const id = await database.transact((tx) => importOfficial(tx, files, act, read));
      return c.redirect(`${OFFICIAL}/${id}`, 303);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return c.html(await showImports(c, error, body), error.status);
    }
  })
  .get(`${OFFICIAL}/:id{[0-9]+}/tep`, async (c) => {
    const { database, files } = c.var.platform;
    const { wardId } = c.var.officer;
    const found = await findOfficialImport(database.db, wardId, mustBeId(c.req.param('id')));
    if (found.file === null) throw new Problem('not_found', 'Tệp danh sách hồ sơ không được giữ lại.');
    const file = await openStoredFile(database.db, files, wardId, found.file);
    return sendFile(c, { ...file, name: found.fileName }, 'attachment');
  });

async function readUpload(given: unknown) {
  const fail = (text: string) => new Problem('invalid', 'Chưa nhập được: có mục cần sửa.', { file: text });
  if (!(given instanceof File) || given.size === 0) throw fail('Chọn tệp Excel (.xlsx) hoặc CSV.');
  if (given.size > MOST_BYTES) throw fail('Tệp lớn hơn 20 MB.');
  const isBook = given.name.toLowerCase().endsWith('.xlsx');
  return {
    bytes: new Uint8Array(await given.arrayBuffer()),
    fileName: given.name.slice(0, 200),
    mediaType: isBook ? XLSX : 'text/csv; charset=utf-8',
  };
}

async function showImports(c: StaffContext, problem?: Problem, values: Record<string, unknown> = {}) {
  const { database, now } = c.var.platform;
  const { officer } = c.var;
  const imports = await listOfficialImports(database.db, officer.wardId);
  const month = addDays(`${toLocalDay(now()).slice(0, 7)}-01`, -1);
  const given = { from: `${month.slice(0, 7)}-01`, until: month, clientKey: randomUUID(), ...values };
  return (
    <StaffPage title="Số chính thức" officer={officer} token={c.var.token} place="/can-bo/chi-tieu">
      <p class="no-print">
        <a href="/can-bo/chi-tieu">Chỉ tiêu</a>
      </p>
      <h1>Số chính thức</h1>
      <p>
        Con số mà Cổng Dịch vụ công quốc gia hoặc thành phố công bố về phường, để đặt cạnh số của hệ thống và
        tìm ra những hồ sơ làm hai bên khác nhau.
      </p>
      {problem && <ErrorSummary message={problem.message} fields={problem.fields} />}
      {mayControl(officer) && <UploadForm token={c.var.token} values={given} errors={problem?.fields} />}
      {imports.length === 0 ? (
        <p class="empty-state">Chưa nhập tệp nào.</p>
      ) : (
        <ImportTable imports={imports} />
      )}
    </StaffPage>
  );
}

function UploadForm({ token, values, errors }: UploadFormProps) {
  const field = fieldsOf(values, errors);
  return (
    <form method="post" action={OFFICIAL} enctype="multipart/form-data" class="card card-body mb-3">
      <FormToken value={token} />
      <input type="hidden" name="clientKey" value={String(values.clientKey)} />
      <Select {...field('kind')} label="Tệp là" required choices={choicesOf(OFFICIAL_KIND_LABELS)} />
      <Input {...field('source')} label="Nơi công bố" required help="Ví dụ: Cổng Dịch vụ công quốc gia." />
      <Input {...field('from')} label="Kỳ từ ngày" type="date" required />
      <Input
        {...field('until')}
        label="Đến hết ngày"
        type="date"
        required
        help="Dòng nào của bảng chỉ số tự ghi kỳ thì lấy kỳ của dòng ấy."
      />
      <FileField
        name="file"
        label="Tệp"
        accept=".xlsx,.csv"
        required
        error={errors?.file}
        help="Excel hoặc CSV, tối đa 20 MB. Bảng chỉ số được giữ nguyên tệp gốc. Danh sách hồ sơ chỉ giữ mã, ngày, kênh, trạng thái; cột về người (họ tên, số định danh, địa chỉ…) và tệp gốc không được lưu."
      />
      <div>
        <button class="btn btn-primary" type="submit">
          Đọc tệp
        </button>
      </div>
    </form>
  );
}

interface UploadFormProps {
  token: string;
  values: Record<string, unknown>;
  errors: Readonly<Record<string, string>> | undefined;
}

export const STATE_TONES = { review: 'warn', adopted: 'good', discarded: 'none' } as const;

function ImportTable({ imports }: { imports: OfficialImport[] }) {
  return (
    <div class="table-responsive card" {...SCROLLS}>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">Tệp</th>
            <th scope="col">Nơi công bố</th>
            <th scope="col">Kỳ</th>
            <th scope="col">Nhập</th>
            <th scope="col">Tình trạng</th>
          </tr>
        </thead>
        <tbody>
          {imports.map((each) => (
            <tr>
              <td>
                <a href={`${OFFICIAL}/${each.id}`}>{each.fileName}</a>
                <div class="text-secondary">{OFFICIAL_KIND_LABELS[each.kind]}</div>
              </td>
              <td>{each.source}</td>
              <td>
                {formatDay(each.from)} – {formatDay(each.until)}
              </td>
              <td>{formatTime(each.uploadedAt)}</td>
              <td>
                <Status tone={STATE_TONES[each.state]}>{OFFICIAL_STATE_LABELS[each.state]}</Status>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
