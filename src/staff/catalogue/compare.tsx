import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import {
  compareCatalogue,
  DIFFERENCE_KINDS,
  DIFFERENCE_LABELS,
  type Difference,
  type ExportReading,
  keepExport,
  listInForce,
  PART_LABELS,
  readExport,
  takeOver,
} from '../../features/procedures/index.ts';
import { addDays, toLocalDay } from '../../law/day.ts';
import { saveFile } from '../../platform/files/file-store.ts';
import { findStoredFile } from '../../platform/files/stored-file.ts';
import { Problem } from '../../platform/problem.ts';
import { UnreadableFile } from '../../platform/tables/blocks.ts';
import { FileField, FormToken, Input } from '../../ui/field.tsx';
import { ErrorSummary, Status as StatusMark } from '../../ui/page.tsx';
import { StaffPage } from '../frame.tsx';
import { actOf, requireDuty, type StaffContext, type StaffEnv } from '../session.ts';

const CATALOGUE = '/can-bo/danh-muc';
const PATH = `${CATALOGUE}/doi-chieu`;

/** The catalogue against an export of the national database: what is missing, stale, different, late; then taken over. */
export const comparePages = new Hono<StaffEnv>()
  .get(PATH, (c) => {
    requireDuty(c.var.officer, 'control', 'administer');
    return c.html(askPage(c));
  })
  .post(PATH, async (c) => {
    requireDuty(c.var.officer, 'control', 'administer');
    const { database, files, now } = c.var.platform;
    const { file } = await c.req.parseBody();
    try {
      if (!(file instanceof File) || file.size === 0)
        throw new Problem('file_unreadable', 'Chọn tệp danh mục.', { file: 'Chọn tệp danh mục.' });
      const bytes = new Uint8Array(await file.arrayBuffer());
      const reading = await read(bytes);
      const stored = { name: file.name.slice(0, 200), mediaType: 'application/octet-stream', bytes };
      const { wardId } = c.var.officer;
      const sha256 = await database.transact(async (tx) => {
        const file = await saveFile(tx, files, wardId, stored, now());
        await keepExport(tx, actOf(c), { file, rows: reading.rows });
        return file;
      });
      return c.html(await differencePage(c, { sha256, reading, clientKey: randomUUID() }));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return c.html(askPage(c, error), error.status);
    }
  })
  .post(`${PATH}/cap-nhat`, async (c) => {
    requireDuty(c.var.officer, 'control', 'administer');
    const { database, files } = c.var.platform;
    const body = await c.req.parseBody({ all: true });
    const given = (name: string) => (typeof body[name] === 'string' ? body[name] : '');
    const { bytes } = await findStoredFile(database.db, files, c.var.officer.wardId, given('sha256'));
    const reading = await read(bytes);
    const clientKey = /^[0-9a-f-]{36}$/.test(given('clientKey')) ? given('clientKey') : randomUUID();
    const points = [...[body.code ?? []].flat().map(String), ...(await allOf(c, given('all'), reading))];
    const validFrom = given('validFrom') || tomorrow(c);
    try {
      const result = await database.transact((tx) =>
        takeOver(tx, actOf(c), { rows: reading.rows, points, validFrom, clientKey }),
      );
      const query = new URLSearchParams([
        ['da-cap-nhat', String(result.taken.length)],
        ...result.left.slice(0, 20).map((text) => ['con', text.slice(0, 200)]),
      ]);
      return c.redirect(`${CATALOGUE}?${query}`, 303);
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'invalid') throw error;
      const compared = { sha256: given('sha256'), reading, clientKey, validFrom, points, problem: error };
      return c.html(await differencePage(c, compared), error.status);
    }
  });

function tomorrow(c: StaffContext): string {
  return addDays(toLocalDay(c.var.platform.now()), 1);
}

/** The codes of a whole group, for the button under it; never of what is stale: a part of the catalogue may have been exported. */
async function allOf(c: StaffContext, kind: string, reading: ExportReading): Promise<string[]> {
  if (kind !== 'missing' && kind !== 'different') return [];
  return (await compare(c, reading)).filter((each) => each.kind === kind).map((each) => each.code);
}

async function compare(c: StaffContext, { rows }: ExportReading): Promise<Difference[]> {
  const { database, now } = c.var.platform;
  const here = await listInForce(database.db, tomorrow(c));
  return compareCatalogue(here, rows, toLocalDay(now()));
}

async function read(bytes: Uint8Array): Promise<ExportReading> {
  try {
    return await readExport(bytes);
  } catch (error) {
    if (error instanceof UnreadableFile)
      throw new Problem('file_unreadable', error.message, { file: error.message });
    throw error;
  }
}

function askPage(c: StaffContext, problem?: Problem) {
  return (
    <StaffPage
      title="Đối chiếu danh mục"
      officer={c.var.officer}
      token={c.var.token}
      place="/can-bo/quan-tri"
    >
      <h1>Đối chiếu danh mục</h1>
      <p>
        Chọn tệp xuất từ cơ sở dữ liệu quốc gia về thủ tục hành chính. Hệ thống so với danh mục đang dùng,
        từng phần một; bạn chọn điểm nào cập nhật. Bản mới có hiệu lực từ ngày mai hoặc ngày bạn chọn, bản cũ
        vẫn lưu.
      </p>
      {problem && <ErrorSummary message="Chưa đối chiếu được." fields={problem.fields} />}
      <form
        method="post"
        action={PATH}
        enctype="multipart/form-data"
        class="card card-body"
        data-turbo="false"
      >
        <FormToken value={c.var.token} />
        <FileField
          name="file"
          label="Tệp Excel (.xlsx) hoặc JSON"
          required
          accept=".xlsx,.json,.jsonl"
          error={problem?.fields.file}
        />
        <button class="btn btn-primary" type="submit">
          So sánh
        </button>
      </form>
    </StaffPage>
  );
}

