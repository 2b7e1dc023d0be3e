import { DATA_OUTCOME_LABELS, REQUEST_LABELS, type RequestLine } from '../../features/privacy/index.ts';
import { formatTime } from '../../law/day.ts';
import type { Problem } from '../../platform/problem.ts';
import { FormToken, fieldsOf, Input, TextArea } from '../../ui/field.tsx';
import { ErrorSummary, SCROLLS, Status } from '../../ui/page.tsx';
import { StaffPage } from '../frame.tsx';
import type { StaffContext } from '../session.ts';
import { DESK, PATH } from './places.ts';

interface RightsPageProps {
  c: StaffContext;
  open: readonly RequestLine[];
  answered: readonly RequestLine[];
  /** Of the form for a file with what is kept. */
  values: Record<string, unknown>;
  problem: Problem | undefined;
}

/** Requests by number and due time, late ones first; nobody is named. Below, the file with what is kept of a person. */
export function RightsPage({ c, open, answered, values, problem }: RightsPageProps) {
  const { officer, token, platform } = c.var;
  const isDecider = officer.duties.includes('control');
  return (
    <StaffPage title="Quyền dữ liệu" officer={officer} token={token} place="/can-bo/quan-tri">
      <h1>Quyền của dân với dữ liệu của mình</h1>
      {problem && <ErrorSummary message={problem.message} fields={problem.fields} />}
      <section class="mb-4">
        <h2>Yêu cầu chờ trả lời</h2>
        <p>
          <a class="btn" href={DESK}>
            Ghi yêu cầu tại quầy
          </a>
        </p>
        {open.length === 0 ? (
          <p class="empty-state">Không có yêu cầu nào chờ trả lời.</p>
        ) : (
          <Table rows={open} now={platform.now()} isDecider={isDecider} />
        )}
      </section>
      {answered.length > 0 && (
        <section class="mb-4">
          <h2>Đã trả lời</h2>
          <Table rows={answered} now={platform.now()} isDecider={isDecider} />
        </section>
      )}
      <section>
        <h2>Lập tệp dữ liệu của một người</h2>
        <ExportForm token={token} values={values} problem={problem} />
      </section>
    </StaffPage>
  );
}

interface TableProps {
  rows: readonly RequestLine[];
  now: Date;
  isDecider: boolean;
}

function Table({ rows, now, isDecider }: TableProps) {
  return (
    <div class="table-responsive card" {...SCROLLS}>
      <table class="table">
        <thead>
          <tr>
            {['Số', 'Yêu cầu', 'Ghi lúc', 'Hạn trả lời', 'Tình trạng'].map((text) => (
              <th scope="col">{text}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr id={`so-${row.id}`}>
              <th scope="row">{isDecider ? <a href={`${PATH}/${row.id}`}>{row.id}</a> : row.id}</th>
              <td>
                {REQUEST_LABELS[row.kind]}
                {row.isAtDesk && <div class="form-hint">Ghi tại quầy</div>}
              </td>
              <td class="text-nowrap">{formatTime(row.filedAt)}</td>
              <td class="text-nowrap">{formatTime(row.dueAt)}</td>
              <td>
                <RequestState row={row} now={now} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function RequestState({ row: { outcome, decidedAt, dueAt }, now }: { row: RequestLine; now: Date }) {
  if (outcome === null || decidedAt === null)
    return dueAt < now ? <Status tone="bad">Quá hạn</Status> : <Status tone="none">Chờ trả lời</Status>;
  const isLate = decidedAt > dueAt;
  return (
    <Status tone={isLate ? 'warn' : 'good'}>
      {DATA_OUTCOME_LABELS[outcome]}
      {isLate && ', trả lời trễ hạn'}
    </Status>
  );
}

function ExportForm({
  token,
  values,
  problem,
}: { token: string } & Pick<RightsPageProps, 'values' | 'problem'>) {
  const field = fieldsOf(values, problem?.fields);
  return (
    <>
      <p>
        Người đến quầy hỏi phường đang giữ gì về mình thì lập tệp này và giao cho chính họ. Người có tài khoản
        mức 2 tự tải được ở <b>Tài khoản, Dữ liệu của tôi</b> trên cổng, có thêm bản nháp, phản ánh và tài
        khoản.
      </p>
      <form method="post" action={`${PATH}/tai`} class="card card-body" data-turbo="false">
        <FormToken value={token} />
        <Input {...field('name')} label="Họ tên người yêu cầu" required />
        <Input {...field('personalId')} label="Số định danh cá nhân" inputmode="numeric" required />
        <TextArea
          {...field('reason')}
          label="Lý do"
          required
          help="Ghi vào nhật ký. Ví dụ: người có tên yêu cầu tại quầy, phiếu số 12. Không ghi tên, số của ai."
        />
        <CardChecked />
        <button class="btn btn-primary" type="submit">
          Lập tệp (ZIP)
        </button>
      </form>
    </>
  );
}

/** That the officer has looked at the person's card. */
export function CardChecked() {
  return (
    <label class="form-check mb-3">
      <input class="form-check-input" type="checkbox" name="checked" value="1" required />
      <span class="form-check-label">Đã đối chiếu giấy tờ tùy thân: người yêu cầu là người có số này</span>
    </label>
  );
}
