import type { ReportContent, ReportStanding } from '../../features/reports/index.ts';
import { formatTime } from '../../law/day.ts';
import { SCROLLS, Status } from '../../ui/page.tsx';
import type { StaffContext } from '../session.ts';
import { liveContent } from './read-report.ts';

interface SaidAndNowProps {
  c: StaffContext;
  standing: ReportStanding;
  content: ReportContent;
}

/** What the report said beside what the data say now: the report stays, the difference is not hidden. */
export async function SaidAndNow({ c, standing, content }: SaidAndNowProps) {
  const live = await liveContent(c, standing);
  const now = new Map(live.figures.map((each) => [each.code, each.text]));
  const moved = content.figures.filter((each) => now.get(each.code) !== each.text);
  if (moved.length === 0)
    return (
      <p>
        <Status tone="good">Số hiện nay vẫn như số đã báo cáo</Status>
      </p>
    );
  return (
    <section aria-labelledby="so-hien-nay">
      <h2 id="so-hien-nay">Số đã báo cáo và số hiện nay</h2>
      <p>
        {moved.length} số nay khác, lúc {formatTime(c.var.platform.now())}. Báo cáo đã trình không đổi.
      </p>
      <div class="table-responsive card mb-3" {...SCROLLS}>
        <table class="table report-form">
          <thead>
            <tr>
              <th scope="col">Nội dung</th>
              <th scope="col">Số đã báo cáo</th>
              <th scope="col">Số hiện nay</th>
            </tr>
          </thead>
          <tbody>
            {moved.map((each) => (
              <tr>
                <th scope="row" class="fw-normal">
                  {each.label}
                </th>
                <td>{each.text}</td>
                <td>{now.get(each.code) ?? '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
