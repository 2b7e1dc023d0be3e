import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { SIGNING_LABELS } from '../../features/official-documents/index.ts';
import { listOfficersEver } from '../../features/organisation/index.ts';
import { daysName, mayReport, REPORT_SIGNINGS, submitReport } from '../../features/reports/index.ts';
import { addDays, formatDay, formatTime, toLocalDay } from '../../law/day.ts';
import { mustBeId } from '../../platform/http/keys.ts';
import { Problem } from '../../platform/problem.ts';
import { FormToken, fieldsOf, Select, typed } from '../../ui/field.tsx';
import { ErrorSummary } from '../../ui/page.tsx';
import { StaffPage } from '../frame.tsx';
import { actOf, type StaffContext, type StaffEnv } from '../session.ts';
import { DOCUMENTS, REPORTS } from './place.ts';
import { type OpenReport, readReport } from './read-report.ts';
import { ReportMark } from './report-mark.tsx';
import { ReportText } from './report-text.tsx';
import { SaidAndNow } from './said-and-now.tsx';

/** One report: what it says, its proofs, what differs since it was handed in, its formats, and handing it in. */
export const reportPage = new Hono<StaffEnv>()
  .get(`${REPORTS}/:id{[0-9]+}`, async (c) => c.html(await showReport(c, {})))
  .post(`${REPORTS}/:id{[0-9]+}/trinh`, async (c) => {
    const id = mustBeId(c.req.param('id'));
    const body = (await c.req.parseBody()) as Record<string, string>;
    try {
      await c.var.platform.database.transact((tx) => submitReport(tx, actOf(c), id, body), 'repeatable read');
      return c.redirect(`${REPORTS}/${id}`, 303);
    } catch (error) {
      if (!(error instanceof Problem) || error.code === 'not_allowed' || error.code === 'not_found')
        throw error;
      return c.html(await showReport(c, body, error), error.status);
    }
  });

async function showReport(c: StaffContext, values: Record<string, string>, problem?: Problem) {
  const { database, now } = c.var.platform;
  const { officer, token } = c.var;
  const open = await readReport(c);
  const { report, document, submission } = open.standing;
  const { content } = open;
  const people = await listOfficersEver(database.db, officer.wardId);
  const submitter = people.find((each) => each.id === submission?.submittedBy);
  return (
    <StaffPage title={content.subject} officer={officer} token={token} place={REPORTS}>
      <p class="no-print">
        <a href={REPORTS}>Báo cáo</a>
      </p>
      <div class="page-head">
        <h1>{content.subject}</h1>
        <ReportMark standing={open.standing} today={toLocalDay(now())} />
      </div>
      <p>
        Số liệu {daysName(report)}
        {content.countedTo < content.to &&
          `, kỳ chưa hết nên đến hết ngày ${formatDay(addDays(content.countedTo, -1))}`}
        , tính lúc {formatTime(new Date(content.asOf))}.{' '}
        {report.dueOn && `Hạn gửi ${formatDay(report.dueOn)}. `}
        {report.madeBy === null && 'Dự thảo do hệ thống tự lập. '}
        {content.closingHash !== null && 'Lấy từ số đã chốt của kỳ. '}
      </p>
      {problem && <ErrorSummary message={problem.message} fields={problem.fields} />}
      <Formats id={report.id} isOpen={!document && mayReport(officer)} />
      {document && submission && (
        <section class="card card-body mb-3" aria-label="Văn bản">
          <p>
            {submitter?.displayName} trình lúc {formatTime(submission.submittedAt)}. Duyệt, ký, cấp số và gửi
            ở <a href={`${DOCUMENTS}/${document.id}`}>văn bản của báo cáo</a>.
          </p>
          <p class="text-secondary text-break">Dữ liệu đã đóng băng, SHA-256: {open.sha256}</p>
          {document.version > 1 && (
            <p role="alert">
              Văn bản đã được sửa lời sau khi trình (bản {document.version}); số liệu dưới đây là của bản
              trình.
            </p>
          )}
        </section>
      )}
      {submission && <SaidAndNow c={c} standing={open.standing} content={content} />}
      <ReportText content={content} />
      {!document && mayReport(officer) && <HandIn c={c} open={open} values={values} problem={problem} />}
    </StaffPage>
  );
}

function Formats({ id, isOpen }: { id: number; isOpen: boolean }) {
  return (
    <p class="btn-list no-print">
      {isOpen && (
        <a class="btn btn-primary" href={`${REPORTS}/${id}/viet`}>
          Sửa lời văn
        </a>
      )}
      {(['docx', 'pdf', 'xlsx'] as const).map((format) => (
        <a class="btn" href={`${REPORTS}/${id}/bao-cao.${format}`} data-turbo="false">
          {{ docx: 'Tải Word', pdf: 'Tải PDF', xlsx: 'Tải Excel' }[format]}
        </a>
      ))}
    </p>
  );
}

interface HandInProps {
  c: StaffContext;
  open: OpenReport;
  values: Record<string, string>;
  problem: Problem | undefined;
}

function HandIn({ c, open, values, problem }: HandInProps) {
  const { report } = open.standing;
  const isOver = open.content.countedTo >= report.to;
  const field = fieldsOf(values, problem?.fields);
  return (
    <section class="card card-body mb-3 no-print" aria-labelledby="trinh">
      <h2 id="trinh">Trình báo cáo</h2>
      {isOver ? (
        <form method="post" action={`${REPORTS}/${report.id}/trinh`}>
          <FormToken value={c.var.token} />
          <input type="hidden" name="clientKey" value={typed(values, 'clientKey') ?? randomUUID()} />
          <p>Số liệu và lời văn được đóng băng như đang thấy; văn bản đi tiếp qua duyệt, ký số, cấp số.</p>
          <Select
            {...field('signing')}
            label="Người ký"
            required
            choices={REPORT_SIGNINGS.map((value) => ({ value, label: SIGNING_LABELS[value] }))}
          />
          <button class="btn btn-primary" type="submit">
            Trình
          </button>
        </form>
      ) : (
        <p>Kỳ báo cáo chưa hết: trình được từ ngày {formatDay(report.to)}.</p>
      )}
    </section>
  );
}
