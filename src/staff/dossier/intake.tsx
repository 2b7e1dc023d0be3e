import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import {
  APPLICANT_LABELS,
  acceptDossier,
  CHANNEL_LABELS,
  DOCUMENT_SOURCES,
  type DocumentSource,
  type IntakeDocument,
  type IntakeInput,
  SOURCE_LABELS,
} from '../../features/dossiers/index.ts';
import { listUnits, type Unit } from '../../features/organisation/index.ts';
import {
  dataReplacementsOf,
  describeTerm,
  findProcedure,
  matchDataReplacement,
  type ProcedureVersion,
  searchProcedures,
} from '../../features/procedures/index.ts';
import { toLocalDay } from '../../law/day.ts';
import { readPaper } from '../../platform/files/paper.ts';
import { Problem } from '../../platform/problem.ts';
import { FormToken, Input, Select, TextArea } from '../../ui/field.tsx';
import { ErrorSummary } from '../../ui/page.tsx';
import { StaffPage } from '../frame.tsx';
import { requireDuty, type StaffContext, type StaffEnv } from '../session.ts';

const EXTRA_ROWS = 2;

export const intake = new Hono<StaffEnv>()
  .get('/can-bo/ho-so/moi', async (c) => {
    requireDuty(c.var.officer, 'receive');
    const code = c.req.query('thu-tuc');
    if (!code) return c.html(await choosePage(c));
    const procedure = await findProcedure(c.var.platform.database.db, code, toLocalDay(c.var.platform.now()));
    return c.html(await intakePage(c, procedure, { clientKey: randomUUID() }));
  })
  .post('/can-bo/ho-so/moi', async (c) => {
    requireDuty(c.var.officer, 'receive');
    const { database, files, now } = c.var.platform;
    const body = await c.req.parseBody({ all: true });
    const procedure = await findProcedure(database.db, String(body.procedureCode ?? ''), toLocalDay(now()));
    try {
      const documents = await readDocuments(c, body, procedure);
      const act = { officer: c.var.officer, now: now(), requestId: c.var.requestId };
      const form = readForm(body);
      const accepted = await database.transact((tx) => acceptDossier(tx, files, act, { form, documents }));
      return c.redirect(`/can-bo/ho-so/${accepted.dossierId}`, 303);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return c.html(await intakePage(c, procedure, body, error), error.status);
    }
  });

type Values = Record<string, unknown>;

function readForm(body: Values): IntakeInput {
  const text = (name: string) => (typeof body[name] === 'string' ? (body[name] as string) : '');
  return {
    clientKey: text('clientKey'),
    procedureCode: text('procedureCode'),
    termNo: text('termNo') === '' ? null : Number(text('termNo')),
    channel: text('channel') as IntakeInput['channel'],
    competentUnitId: text('competentUnitId'),
    paperBookAt: text('paperBookAt'),
    applicantKind: text('applicantKind') as IntakeInput['applicantKind'],
    applicantName: text('applicantName'),
    applicantPersonalId: text('applicantPersonalId'),
    applicantPhone: text('applicantPhone'),
    applicantAddress: text('applicantAddress'),
    applicantEmail: text('applicantEmail'),
    representativeName: text('representativeName'),
    request: text('request'),
  };
}

/** The rows that were ticked, with their scans; the names of required documents come from the catalogue, not the form. */
async function readDocuments(
  c: StaffContext,
  body: Values,
  procedure: ProcedureVersion,
): Promise<IntakeDocument[]> {
  const rows = await documentRows(c, procedure);
  const documents: IntakeDocument[] = [];
  for (const [at, row] of rows.entries()) {
    const name = row.name || String(body[`doc.${at}.name`] ?? '').trim();
    if (name === '' || (row.name !== '' && body[`doc.${at}.got`] !== '1')) continue;
    const source = DOCUMENT_SOURCES.find((each) => each === body[`doc.${at}.source`]) ?? 'copy';
    const quantity = Number(body[`doc.${at}.quantity`] ?? 1);
    documents.push({
      name: name.slice(0, 500),
      source,
      quantity: Number.isInteger(quantity) && quantity > 0 && quantity < 1000 ? quantity : 1,
      reusable: row.reusable,
      scan: await readPaper(body[`doc.${at}.file`]),
      scanExemptReason: source === 'shown' ? 'Giấy tờ chỉ xuất trình' : null,
    });
  }
  return documents;
}

const SOURCE_OF = { original: 'original', copy: 'copy', presented: 'shown' } as const;

interface DocumentRow {
  name: string;
  hint: string;
  source: DocumentSource;
  reusable: boolean;
  ticked: boolean;
}

