import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { listOfficersEver } from '../../features/organisation/index.ts';
import { type LiveFigure, listReportVersions, writePassages } from '../../features/reports/index.ts';
import { formatTime } from '../../law/day.ts';
import { REPORT_HEADINGS } from '../../law/report-headings.ts';
import { mustBeId } from '../../platform/http/keys.ts';
import { Problem } from '../../platform/problem.ts';
import { FormToken, fieldsOf, TextArea, typed } from '../../ui/field.tsx';
import { ErrorSummary, SCROLLS } from '../../ui/page.tsx';
import { StaffPage } from '../frame.tsx';
import { actOf, requireDuty, type StaffContext, type StaffEnv } from '../session.ts';
import { REPORTS } from './place.ts';
import { readReport } from './read-report.ts';

/** The words of a report; its numbers are named by {{…}} and filled in from the data. */
export const writing = new Hono<StaffEnv>()
  .get(`${REPORTS}/:id{[0-9]+}/viet`, async (c) => {
    requireDuty(c.var.officer, 'control', 'oversee');
    return c.html(await showWriting(c, {}));
  })
  .post(`${REPORTS}/:id{[0-9]+}/viet`, async (c) => {
    const id = mustBeId(c.req.param('id'));
    const body = (await c.req.parseBody()) as Record<string, string>;
    try {
      await c.var.platform.database.transact((tx) => writePassages(tx, actOf(c), id, body));
      return c.redirect(`${REPORTS}/${id}`, 303);
    } catch (error) {
      if (!(error instanceof Problem) || error.code === 'not_allowed' || error.code === 'not_found')
        throw error;
      return c.html(await showWriting(c, body, error), error.status);
    }
  });

async function showWriting(c: StaffContext, values: Record<string, string>, problem?: Problem) {
  const { officer, token } = c.var;
  const { standing, content, version } = await readReport(c);
  const { report } = standing;
  const field = fieldsOf(values, problem?.fields);
  return (
    <StaffPage title={`Sửa lời: ${content.subject}`} officer={officer} token={token} place={REPORTS}>
      <p class="no-print">
        <a href={`${REPORTS}/${report.id}`}>{content.subject}</a>
      </p>
      <h1>Sửa lời văn báo cáo</h1>
      <p>
        Số liệu viết bằng mã trong hai dấu ngoặc nhọn như {'{{tong-tiep-nhan}}'}: hệ thống điền, không gõ tay.
        Xóa trống một mục là lấy lại câu do số liệu viết.
      </p>
      {problem && <ErrorSummary message={problem.message} fields={problem.fields} />}
      <form method="post" action={`${REPORTS}/${report.id}/viet`} class="card card-body mb-3">
        <FormToken value={token} />
        <input type="hidden" name="clientKey" value={typed(values, 'clientKey') ?? randomUUID()} />
        <input type="hidden" name="version" value={String(version)} />
        {content.sections.map(({ key, source }) => {
          const name = `muc-${key}`;
          const { mark, text } = REPORT_HEADINGS[key];
          const value = typed(values, name) ?? source;
          return (
            <TextArea
              {...field(name)}
              label={`${mark}) ${text}`}
              value={value}
              rows={Math.max(3, Math.ceil(value.length / 110) + value.split('\n').length)}
            />
          );
        })}
        <button class="btn btn-primary" type="submit">
          Lưu bản mới
        </button>
      </form>
      <Figures figures={content.figures} />
      <Versions c={c} reportId={report.id} />
    </StaffPage>
  );
}

function Figures({ figures }: { figures: readonly LiveFigure[] }) {
  return (
    <details class="card card-body mb-3">
      <summary>Các số liệu dùng được ({figures.length})</summary>
      <div class="table-responsive" {...SCROLLS}>
        <table class="table">
          <thead>
            <tr>
              <th scope="col">Mã</th>
              <th scope="col">Nội dung</th>
              <th scope="col">Hiện là</th>
            </tr>
          </thead>
          <tbody>
            {figures.map((each) => (
              <tr>
                <td>
                  <code>{`{{${each.code}}}`}</code>
                </td>
                <td>{each.label}</td>
                <td>{each.text}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

async function Versions({ c, reportId }: { c: StaffContext; reportId: number }) {
  const { database } = c.var.platform;
  const { wardId } = c.var.officer;
  const versions = await listReportVersions(database.db, wardId, reportId);
  const names = new Map(
    (await listOfficersEver(database.db, wardId)).map((each) => [each.id, each.displayName]),
  );
  if (versions.length === 0) return null;
  return (
    <details class="card card-body">
      <summary>Các bản đã viết ({versions.length})</summary>
      <ul>
        {versions.map((each) => (
          <li>
            Bản {each.version}, {names.get(each.writtenBy)}, {formatTime(each.writtenAt)}:{' '}
            {Object.keys(each.passages).length} mục sửa lời
            {Object.entries(each.passages).map(([key, text]) => (
              <p class="text-secondary">
                {REPORT_HEADINGS[key as keyof typeof REPORT_HEADINGS].mark}) {text}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </details>
  );
}
