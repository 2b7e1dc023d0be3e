import { randomUUID } from 'node:crypto';
import { APPLICANT_LABELS, CHANNEL_LABELS } from '../../features/dossiers/index.ts';
import { listUnits, type Unit } from '../../features/organisation/index.ts';
import { describeTerm, type ProcedureVersion } from '../../features/procedures/index.ts';
import type { Problem } from '../../platform/problem.ts';
import { FormToken, Input, Select, TextArea } from '../../ui/field.tsx';
import { ErrorSummary } from '../../ui/page.tsx';
import { StaffPage } from '../frame.tsx';
import type { StaffContext } from '../session.ts';
import { DocumentTable, documentRows } from './intake-documents.tsx';

/** What was typed, by field. */
type Values = Record<string, unknown>;

/** The intake form of one procedure, with what was typed and what is wrong with it. */
export async function intakePage(
  c: StaffContext,
  procedure: ProcedureVersion,
  values: Values,
  problem?: Problem,
) {
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
            Tiếp nhận hồ sơ
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
