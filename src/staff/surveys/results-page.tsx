import {
  daysOf,
  findIndicator,
  formatPercent,
  percent,
  type Ratio,
} from '../../features/indicators/index.ts';
import { toLocalDay } from '../../law/day.ts';
import { formatNumber } from '../../ui/format.ts';
import { StaffPage } from '../frame.tsx';
import { MonthsChart } from '../indicators/explanation/months-chart.tsx';
import { PeriodForm } from '../indicators/figure.tsx';
import { PeriodLinks } from '../indicators/period-links.tsx';
import type { StaffContext } from '../session.ts';
import { Shares } from './checks-page.tsx';
import { CommentsSection } from './comments-section.tsx';
import { CutTable, FEW, Few } from './cut-table.tsx';
import { PLACE, Tabs } from './place.tsx';
import { LAND, type Results, readResults } from './read-results.ts';

/** How applicants were served, by what can be told apart without telling who said it. */
export async function resultsPage(c: StaffContext) {
  const { officer, token } = c.var;
  const results = await readResults(c);
  const { period, cuts, officers, comments, typed } = results;
  const { from, until } = daysOf(period);
  const days = `tu=${from}&den=${until}`;
  return (
    <StaffPage title="Mức độ hài lòng" officer={officer} token={token} place={PLACE}>
      <div class="page-head">
        <h1>Mức độ hài lòng</h1>
        <span class="no-print">
          <a class="btn" href={`${PLACE}.xlsx?${days}`}>
            Xuất Excel
          </a>{' '}
          <a class="btn" href={`${PLACE}.csv?${days}`}>
            Xuất CSV
          </a>
        </span>
      </div>
      <Tabs officer={officer} path={PLACE} />
      <PeriodLinks
        today={toLocalDay(c.var.platform.now())}
        period={period}
        address={(start, end) => `${PLACE}?tu=${start}&den=${end}`}
      />
      <PeriodForm action={PLACE} from={from} until={until} />
      <Summary results={results} />
      <Shares share={typed} />
      <p class="text-secondary">
        Phiếu không ghi tên. Phần dưới 5 phiếu được gộp với phần khác, để không ai đoán được người đánh giá.
      </p>
      <MonthsChart c={c} indicator={findIndicator('satisfaction')} period={period} />
      {cuts.map((cut) => (
        <CutTable {...cut} />
      ))}
      {officers.length > 0 && (
        <CutTable
          title="Theo cán bộ (chỉ người theo dõi, giám sát thấy)"
          head="Cán bộ trực tiếp làm hồ sơ"
          cuts={officers}
        />
      )}
      <CommentsSection c={c} comments={comments} days={{ from, until }} />
    </StaffPage>
  );
}

/** The figures of the whole: both ways of computing, each with what it means. */
function Summary({ results }: { results: Results }) {
  const { whole, earlier, land, response, service } = results;
  const { numerator, denominator } = service;
  const official = numerator === null || denominator === null ? null : { numerator, denominator };
  return (
    <dl class="review-rows card card-body mb-3">
      <dt>Theo phiếu khảo sát</dt>
      <dd>
        <Share ratio={whole} /> Kỳ trước dài bằng kỳ này: <Share ratio={earlier} />
      </dd>
      <dt>{LAND.name}</dt>
      <dd>
        <Share ratio={land} /> Chỉ tiêu riêng: từ 90 %.
      </dd>
      <dt>Theo cách tính 5.4 của QĐ 766</dt>
      <dd>
        {official === null ? 'Không có dữ liệu' : formatPercent(percent(official))}. 100 % trừ tỷ lệ hồ sơ quá
        hạn và tỷ lệ hồ sơ bị phản ánh, không hài lòng; là cách tính khác, không cộng với phiếu khảo sát.{' '}
        {service.words}
      </dd>
      <dt>Tỷ lệ trả lời</dt>
      <dd>
        {response.denominator === 0
          ? 'Không có hồ sơ kết thúc trong kỳ.'
          : `${formatPercent(percent(response))}: ${formatNumber(response.numerator, 0)} trong ${formatNumber(response.denominator, 0)} hồ sơ đã trả hoặc từ chối trong kỳ có phiếu.`}
      </dd>
    </dl>
  );
}

function Share({ ratio }: { ratio: Ratio }) {
  const { denominator } = ratio;
  if (denominator === 0) return <>không có dữ liệu.</>;
  return (
    <>
      <b>{formatPercent(percent(ratio))}</b> (n = {formatNumber(denominator, 0)}).{' '}
      {denominator < FEW && <Few n={denominator} />}{' '}
    </>
  );
}
