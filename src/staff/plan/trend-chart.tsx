import { formatPercent, type TargetFigure } from '../../features/indicators/index.ts';
import { describeTarget } from '../../features/plans/index.ts';
import { toLocalDay } from '../../law/day.ts';
import { monthlyPercents } from './marks.tsx';

const WIDTH = 640;
const HEIGHT = 150;
const LEFT = 36;
const BOTTOM = 24;

/** Month by month against the target; the same numbers stand in the table below it. */
export function TrendChart({ figure }: { figure: TargetFigure }) {
  const values = monthlyPercents(figure);
  if (values.every((value) => value === null))
    return <p class="text-secondary">Chưa có tháng nào có dữ liệu.</p>;
  const step = (WIDTH - LEFT) / Math.max(values.length, 1);
  const y = (value: number) => 10 + (1 - value / 100) * (HEIGHT - BOTTOM - 10);
  const { target } = figure;
  return (
    <svg
      class="chart"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={`Theo tháng: ${values.map((value, at) => `${monthName(figure, at)} ${formatPercent(value)}`).join(', ')}`}
    >
      {[0, 50, 100].map((mark) => (
        <g>
          <line class="chart-grid" x1={LEFT} x2={WIDTH} y1={y(mark)} y2={y(mark)} />
          <text class="chart-text" x={LEFT - 6} y={y(mark) + 4} text-anchor="end">
            {mark}
          </text>
        </g>
      ))}
      {values.map((value, at) => (
        <g>
          {value !== null && (
            <rect
              class="chart-bar"
              x={LEFT + at * step + step * 0.2}
              width={step * 0.6}
              y={y(value)}
              height={Math.max(1, y(0) - y(value))}
            />
          )}
          <text class="chart-text" x={LEFT + (at + 0.5) * step} y={HEIGHT - 6} text-anchor="middle">
            {monthName(figure, at)}
          </text>
        </g>
      ))}
      <line class="spark-target" x1={LEFT} x2={WIDTH} y1={y(target.value)} y2={y(target.value)}>
        <title>Chỉ tiêu {describeTarget(target)}</title>
      </line>
    </svg>
  );
}

/** "T4" for April. */
export function monthName(figure: TargetFigure, at: number): string {
  return `T${Number(toLocalDay(figure.trend[at]!.from).slice(5, 7))}`;
}
