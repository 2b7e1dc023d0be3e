import { Hono } from 'hono';
import {
  adoptProcess,
  describeCondition,
  describeMinutes,
  faultsOf,
  findProcessVersion,
  listProcessVersions,
  NODE_LABELS,
  PLACE_NAMES,
  type ProcessVersion,
  searchProcesses,
  toBpmn,
  warningsOf,
} from '../../features/procedures/index.ts';
import { formatDay, toLocalDay } from '../../law/day.ts';
import { Problem } from '../../platform/problem.ts';
import { FileField, FormToken } from '../../ui/field.tsx';
import { SCROLLS } from '../../ui/page.tsx';
import { StaffPage } from '../frame.tsx';
import { sendFile } from '../send-file.ts';
import { actOf, requireDuty, type StaffContext, type StaffEnv } from '../session.ts';
import { FlowPicture } from './flow-picture.tsx';
import { importProcesses } from './import-processes.tsx';
import { ProcessEditor } from './process-editor.tsx';
import { readProcessForm } from './process-form.ts';
import { changeOf, changeRows, rowsOf, typedRows } from './process-rows.ts';

const PLACE = '/can-bo/quy-trinh';
const PAGE = 50;

export const processPages = new Hono<StaffEnv>()
  .get(PLACE, async (c) => {
    const { database, now } = c.var.platform;
    const q = (c.req.query('q') ?? '').slice(0, 100);
    const search = { q, onDay: toLocalDay(now()), after: c.req.query('sau') ?? null, limit: PAGE };
    const { processes, next } = await searchProcesses(database.db, search);
    return c.html(
      <StaffPage title="Quy trình nội bộ" officer={c.var.officer} token={c.var.token} place={PLACE}>
        <div class="page-head">
          <h1>Quy trình nội bộ</h1>
          {mayControl(c) && (
            <a class="btn btn-primary" href={`${PLACE}/moi`}>
              Lập quy trình
            </a>
          )}
        </div>
        <form method="get" action={PLACE} class="filters">
          <label>
            Tìm
            <input
              class="form-control"
              type="search"
              name="q"
              value={q}
              placeholder="Tên quy trình, mã thủ tục"
            />
          </label>
          <button class="btn" type="submit">
            Tìm
          </button>
        </form>
        {processes.length === 0 && <p class="empty-state">Chưa có quy trình riêng nào khớp.</p>}
        <ul class="choice-list">
          {processes.map((each) => (
            <li>
              <a href={`${PLACE}/${each.code}`}>{each.name}</a>
              <span class="text-secondary">
                {' '}
                {each.procedureCodes.join(', ')} · bản {each.version}, từ {formatDay(each.validFrom)}
              </span>
            </li>
          ))}
          <li>
            <a href={`${PLACE}/chung`}>Quy trình chung bảy bước</a>
            <span class="text-secondary"> mọi thủ tục chưa có quy trình riêng</span>
          </li>
        </ul>
        {next && (
          <a class="btn" href={`${PLACE}?${new URLSearchParams({ q, sau: next })}`}>
            Xem thêm
          </a>
        )}
        {mayControl(c) && <Import token={c.var.token} />}
      </StaffPage>,
    );
  })
  .get(`${PLACE}/moi`, async (c) => {
    requireDuty(c.var.officer, 'control');
    const base = c.req.query('tu');
    const process = base ? ((await listProcessVersions(c.var.platform.database.db, base))[0] ?? null) : null;
    return c.html(
      editorPage(c, process === null ? {} : valuesOf(process), process ? rowsOf(process.nodes) : null),
    );
  })
  .post(PLACE, async (c) => {
    requireDuty(c.var.officer, 'control');
    const body = await c.req.parseBody();
    try {
      const form = readProcessForm(body);
      const act = actOf(c);
      const adopted = await c.var.platform.database.transact((tx) => adoptProcess(tx, act, form));
      return c.redirect(`${PLACE}/${adopted.code}`, 303);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return c.html(editorPage(c, body, typedRows(body), error), error.status);
    }
  })
  .post(`${PLACE}/xem`, async (c) => {
    requireDuty(c.var.officer, 'control');
    const body = await c.req.parseBody();
    const change = changeOf(body);
    if (change) return c.html(editorPage(c, body, changeRows(typedRows(body), change)));
    return c.html(editorPage(c, body, typedRows(body), undefined, draftOf(body)));
  })
  .route('/', importProcesses)
  .get(`${PLACE}/:code{[a-z0-9.-]+\\.bpmn}`, async (c) => {
    const process = await readVersion(c, c.req.param('code').replace(/\.bpmn$/, ''));
    const bytes = new TextEncoder().encode(await toBpmn(process));
    const name = `${process.code}-${process.version}.bpmn`;
    return sendFile(c, { name, mediaType: 'application/xml', bytes }, 'attachment');
  })
  .get(`${PLACE}/:code{[a-z0-9.-]+}`, async (c) => {
    const process = await readVersion(c, c.req.param('code'));
    const versions = await listProcessVersions(c.var.platform.database.db, process.code);
    return c.html(
      <StaffPage title={process.name} officer={c.var.officer} token={c.var.token} place={PLACE}>
        <div class="page-head">
          <h1>{process.name}</h1>
          <span class="slip-files">
            <a class="btn" href={`${PLACE}/${process.code}.bpmn?ban=${process.version}`} data-turbo="false">
              Tải BPMN
            </a>
            {mayControl(c) && versions.length > 0 && (
              <a class="btn btn-primary" href={`${PLACE}/moi?tu=${process.code}`}>
                Sửa thành bản mới
              </a>
            )}
          </span>
        </div>
        <About process={process} />
        <div class="two-columns">
          <StepTable process={process} />
          <div class="card card-body">
            <FlowPicture process={process} />
          </div>
        </div>
        {versions.length > 1 && (
          <p class="mt-3">
            Các bản:{' '}
            {versions.map((each) => (
              <a href={`${PLACE}/${each.code}?ban=${each.version}`}>
                {each.version} (từ {formatDay(each.validFrom)}){' '}
              </a>
            ))}
          </p>
        )}
      </StaffPage>,
    );
  });

