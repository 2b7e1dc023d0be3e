import { Hono } from 'hono';
import { daysOf, findIndicator, INDICATORS } from '../../features/indicators/index.ts';
import { formatDay, formatTime, toLocalDay } from '../../law/day.ts';
import { formatNumber } from '../../ui/format.ts';
import { SCROLLS } from '../../ui/page.tsx';
import { StaffPage } from '../frame.tsx';
import type { StaffContext, StaffEnv } from '../session.ts';
import { showComparison } from './explanation/compare.tsx';
import { exportRows } from './export-rows.ts';
import { FigureText, PeriodForm, periodOf, readFigure } from './figure.tsx';
import { showIndicator } from './indicator-page.tsx';
import { showDifference } from './official/difference.tsx';
import { officialImports } from './official/imports.tsx';
import { officialReview } from './official/review.tsx';
import { PeriodLinks } from './period-links.tsx';

const PLACE = '/can-bo/chi-tieu';

/** Every figure of the house, and the rows behind each. */
export const indicatorPages = new Hono<StaffEnv>()
  .get(PLACE, async (c) => c.html(await showList(c)))
  .get(`${PLACE}/:file{[a-z0-9-]+\\.csv}`, (c) =>
    exportRows(c, findIndicator(c.req.param('file').slice(0, -4)), 'csv'),
  )
  .get(`${PLACE}/:file{[a-z0-9-]+\\.xlsx}`, (c) =>
    exportRows(c, findIndicator(c.req.param('file').slice(0, -5)), 'xlsx'),
  )
  .get(`${PLACE}/:code{[a-z0-9-]+}/so-sanh`, async (c) =>
    c.html(await showComparison(c, findIndicator(c.req.param('code')))),
  )
  .get(`${PLACE}/:code{[a-z0-9-]+}/chinh-thuc`, async (c) =>
    c.html(await showDifference(c, findIndicator(c.req.param('code')))),
  )
  .route('/', officialImports)
  .route('/', officialReview)
  .get(`${PLACE}/:code{[a-z0-9-]+}`, async (c) =>
    c.html(await showIndicator(c, findIndicator(c.req.param('code')))),
  );

async function showList(c: StaffContext) {
  const period = periodOf(c);
  const { from, until } = daysOf(period);
  const asOf = c.var.platform.now();
  const ratios = await Promise.all(INDICATORS.map((indicator) => readFigure(c, indicator, period)));
  return (
    <StaffPage title="Chỉ tiêu" officer={c.var.officer} token={c.var.token} place={PLACE}>
      <div class="page-head">
        <h1>Chỉ tiêu</h1>
        <span class="text-secondary">
          {formatDay(from)} – {formatDay(until)}, số liệu lúc {formatTime(asOf)}
        </span>
      </div>
      <p class="no-print">
        <a href="/can-bo/chi-so-766">Chỉ số phục vụ theo QĐ 766</a> ·{' '}
        <a href="/can-bo/hai-long">Mức độ hài lòng</a> ·{' '}
        <a href="/can-bo/chi-tieu-chinh-thuc">Số chính thức của Cổng Dịch vụ công quốc gia, thành phố</a>
      </p>
      <PeriodLinks
        today={toLocalDay(asOf)}
        period={period}
        address={(start, end) => `${PLACE}?tu=${start}&den=${end}`}
      />
      <PeriodForm action={PLACE} from={from} until={until} />
      <div class="table-responsive card" {...SCROLLS}>
        <table class="table figures indicator-list">
          <thead>
            <tr>
              <th scope="col">Chỉ tiêu</th>
              <th scope="col">Con số</th>
              <th scope="col">Tử số / mẫu số</th>
              <th scope="col">Cách tính</th>
            </tr>
          </thead>
          <tbody>
            {INDICATORS.map((indicator, at) => (
              <tr>
                <td>
                  <a href={`${PLACE}/${indicator.code}?tu=${from}&den=${until}`}>{indicator.name}</a>
                </td>
                <td>
                  <FigureText indicator={indicator} ratio={ratios[at] ?? null} />
                </td>
                <td class="text-nowrap">
                  {ratios[at]
                    ? `${formatNumber(ratios[at].numerator, 0)} / ${formatNumber(ratios[at].denominator, 0)}`
                    : '–'}
                </td>
                <td class="text-secondary">{indicator.definition}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </StaffPage>
  );
}
