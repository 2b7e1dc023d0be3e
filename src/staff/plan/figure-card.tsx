import { daysOf, formatPercent, percent, type TargetFigure } from '../../features/indicators/index.ts';
import { describeTarget } from '../../features/plans/index.ts';
import { formatDay, formatTime } from '../../law/day.ts';
import { formatNumber } from '../../ui/format.ts';
import { SCROLLS } from '../../ui/page.tsx';
import { Outlook } from '../indicators/explanation/standing.tsx';
import { StateMark } from './marks.tsx';
import { monthName, TrendChart } from './trend-chart.tsx';

/** One promised number: what it is now, of what, by which definition, month by month, and where it leads. */
export function FigureCard({ figure, asOf }: { figure: TargetFigure; asOf: Date }) {
  const { indicator, target, ratio, period } = figure;
  const { from, until } = daysOf({ from: period.from, to: asOf < period.to ? asOf : period.to });
  const rows = `/can-bo/chi-tieu/${indicator.code}?tu=${from}&den=${until}`;
  return (
    <section class="card card-body mb-3">
      <div class="page-head">
        <h2>{indicator.name}</h2>
        <StateMark state={figure.state} />
      </div>
      <p class="wall-figure">
        {formatPercent(figure.figure)}
        <small>
          chỉ tiêu {describeTarget(target)}: "{target.text}"
        </small>
      </p>
      <p>{figure.why}</p>
      <Outlook figure={figure} />
      <dl class="facts">
        <dt>Tử số</dt>
        <dd>
          {formatNumber(ratio.numerator, 0)} – {indicator.numeratorText}
        </dd>
        <dt>Mẫu số</dt>
        <dd>
          {formatNumber(ratio.denominator, 0)} – {indicator.denominatorText}
        </dd>
        <dt>Cách tính</dt>
        <dd>{indicator.definition}</dd>
        <dt>Căn cứ</dt>
        <dd>{indicator.law}</dd>
        <dt>Kỳ, lúc tính</dt>
        <dd>
          {formatDay(from)} – {formatDay(until)}, lúc {formatTime(asOf)}
        </dd>
      </dl>
      {indicator.kind !== 'missing' && (
        <p>
          <a href={rows}>Xem các dòng sau con số này</a>
        </p>
      )}
      {figure.trend.length > 0 && (
        <>
          <TrendChart figure={figure} band={figure.band} />
          <MonthTable figure={figure} />
        </>
      )}
    </section>
  );
}

function MonthTable({ figure }: { figure: TargetFigure }) {
  return (
    <details>
      <summary>Bảng theo tháng</summary>
      <div class="table-responsive" {...SCROLLS}>
        <table class="table figures">
          <thead>
            <tr>
              <th scope="col">Tháng</th>
              <th scope="col">Tử số</th>
              <th scope="col">Mẫu số</th>
              <th scope="col">Tỷ lệ</th>
            </tr>
          </thead>
          <tbody>
            {figure.trend.map((point, at) => (
              <tr>
                <th scope="row">{monthName(figure, at)}</th>
                <td>{formatNumber(point.numerator, 0)}</td>
                <td>{formatNumber(point.denominator, 0)}</td>
                <td>{point.denominator === 0 ? 'không có dữ liệu' : formatPercent(percent(point))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