function mayControl(c: StaffContext): boolean {
  return c.var.officer.duties.includes('control');
}

/** The version asked for, else the newest; the generic one for a term of three days as an example. */
async function readVersion(c: StaffContext, code: string): Promise<ProcessVersion> {
  const { database } = c.var.platform;
  const version = Number(c.req.query('ban'));
  const newest = (await listProcessVersions(database.db, code))[0]?.version ?? 1;
  const wanted = Number.isInteger(version) && version > 0 && version < 100_000 ? version : newest;
  return findProcessVersion(database.db, code, wanted, { amount: 3, unit: 'wd' });
}

function valuesOf(process: ProcessVersion): Record<string, unknown> {
  return {
    ...{ code: process.code, name: process.name, decision: '' },
    procedureCodes: process.procedureCodes.join(', '),
    total: process.totalMinutes === null ? '' : `${process.totalMinutes / 60} giờ`,
  };
}

function editorPage(
  c: StaffContext,
  values: Record<string, unknown>,
  rows: ReturnType<typeof rowsOf> | null,
  problem?: Problem,
  draft: ProcessVersion | Problem | null = null,
) {
  return (
    <StaffPage title="Lập quy trình" officer={c.var.officer} token={c.var.token} place={PLACE}>
      <h1>Lập quy trình nội bộ</h1>
      <p>Quy trình do cấp có thẩm quyền phê duyệt; hồ sơ đã nhận giữ bản cũ, hồ sơ mới theo bản này.</p>
      <ProcessEditor
        token={c.var.token}
        values={values}
        rows={rows ?? []}
        problem={named(draft instanceof Problem ? draft : problem)}
        extra={rows ? 1 : 7}
      />
      {draft !== null && !(draft instanceof Problem) && <Preview process={draft} />}
    </StaffPage>
  );
}

