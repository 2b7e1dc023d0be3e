import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import {
  daysName,
  KIND_LABELS,
  listReports,
  makeAdHocReport,
  mayReport,
  periodName,
  type ReportStanding,
  standingsOf,
} from '../../features/reports/index.ts';
import { addDays, formatDay, toLocalDay } from '../../law/day.ts';
import { Problem } from '../../platform/problem.ts';
import { FormToken, fieldsOf, Input, typed } from '../../ui/field.tsx';
import { ErrorSummary, SCROLLS } from '../../ui/page.tsx';
import { StaffPage } from '../frame.tsx';
import { actOf, type StaffContext, type StaffEnv } from '../session.ts';
import { REPORTS } from './place.ts';
import { ReportMark } from './report-mark.tsx';

/** Every report of a year with its state and due day, and the form for one of any two days. */
export const reportList = new Hono<StaffEnv>()
  .get(REPORTS, async (c) => c.html(await showList(c, {})))
  .post(REPORTS, async (c) => {
    const body = (await c.req.parseBody()) as Record<string, string>;
    const form = { clientKey: body.clientKey ?? '', from: body.from ?? '', until: body.until ?? '' };
    try {
      const { database } = c.var.platform;
      const id = await database.transact((tx) => makeAdHocReport(tx, actOf(c), form));
      return c.redirect(`${REPORTS}/${id}`, 303);
    } catch (error) {
      if (!(error instanceof Problem) || error.code === 'not_allowed') throw error;
      return c.html(await showList(c, body, error), error.status);
    }
  });

function yearOf(c: StaffContext): number {
  const asked = Number(c.req.query('nam'));
  const own = Number(toLocalDay(c.var.platform.now()).slice(0, 4));
  return Number.isInteger(asked) && asked >= 2000 && asked <= 2100 ? asked : own;
}

async function showList(c: StaffContext, values: Record<string, string>, problem?: Problem) {
  const { database, now } = c.var.platform;
  const { officer, token } = c.var;
  const year = yearOf(c);
  const span = { from: `${year}-01-01`, to: `${year + 1}-01-01` };
  const standings = await standingsOf(
    database.db,
    officer.wardId,
    await listReports(database.db, officer.wardId, span),
  );
  return (
    <StaffPage title="Báo cáo" officer={officer} token={token} place={REPORTS}>
      <div class="page-head">
        <h1>Báo cáo năm {year}</h1>
        <a class="btn no-print" href={`${REPORTS}/bieu`}>
          Xem các biểu
        </a>
      </div>
      <p class="no-print">
        <a href={`${REPORTS}?nam=${year - 1}`}>Năm {year - 1}</a>{' '}
        <a href={`${REPORTS}?nam=${year + 1}`}>Năm {year + 1}</a>
      </p>
      {problem && <ErrorSummary message={problem.message} fields={problem.fields} />}
      {standings.length === 0 ? (
        <p class="empty-state">
          Năm này chưa có báo cáo. Báo cáo định kỳ tự lập vào ngày sau khi chốt số liệu.
        </p>
      ) : (
        <Table standings={standings} today={toLocalDay(now())} />
      )}
      {mayReport(officer) && <AdHoc token={token} values={values} problem={problem} />}
      <p class="text-secondary">
        Ngày chốt số liệu và hạn gửi chưa xác minh với văn bản gốc; phường đặt ở Quản trị, Cài đặt.
      </p>
    </StaffPage>
  );
}

function Table({ standings, today }: { standings: readonly ReportStanding[]; today: string }) {
  return (
    <div class="table-responsive card mb-3" {...SCROLLS}>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">Báo cáo</th>
            <th scope="col">Trạng thái</th>
            <th scope="col">Hạn</th>
            <th scope="col">Ký</th>
            <th scope="col">Số liệu</th>
          </tr>
        </thead>
        <tbody>
          {standings.map((each) => (
            <tr>
              <td>
                <a href={`${REPORTS}/${each.report.id}`}>{nameOf(each)}</a>
              </td>
              <td>
                <ReportMark standing={each} today={today} />
              </td>
              <td class="text-nowrap">{each.report.dueOn ? formatDay(each.report.dueOn) : '–'}</td>
              <td class="text-nowrap">{each.signedOn ? formatDay(each.signedOn) : '–'}</td>
              <td class="text-nowrap">
                {formatDay(each.report.from)} – {formatDay(addDays(each.report.to, -1))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function nameOf({ report }: ReportStanding): string {
  if (report.kind === 'ad-hoc') return `${KIND_LABELS[report.kind]}, ${daysName(report)}`;
  const name = periodName(report);
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

function AdHoc(props: { token: string; values: Record<string, string>; problem: Problem | undefined }) {
  const { token, values, problem } = props;
  const field = fieldsOf(values, problem?.fields);
  return (
    <section class="card card-body mb-3 no-print" aria-labelledby="dot-xuat">
      <h2 id="dot-xuat">Báo cáo đột xuất</h2>
      <form method="post" action={REPORTS}>
        <FormToken value={token} />
        <input type="hidden" name="clientKey" value={typed(values, 'clientKey') ?? randomUUID()} />
        <div class="row">
          <div class="col-sm-6">
            <Input {...field('from')} type="date" label="Từ ngày" required />
          </div>
          <div class="col-sm-6">
            <Input {...field('until')} type="date" label="Đến hết ngày" required />
          </div>
        </div>
        <button class="btn btn-primary" type="submit">
          Lập báo cáo
        </button>
      </form>
    </section>
  );
}