interface Compared {
  sha256: string;
  reading: ExportReading;
  clientKey: string;
  validFrom?: string;
  points?: readonly string[];
  problem?: Problem;
}

async function differencePage(c: StaffContext, { sha256, reading, clientKey, ...typed }: Compared) {
  const differences = await compare(c, reading);
  const late = differences.filter((each) => each.isLate).length;
  const undated = reading.rows.filter((row) => row.decidedOn === null).length;
  const stale = differences.filter((each) => each.kind === 'stale').length;
  return (
    <StaffPage title="So sánh danh mục" officer={c.var.officer} token={c.var.token} place="/can-bo/quan-tri">
      <h1>
        {differences.length} thủ tục không khớp; tệp có {reading.rows.length} thủ tục
      </h1>
      {typed.problem && <ErrorSummary message={typed.problem.message} fields={typed.problem.fields} />}
      <ul>
        <li>Chậm (quyết định đã quá ngày phải cập nhật): {late}.</li>
        {undated > 0 && (
          <li>Tệp không ghi ngày quyết định của {undated} thủ tục: không biết có chậm không.</li>
        )}
        {stale > reading.rows.length && (
          <li>Tệp có vẻ chỉ gồm một phần danh mục: xem kỹ trước khi cho thôi dùng thủ tục nào.</li>
        )}
        <li>
          Thủ tục không giải quyết ở cấp xã không tính là thiếu. Giấy tờ, các bước mà danh mục đã viết bằng
          lời riêng thì không so từng chữ.
        </li>
      </ul>
      {reading.faults.length > 0 && (
        <details class="mb-3">
          <summary>{reading.faults.length} dòng không đọc được</summary>
          <ul>
            {reading.faults.slice(0, 100).map((text) => (
              <li>{text}</li>
            ))}
          </ul>
        </details>
      )}
      {differences.length === 0 && <p class="empty-state">Danh mục đang dùng đúng như tệp này.</p>}
      {differences.length > 0 && (
        <form method="post" action={`${PATH}/cap-nhat`}>
          <FormToken value={c.var.token} />
          <input type="hidden" name="sha256" value={sha256} />
          <input type="hidden" name="clientKey" value={clientKey} />
          <Input
            name="validFrom"
            label="Bản mới có hiệu lực từ"
            type="date"
            required
            value={typed.validFrom ?? tomorrow(c)}
            error={typed.problem?.fields.validFrom}
          />
          {DIFFERENCE_KINDS.map((kind) => (
            <Kind
              kind={kind}
              found={differences.filter((each) => each.kind === kind)}
              chosen={new Set(typed.points)}
            />
          ))}
          <button class="btn btn-primary mt-3" type="submit">
            Cập nhật những điểm đã chọn
          </button>
        </form>
      )}
    </StaffPage>
  );
}

/** So many stale procedures stand open; more of them mostly mean that only a part was exported. */
const FEW = 20;

interface KindProps {
  kind: Difference['kind'];
  found: Difference[];
  chosen: ReadonlySet<string>;
}

function Kind({ kind, found, chosen }: KindProps) {
  if (found.length === 0) return null;
  const rows = found.map((each) =>
    kind === 'different' ? (
      <Parts difference={each} chosen={chosen} />
    ) : (
      <Whole difference={each} chosen={chosen} />
    ),
  );
  return (
    <fieldset class="card card-body mt-3">
      <legend>
        {DIFFERENCE_LABELS[kind]} ({found.length})
      </legend>
      {kind === 'stale' && found.length > FEW ? (
        <details>
          <summary>Mở danh sách {found.length} thủ tục</summary>
          {rows}
        </details>
      ) : (
        rows
      )}
      {kind !== 'stale' && found.length > 1 && (
        <div>
          <button class="btn mt-2" type="submit" name="all" value={kind}>
            Cập nhật cả {found.length} thủ tục này
          </button>
        </div>
      )}
    </fieldset>
  );
}

interface DifferenceProps {
  difference: Difference;
  chosen: ReadonlySet<string>;
}

function Whole({ difference: { code, name, isLate }, chosen }: DifferenceProps) {
  return (
    <label class="form-check">
      <input class="form-check-input" type="checkbox" name="code" value={code} checked={chosen.has(code)} />
      <span class="form-check-label">
        {code} {name} {isLate && <StatusMark tone="bad">Chậm</StatusMark>}
      </span>
    </label>
  );
}

/** Each part that differs, before and after, to be chosen by itself. */
function Parts({ difference: { code, name, parts, isLate }, chosen }: DifferenceProps) {
  return (
    <section class="mb-3" aria-label={`${code} ${name}`}>
      <b>
        {code} {name}
      </b>{' '}
      {isLate && <StatusMark tone="bad">Chậm</StatusMark>}
      {parts.map(({ part, here, there }) => {
        const point = `${code}|${part}`;
        return (
          <label class="form-check">
            <input
              class="form-check-input"
              type="checkbox"
              name="code"
              value={point}
              checked={chosen.has(point) || chosen.has(code)}
            />
            <span class="form-check-label">
              {PART_LABELS[part]}: <span class="text-secondary">{here.join('; ') || 'trống'}</span> →{' '}
              {there.join('; ')}
            </span>
          </label>
        );
      })}
    </section>
  );
}