/** The form as it stands, drawn before anything is saved; null when there is nothing to draw. */
function draftOf(body: Record<string, unknown>): ProcessVersion | Problem | null {
  try {
    const { acceptsSum: _, ...form } = readProcessForm(body);
    const nodes = form.nodes as ProcessVersion['nodes'];
    return nodes.length < 2 ? null : { ...form, nodes, version: 1, validUntil: null };
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}

/** Steps by their number on the page, not by their name in the record. */
function named(problem: Problem | undefined): Problem | undefined {
  const nodes = problem?.fields.nodes;
  if (!problem || nodes === undefined) return problem;
  const fields = { ...problem.fields, nodes: nodes.replace(/"b(\d+)"/g, '$1') };
  return new Problem(problem.code, problem.message, fields);
}

function Preview({ process }: { process: ProcessVersion }) {
  const said = [...faultsOf(process), ...warningsOf(process)];
  return (
    <section class="card card-body mt-3" aria-labelledby="xem-thu">
      <h2 id="xem-thu">Sơ đồ xem thử, chưa lưu</h2>
      {said.length === 0 ? <p>Không thấy chỗ nào cần sửa.</p> : null}
      <ul>
        {said.map((text) => (
          <li>{text.replace(/"b(\d+)"/g, '$1')}</li>
        ))}
      </ul>
      <FlowPicture process={process} />
    </section>
  );
}

function About({ process }: { process: ProcessVersion }) {
  const isExample = process.code === 'chung';
  return (
    <p>
      {isExample ? 'Dùng khi thủ tục chưa có quy trình riêng; ví dụ với thời hạn 3 ngày làm việc. ' : ''}
      {process.procedureCodes.length > 0 && `Thủ tục ${process.procedureCodes.join(', ')}. `}
      {process.decision && `${process.decision}. `}
      Bản {process.version}, có hiệu lực từ {formatDay(process.validFrom)}
      {process.validUntil && ` đến trước ${formatDay(process.validUntil)}`}.
      {warningsOf(process).map((text) => ` ${text}`)}
    </p>
  );
}

function StepTable({ process }: { process: ProcessVersion }) {
  const number = (id: string) => process.nodes.findIndex((each) => each.id === id) + 1;
  const sum = process.nodes.reduce((total, each) => total + (each.limitMinutes ?? 0), 0);
  return (
    <div class="table-responsive card" {...SCROLLS}>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">Bước</th>
            <th scope="col">Việc</th>
            <th scope="col">Ai làm</th>
            <th scope="col">Thời hạn</th>
            <th scope="col">Đi tiếp</th>
          </tr>
        </thead>
        <tbody>
          {process.nodes.map((node, at) => (
            <tr>
              <td>{at + 1}</td>
              <td>
                {node.name}
                <div class="text-secondary">{NODE_LABELS[node.kind]}</div>
              </td>
              <td>
                {node.actor}
                <div class="text-secondary">{PLACE_NAMES[node.place]}</div>
              </td>
              <td>{describeMinutes(node.limitMinutes)}</td>
              <td>
                {node.next.map(({ to, when }) => (
                  <div>
                    {when && `${describeCondition(when)}: `}bước {number(to)}
                  </div>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colspan={3}>
              Cộng
            </th>
            <td colspan={2}>{describeMinutes(sum)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function Import({ token }: { token: string }) {
  return (
    <section class="card card-body mt-3" aria-labelledby="nhap">
      <h2 id="nhap">Nhập từ quyết định phê duyệt</h2>
      <form method="post" action={`${PLACE}/nhap`} enctype="multipart/form-data" data-turbo="false">
        <FormToken value={token} />
        <FileField
          name="file"
          label="Tệp Word, Excel, PDF, HTML, CSV hoặc JSON"
          required
          accept=".docx,.xlsx,.pdf,.html,.htm,.csv,.jsonl,.json,.txt"
          help="Bảng có các cột: bước, nội dung công việc, đơn vị thực hiện, thời gian."
        />
        <button class="btn" type="submit">
          Đọc tệp
        </button>
      </form>
    </section>
  );
}
