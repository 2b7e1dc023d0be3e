import { randomUUID } from 'node:crypto';
import { APPLICANT_LABELS, CHANNEL_LABELS } from '../../../features/dossiers/index.ts';
import { examinesDossiers, listUnits, type Unit } from '../../../features/organisation/index.ts';
import { describeTerm, type ProcedureVersion } from '../../../features/procedures/index.ts';
import type { Problem } from '../../../platform/problem.ts';
import { choicesOf, FormToken, fieldsOf, Input, Select, TextArea, typed } from '../../../ui/field.tsx';
import { ErrorSummary } from '../../../ui/page.tsx';
import { StaffPage } from '../../frame.tsx';
import type { StaffContext } from '../../session.ts';
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
  const field = fieldsOf(values, problem?.fields);
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
        <input type="hidden" name="clientKey" value={typed(values, 'clientKey') ?? randomUUID()} />
        <input type="hidden" name="procedureCode" value={procedure.code} />
        <div class="two-columns">
          <section class="card card-body" aria-labelledby="nguoi-nop">
            <h2 id="nguoi-nop">Người nộp</h2>
            <Input {...field('applicantName')} label="Họ tên hoặc tên tổ chức" required autofocus />
            <Input
              {...field('applicantPhone')}
              label="Số điện thoại"
              type="tel"
              inputmode="tel"
              help="Cần để người nộp tra cứu hồ sơ."
            />
            <Input {...field('applicantPersonalId')} label="Số định danh cá nhân" inputmode="numeric" />
            <Input {...field('applicantAddress')} label="Địa chỉ" />
            <Select
              {...field('applicantKind')}
              label="Đối tượng"
              required
              value={typed(values, 'applicantKind') ?? defaultKind(procedure)}
              choices={choicesOf(APPLICANT_LABELS)}
            />
            <details>
              <summary>Người nộp thay, thư điện tử, nội dung yêu cầu</summary>
              <Input {...field('representativeName')} label="Người nộp thay" />
              <Input {...field('applicantEmail')} label="Thư điện tử" type="email" />
              <TextArea {...field('request')} label="Nội dung yêu cầu" />
            </details>
          </section>
          <section class="card card-body" aria-labelledby="cach-nop">
            <h2 id="cach-nop">Tiếp nhận</h2>
            <Select
              {...field('channel')}
              label="Cách nộp"
              required
              value={typed(values, 'channel') ?? 'direct'}
              choices={choicesOf(CHANNEL_LABELS)}
            />
            <TermField procedure={procedure} {...field('termNo')} />
            <Select
              {...field('competentUnitId')}
              label="Đơn vị giải quyết"
              required
              value={typed(values, 'competentUnitId') ?? competentUnit(procedure, units)}
              choices={units
                .filter(examinesDossiers)
                .map((unit) => ({ value: String(unit.id), label: unit.name }))}
            />
            <details open={problem?.fields.paperBookAt !== undefined}>
              <summary>Ghi lại từ sổ giấy</summary>
              <Input
                {...field('paperBookAt')}
                label="Thời điểm đã nhận theo sổ giấy"
                type="datetime-local"
                help="Chỉ điền khi hồ sơ đã nhận ngoài hệ thống. Hồ sơ này không tính là tiếp nhận trên hệ thống."
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
  name: string;
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
      name={props.name}
      label="Thời hạn giải quyết"
      required
      value={props.value ?? String(counted[0]!.no)}
      choices={counted.map((each) => ({ value: String(each.no), label: describeTerm(each) }))}
      error={props.error}
    />
  );
}
