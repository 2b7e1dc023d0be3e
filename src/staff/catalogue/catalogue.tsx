import { Hono } from 'hono';
import {
  compareCatalogue,
  DIFFERENCE_KINDS,
  DIFFERENCE_LABELS,
  type Difference,
  type ExportReading,
  listInForce,
  readExport,
  takeOver,
} from '../../features/procedures/index.ts';
import { toLocalDay } from '../../law/day.ts';
import { saveFile } from '../../platform/files/file-store.ts';
import { findStoredFile } from '../../platform/files/stored-file.ts';
import { Problem } from '../../platform/problem.ts';
import { UnreadableFile } from '../../platform/tables/blocks.ts';
import { FileField, FormToken } from '../../ui/field.tsx';
import { Status as StatusMark } from '../../ui/page.tsx';
import { StaffPage } from '../frame.tsx';
import { actOf, requireDuty, type StaffContext, type StaffEnv } from '../session.ts';

const PATH = '/can-bo/danh-muc';
const PART_NAMES = { name: 'Tên', field: 'Lĩnh vực', decision: 'Quyết định' } as const;

/** The catalogue against an export of the national database: what is missing, stale, different, late; then taken over. */
export const cataloguePages = new Hono<StaffEnv>()
  .get(PATH, (c) => {
    requireDuty(c.var.officer, 'control');
    return c.html(
      <StaffPage
        title="Danh mục thủ tục"
        officer={c.var.officer}
        token={c.var.token}
        place="/can-bo/quan-tri"
      >
        <h1>Cập nhật danh mục thủ tục</h1>
        <p>
          Chọn tệp xuất từ cơ sở dữ liệu quốc gia về thủ tục hành chính. Hệ thống so với danh mục đang dùng;
          bạn chọn điểm nào cập nhật. Bản mới có hiệu lực từ ngày mai, bản cũ vẫn lưu.
        </p>
        <form
          method="post"
          action={PATH}
          enctype="multipart/form-data"
          class="card card-body"
          data-turbo="false"
        >
          <FormToken value={c.var.token} />
          <FileField name="file" label="Tệp Excel (.xlsx) hoặc JSON" required accept=".xlsx,.json,.jsonl" />
          <button class="btn btn-primary" type="submit">
            So sánh
          </button>
        </form>
      </StaffPage>,
    );
  })
  .post(PATH, async (c) => {
    requireDuty(c.var.officer, 'control');
    const { database, files, now } = c.var.platform;
    const { file } = await c.req.parseBody();
    if (!(file instanceof File) || file.size === 0)
      throw new Problem('file_unreadable', 'Chọn tệp danh mục.');
    const bytes = new Uint8Array(await file.arrayBuffer());
    const reading = await read(bytes);
    const stored = { name: file.name.slice(0, 200), mediaType: 'application/octet-stream', bytes };
    const sha256 = await database.transact((tx) => saveFile(tx, files, c.var.officer.wardId, stored, now()));
    const today = toLocalDay(now());
    const differences = compareCatalogue(await listInForce(database.db, today), reading.rows, today);
    return c.html(differencePage(c, { sha256, reading, differences }));
  })
  .post(`${PATH}/cap-nhat`, async (c) => {
    requireDuty(c.var.officer, 'control');
    const { database, files } = c.var.platform;
    const body = await c.req.parseBody({ all: true });
    const { bytes } = await findStoredFile(
      database.db,
      files,
      c.var.officer.wardId,
      String(body.sha256 ?? ''),
    );
    const { rows } = await read(bytes);
    const codes = [body.code ?? []].flat().map(String);
    const taken = await database.transact((tx) => takeOver(tx, actOf(c), rows, codes));
    return c.redirect(`/can-bo/nhat-ky/thay-doi?loai=catalogue&so=${taken}`, 303);
  });

async function read(bytes: Uint8Array): Promise<ExportReading> {
  try {
    return await readExport(bytes);
  } catch (error) {
    if (error instanceof UnreadableFile) throw new Problem('file_unreadable', error.message);
    throw error;
  }
}

interface Compared {
  sha256: string;
  reading: ExportReading;
  differences: Difference[];
}

function differencePage(c: StaffContext, { sha256, reading, differences }: Compared) {
  const late = differences.filter((each) => each.isLate).length;
  return (
    <StaffPage title="So sánh danh mục" officer={c.var.officer} token={c.var.token} place="/can-bo/quan-tri">
      <h1>
        {differences.length} điểm khác trong {reading.rows.length} thủ tục
      </h1>
      {late > 0 && <p>{late} điểm đã quá ngày phải cập nhật.</p>}
      {reading.faults.length > 0 && (
        <details>
          <summary>{reading.faults.length} dòng không đọc được</summary>
          <ul>
            {reading.faults.slice(0, 100).map((text) => (
              <li>{text}</li>
            ))}
          </ul>
        </details>
      )}
      {differences.length === 0 && <p class="empty-state">Danh mục đang dùng đúng như tệp này.</p>}
      <form method="post" action={`${PATH}/cap-nhat`}>
        <FormToken value={c.var.token} />
        <input type="hidden" name="sha256" value={sha256} />
        {DIFFERENCE_KINDS.map((kind) => (
          <Kind kind={kind} found={differences.filter((each) => each.kind === kind)} />
        ))}
        {differences.length > 0 && (
          <button class="btn btn-primary mt-3" type="submit">
            Cập nhật những điểm đã chọn
          </button>
        )}
      </form>
    </StaffPage>
  );
}

function Kind({ kind, found }: { kind: Difference['kind']; found: Difference[] }) {
  if (found.length === 0) return null;
  return (
    <fieldset class="card card-body mt-3">
      <legend>
        {DIFFERENCE_LABELS[kind]} ({found.length})
      </legend>
      {found.map((each) => (
        <label class="form-check">
          <input class="form-check-input" type="checkbox" name="code" value={each.code} />
          <span class="form-check-label">
            {each.code} {each.name} {each.isLate && <StatusMark tone="bad">Chậm</StatusMark>}
            {each.parts.map(({ part, here, there }) => (
              <span class="d-block text-secondary">
                {PART_NAMES[part]}: {here || 'trống'} → {there}
              </span>
            ))}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