async function documentRows(c: StaffContext, procedure: ProcedureVersion): Promise<DocumentRow[]> {
  const replacements = await dataReplacementsOf(c.var.platform.database.db, procedure.code);
  const rows = procedure.documents.map((each): DocumentRow => {
    const replaced = matchDataReplacement(each.name, replacements);
    return {
      name: each.name,
      hint: [each.when, replaced && 'Không yêu cầu nộp: khai thác dữ liệu (NQ 66.7/2025/NQ-CP)']
        .filter(Boolean)
        .join('. '),
      source: replaced ? 'database' : SOURCE_OF[each.form],
      reusable: replaced !== null,
      ticked: each.required,
    };
  });
  const empty: DocumentRow = { name: '', hint: '', source: 'copy', reusable: false, ticked: false };
  return [...rows, ...Array.from({ length: EXTRA_ROWS }, () => empty)];
}

async function choosePage(c: StaffContext) {
  const { database, now } = c.var.platform;
  const q = (c.req.query('q') ?? '').slice(0, 100);
  const found = await searchProcedures(database.db, {
    q,
    field: null,
    applicant: null,
    after: null,
    limit: 20,
    onDay: toLocalDay(now()),
  });
  return (
    <StaffPage title="Tiếp nhận hồ sơ" officer={c.var.officer} token={c.var.token} place="/can-bo/ho-so/moi">
      <h1>Tiếp nhận hồ sơ</h1>
      <form method="get" action="/can-bo/ho-so/moi" class="filters">
        <label>
          Thủ tục
          <input
            class="form-control"
            type="search"
            name="q"
            value={q}
            autofocus
            placeholder="Tên hoặc mã thủ tục, không cần dấu"
          />
        </label>
        <button class="btn btn-primary" type="submit">
          Tìm
        </button>
      </form>
      {found.procedures.length === 0 ? (
        <p class="empty-state">Không có thủ tục nào khớp. Thử ít chữ hơn, hoặc gõ mã thủ tục.</p>
      ) : (
        <ul class="choice-list">
          {found.procedures.map((each) => (
            <li>
              <a href={`/can-bo/ho-so/moi?thu-tuc=${each.code}`}>{each.name}</a>
              <span class="text-secondary">
                {' '}
                {each.code} · {each.field}
              </span>
            </li>
          ))}
        </ul>
      )}
    </StaffPage>
  );
}

async function intakePage(c: StaffContext, procedure: ProcedureVersion, values: Values, problem?: Problem) {
  const units = await listUnits(c.var.platform.database.db, c.var.officer.wardId);
  const rows = await documentRows(c, procedure);
  const value = (name: string) => (typeof values[name] === 'string' ? (values[name] as string) : undefined);
  const error = (name: string) => problem?.fields[name];
  return (
    <StaffPage title="Tiếp nhận hồ sơ" officer={c.var.officer} token={c.var.token} place="/can-bo/ho-so/moi">
      <div class="page-head">
        <h1>Tiếp nhận: {procedure.name}</h1>
        <a class="btn" href="/can-bo/ho-so/moi">
          Chọn thủ tục khác
        </a>
      </div>
      {problem && <ErrorSummary message={problem.message} fields={problem.fields} />}
      <form method="post" action="/can-bo/ho-so/moi" enctype="multipart/form-data">
        <FormToken value={c.var.token} />
        <input type="hidden" name="clientKey" value={value('clientKey') ?? randomUUID()} />
        <input type="hidden" name="procedureCode" value={procedure.code} />
        <div class="two-columns">
          <section class="card card-body" aria-labelledby="nguoi-nop">
            <h2 id="nguoi-nop">Người nộp</h2>
            <Input
              name="applicantName"
              label="Họ tên hoặc tên tổ chức"
              required
              autofocus
              value={value('applicantName')}
              error={error('applicantName')}
            />
            <Input
              name="applicantPhone"
              label="Số điện thoại"
              type="tel"
              inputmode="tel"
              help="Cần để người nộp tra cứu hồ sơ."
              value={value('applicantPhone')}
              error={error('applicantPhone')}
            />
            <Input
              name="applicantPersonalId"
              label="Số định danh cá nhân"
              inputmode="numeric"
              value={value('applicantPersonalId')}
              error={error('applicantPersonalId')}
            />
            <Input
              name="applicantAddress"
              label="Địa chỉ"
              value={value('applicantAddress')}
              error={error('applicantAddress')}
            />
            <Select
              name="applicantKind"
              label="Đối tượng"
              required
              value={value('applicantKind') ?? defaultKind(procedure)}
              choices={Object.entries(APPLICANT_LABELS).map(([key, label]) => ({ value: key, label }))}
              error={error('applicantKind')}
            />
            <details>
              <summary>Người nộp thay, thư điện tử, nội dung yêu cầu</summary>
              <Input
                name="representativeName"
                label="Người nộp thay"
                value={value('representativeName')}
                error={error('representativeName')}
              />
              <Input
                name="applicantEmail"
                label="Thư điện tử"
                type="email"
                value={value('applicantEmail')}
                error={error('applicantEmail')}
              />
              <TextArea
                name="request"
                label="Nội dung yêu cầu"
                value={value('request')}
                error={error('request')}
              />
            </details>
          </section>
          <section class="card card-body" aria-labelledby="cach-nop">
            <h2 id="cach-nop">Tiếp nhận</h2>
            <Select
              name="channel"
              label="Cách nộp"
              required
              value={value('channel') ?? 'direct'}
              choices={Object.entries(CHANNEL_LABELS).map(([key, label]) => ({ value: key, label }))}
              error={error('channel')}
            />
            <TermField procedure={procedure} value={value('termNo')} error={error('termNo')} />
            <Select
              name="competentUnitId"
              label="Đơn vị giải quyết"
              required
              value={value('competentUnitId') ?? competentUnit(procedure, units)}
              choices={units
                .filter((unit) => EXAMINERS.has(unit.code))
                .map((unit) => ({ value: String(unit.id), label: unit.name }))}
              error={error('competentUnitId')}
            />
            <details open={error('paperBookAt') !== undefined}>
              <summary>Ghi lại từ sổ giấy</summary>
              <Input
                name="paperBookAt"
                label="Thời điểm đã nhận theo sổ giấy"
                type="datetime-local"
                help="Chỉ điền khi hồ sơ đã nhận ngoài hệ thống. Hồ sơ này không tính là tiếp nhận trên hệ thống."
                value={value('paperBookAt')}
                error={error('paperBookAt')}
              />
            </details>
          </section>
        </div>
        <section class="card card-body mt-3" aria-labelledby="giay-to">
          <h2 id="giay-to">Giấy tờ</h2>
          <DocumentTable rows={rows} values={values} fresh={problem === undefined} />
        </section>
        <p class="mt-3">
          <button class="btn btn-primary" type="submit">
            Tiếp nhận và in giấy hẹn
          </button>
        </p>
      </form>
    </StaffPage>
  );
}

