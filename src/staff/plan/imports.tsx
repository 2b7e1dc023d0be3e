import { Hono } from 'hono';
import { listOfficers } from '../../features/organisation/index.ts';
import {
  findImport,
  IMPORT_LABELS,
  importPlan,
  listImports,
  mayControl,
  type PlanImport,
  readUploadedPlan,
} from '../../features/plans/index.ts';
import { formatTime } from '../../law/day.ts';
import { openStoredFile } from '../../platform/files/stored-file.ts';
import { mustBeId } from '../../platform/http/keys.ts';
import { Problem } from '../../platform/problem.ts';
import { FileField, FormToken } from '../../ui/field.tsx';
import { ErrorSummary, SCROLLS, Status } from '../../ui/page.tsx';
import { StaffPage } from '../frame.tsx';
import { sendFile } from '../send-file.ts';
import { actOf, requireDuty, type StaffContext, type StaffEnv } from '../session.ts';

const MOST_BYTES = 30 * 1024 * 1024;

const MEDIA_TYPES: Record<string, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  txt: 'text/plain; charset=utf-8',
};

/** Uploading a plan's file, and the list of those that came before. */
export const importPages = new Hono<StaffEnv>()
  .get('/can-bo/ke-hoach/nhap', async (c) => c.html(await showImports(c)))
  .post('/can-bo/ke-hoach/nhap', async (c) => {
    requireDuty(c.var.officer, 'control', 'oversee');
    const { database, files } = c.var.platform;
    try {
      const upload = await readUpload((await c.req.parseBody()).file);
      const act = actOf(c);
      const id = await database.transact((tx) => importPlan(tx, files, act, upload));
      return c.redirect(`/can-bo/ke-hoach/nhap/${id}`, 303);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return c.html(await showImports(c, error), error.status);
    }
  })
  .get('/can-bo/ke-hoach/nhap/:id{[0-9]+}/tep', async (c) => {
    const { database, files } = c.var.platform;
    const { wardId } = c.var.officer;
    const found = await findImport(database.db, wardId, mustBeId(c.req.param('id')));
    const file = await openStoredFile(database.db, files, wardId, found.file);
    return sendFile(c, { ...file, name: found.fileName }, 'attachment');
  });

async function readUpload(given: unknown) {
  const fail = (text: string) => new Problem('invalid', 'Chưa nhập được kế hoạch.', { file: text });
  if (!(given instanceof File) || given.size === 0) throw fail('Chọn tệp kế hoạch.');
  if (given.size > MOST_BYTES) throw fail('Tệp lớn hơn 30 MB.');
  const bytes = new Uint8Array(await given.arrayBuffer());
  const fileName = given.name.slice(0, 200);
  const reading = await readUploadedPlan(bytes, fileName);
  const ending = fileName.toLowerCase().split('.').at(-1) ?? '';
  return { bytes, fileName, reading, mediaType: MEDIA_TYPES[ending] ?? 'application/octet-stream' };
}

async function showImports(c: StaffContext, problem?: Problem) {
  const { database } = c.var.platform;
  const { officer } = c.var;
  const [imports, officers] = await Promise.all([
    listImports(database.db, officer.wardId),
    listOfficers(database.db, officer.wardId),
  ]);
  return (
    <StaffPage title="Nhập kế hoạch" officer={officer} token={c.var.token} place="/can-bo/ke-hoach">
      <p class="no-print">
        <a href="/can-bo/ke-hoach">Kế hoạch</a>
      </p>
      <h1>Nhập kế hoạch</h1>
      {problem && <ErrorSummary message={problem.message} fields={problem.fields} />}
      {mayControl(officer) && (
        <form
          method="post"
          action="/can-bo/ke-hoach/nhap"
          enctype="multipart/form-data"
          class="card card-body mb-3"
        >
          <FormToken value={c.var.token} />
          <FileField
            name="file"
            label="Tệp kế hoạch đã ký"
            accept=".docx,.xlsx,.pdf,.txt"
            required
            error={problem?.fields.file}
            help="Word (.docx), Excel (.xlsx), PDF có chữ hoặc văn bản, tối đa 30 MB. Tệp gốc được giữ nguyên cùng mã SHA-256. Chưa có gì thay đổi cho đến khi bạn rà soát và ban hành."
          />
          <button class="btn btn-primary" type="submit">
            Đọc tệp
          </button>
        </form>
      )}
      {imports.length === 0 ? (
        <p class="empty-state">Chưa nhập tệp nào.</p>
      ) : (
        <ImportTable imports={imports} names={new Map(officers.map((each) => [each.id, each.displayName]))} />
      )}
    </StaffPage>
  );
}

const TONES = { review: 'warn', adopted: 'good', discarded: 'none' } as const;

function ImportTable({ imports, names }: { imports: PlanImport[]; names: Map<number, string> }) {
  return (
    <div class="table-responsive card" {...SCROLLS}>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">Tệp</th>
            <th scope="col">Kế hoạch</th>
            <th scope="col">Nhập</th>
            <th scope="col">Tình trạng</th>
          </tr>
        </thead>
        <tbody>
          {imports.map((each) => (
            <tr>
              <td>
                <a href={`/can-bo/ke-hoach/nhap/${each.id}`}>{each.fileName}</a>
              </td>
              <td>
                {each.reading.title}
                <div class="text-secondary">{each.reading.tasks.length} nhiệm vụ</div>
              </td>
              <td>
                {formatTime(each.uploadedAt)}
                <div class="text-secondary">{names.get(each.uploadedBy ?? 0)}</div>
              </td>
              <td>
                <Status tone={TONES[each.state]}>{IMPORT_LABELS[each.state]}</Status>
                {each.version !== null && <div>Bản {each.version}</div>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
