import { formatPercent } from '../../features/indicators/index.ts';
import type { ReportContent } from '../../features/reports/index.ts';
import { addDays } from '../../law/day.ts';
import { REPORT_HEADINGS } from '../../law/report-headings.ts';
import { Chart } from '../../ui/chart.tsx';
import { formatNumber } from '../../ui/format.ts';
import { SCROLLS } from '../../ui/page.tsx';
import { cellLink } from './forms/cell-link.ts';
import { FormTable } from './forms/form-table.tsx';

/** What a report says, with every number leading to what it is counted from. */
export function ReportText({ content }: { content: ReportContent }) {
  return (
    <>
      <section class="card card-body mb-3" aria-labelledby="loi-van">
        <h2 id="loi-van">Kết quả thực hiện</h2>
        {content.sections.map(({ key, text, isEdited }) => (
          <div>
            <h3>
              {REPORT_HEADINGS[key].mark}) {REPORT_HEADINGS[key].text}
              {isEdited && <span class="text-secondary"> (đã sửa lời)</span>}
            </h3>
            {text.split('\n').map((line) => (
              <p>{line}</p>
            ))}
          </div>
        ))}
      </section>
      <Compared content={content} />
      {content.charts.map((spec) => (
        <Chart spec={spec} />
      ))}
      <Indicators content={content} />
      <Tasks content={content} />
      <h2>Các biểu</h2>
      {content.forms.map((form) => (
        <FormTable form={form} linkOf={cellLink(form, {}, 'field')} />
      ))}
    </>
  );
}

const shown = (value: number | null) => (value === null ? '–' : formatNumber(value, 0));
const share = (value: number | null) => (value === null ? '–' : formatPercent(value));

function Compared({ content }: { content: ReportContent }) {
  return (
    <section aria-labelledby="so-sanh">
      <h2 id="so-sanh">So với kỳ trước và cùng kỳ năm trước</h2>
      <div class="table-responsive card mb-3" {...SCROLLS}>
        <table class="table report-form">
          <thead>
            <tr>
              {['Nội dung', 'Kỳ báo cáo', 'Kỳ trước', 'Cùng kỳ năm trước'].map((label) => (
                <th scope="col">{label}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {content.compared.lines.map((line) => (
              <tr>
                <th scope="row" class="fw-normal">
                  {line.label}
                </th>
                <td>{shown(line.now)}</td>
                <td>{shown(line.before)}</td>
                <td>{shown(line.lastYear)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Indicators({ content }: { content: ReportContent }) {
  const query = `tu=${content.from}&den=${addDays(content.countedTo, -1)}`;
  return (
    <section aria-labelledby="chi-tieu">
      <h2 id="chi-tieu">Các chỉ tiêu</h2>
      <div class="table-responsive card mb-3" {...SCROLLS}>
        <table class="table report-form">
          <thead>
            <tr>
              {['Chỉ tiêu', 'Đạt', 'Phải xét', 'Tỷ lệ', 'Kỳ trước', 'Cùng kỳ'].map((label) => (
                <th scope="col">{label}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {content.indicators.map(({ code, name, numerator, denominator, before, lastYear }) => (
              <tr>
                <th scope="row" class="fw-normal">
                  <a href={`/can-bo/chi-tieu/${code}?${query}`}>{name}</a>
                </th>
                <td>{shown(numerator)}</td>
                <td>{shown(denominator)}</td>
                <td>{share(denominator === 0 ? null : (100 * numerator) / denominator)}</td>
                <td>{share(before)}</td>
                <td>{share(lastYear)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Tasks({ content }: { content: ReportContent }) {
  if (content.tasks.length === 0) return null;
  return (
    <details class="card card-body mb-3">
      <summary>Nhiệm vụ của kế hoạch ({content.tasks.length})</summary>
      <div class="table-responsive" {...SCROLLS}>
        <table class="table">
          <thead>
            <tr>
              {['TT', 'Nhiệm vụ', 'Chủ trì', 'Trạng thái', 'Vì sao'].map((label) => (
                <th scope="col">{label}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {content.tasks.map((task) => (
              <tr>
                <td>{task.order}</td>
                <td>{task.text}</td>
                <td>{task.leads.join('; ')}</td>
                <td>{task.state}</td>
                <td>{task.why}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