/** Units that examine dossiers; the others of the ward have other work. */
const EXAMINERS = new Set(['VP', 'KTHTDT', 'VHXH', 'CA', 'CHQS']);

function competentUnit(procedure: ProcedureVersion, units: Unit[]): string | undefined {
  const unit = units.find((each) => each.code === procedure.competentUnitCode);
  return unit && String(unit.id);
}

function defaultKind(procedure: ProcedureVersion): string {
  return procedure.applicants.includes('citizen') || procedure.applicants.length === 0
    ? 'citizen'
    : 'organisation';
}

function TermField(props: {
  procedure: ProcedureVersion;
  value: string | undefined;
  error: string | undefined;
}) {
  const counted = props.procedure.terms.filter((each) => each.term !== null);
  if (counted.length === 0)
    return (
      <p class="text-secondary">Danh mục chưa có thời hạn của thủ tục này: hồ sơ sẽ không có ngày hẹn trả.</p>
    );
  return (
    <Select
      name="termNo"
      label="Thời hạn giải quyết"
      required
      value={props.value ?? String(counted[0]!.no)}
      choices={counted.map((each) => ({ value: String(each.no), label: describeTerm(each) }))}
      error={props.error}
    />
  );
}

function DocumentTable({ rows, values, fresh }: { rows: DocumentRow[]; values: Values; fresh: boolean }) {
  return (
    <div class="table-responsive">
      <table class="table">
        <thead>
          <tr>
            <th scope="col">Nhận</th>
            <th scope="col">Giấy tờ</th>
            <th scope="col">Hình thức</th>
            <th scope="col">Số lượng</th>
            <th scope="col">Bản quét</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => {
            const name = (part: string) => `doc.${at}.${part}`;
            const title = row.name || `Giấy tờ khác ${at + 1}`;
            const chosen = fresh ? row.source : values[name('source')];
            return (
              <tr>
                <td>
                  {row.name !== '' && (
                    <input
                      class="form-check-input"
                      type="checkbox"
                      name={name('got')}
                      value="1"
                      aria-label={`Nhận: ${title}`}
                      checked={fresh ? row.ticked : values[name('got')] === '1'}
                    />
                  )}
                </td>
                <td>
                  {row.name !== '' ? (
                    row.name
                  ) : (
                    <input
                      class="form-control"
                      name={name('name')}
                      aria-label={title}
                      placeholder="Giấy tờ khác"
                      value={String(values[name('name')] ?? '')}
                    />
                  )}
                  {row.hint && <div class="form-hint">{row.hint}</div>}
                </td>
                <td>
                  <select class="form-select" name={name('source')} aria-label={`Hình thức: ${title}`}>
                    {DOCUMENT_SOURCES.map((each) => (
                      <option value={each} selected={each === chosen}>
                        {SOURCE_LABELS[each]}
                      </option>
                    ))}
                  </select>
                </td>
                <td>
                  <input
                    class="form-control quantity"
                    name={name('quantity')}
                    type="number"
                    min="1"
                    max="999"
                    aria-label={`Số lượng: ${title}`}
                    value={String(values[name('quantity')] ?? 1)}
                  />
                </td>
                <td>
                  <input
                    class="form-control"
                    name={name('file')}
                    type="file"
                    accept="application/pdf,image/jpeg,image/png"
                    aria-label={`Bản quét: ${title}`}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
