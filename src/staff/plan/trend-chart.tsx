import { percent, sumRatios, type TargetFigure } from '../../features/indicators/index.ts';
import { toLocalDay } from '../../law/day.ts';
import type { ChartSpec } from '../../platform/charts/index.ts';
import { Chart } from '../../ui/chart.tsx';
import { monthlyPercents } from './marks.tsx';

const TARGET_LABELS = { '>=': 'Chỉ tiêu từ', '=': 'Chỉ tiêu', '<=': 'Chỉ tiêu không quá' } as const;

interface TrendChartProps {
  figure: TargetFigure;
  /** Between which values the forecast may lie, in percent. */
  band?: { low: number; high: number } | null;
}

/** Month by month, since the beginning of the period, and where it leads, against the target. */
export function TrendChart({ figure, band = null }: TrendChartProps) {
  if (monthlyPercents(figure).every((value) => value === null))
    return <p class="text-secondary">Chưa có tháng nào có dữ liệu.</p>;
  return <Chart spec={trendSpec(figure, band)} />;
}

function trendSpec(figure: TargetFigure, band: TrendChartProps['band']): ChartSpec {
  const { trend, indicator, target, forecast } = figure;
  const months = trend.map((_, at) => monthName(figure, at));
  const soFar = trend.map((_, at) => percent(sumRatios(trend.slice(0, at + 1))));
  const isState = indicator.kind === 'catalogue';
  const nothing = months.slice(1).map(() => null);
  const ahead = forecast === null ? [] : [...nothing, soFar.at(-1) ?? null, forecast];
  const monthly = {
    name: 'Từng tháng',
    values: [...monthlyPercents(figure), ...(forecast === null ? [] : [null])],
  };
  return {
    kind: 'lines',
    title: `${indicator.name} theo tháng`,
    unit: '%',
    categories: forecast === null ? months : [...months, 'Hết kỳ'],
    series: [
      ...(isState ? [] : [{ ...monthly, tone: 'quiet' as const }]),
      isState
        ? monthly
        : { name: 'Tính từ đầu kỳ', values: [...soFar, ...(forecast === null ? [] : [null])] },
      ...(forecast === null ? [] : [{ name: 'Theo đà hiện nay', values: ahead, isForecast: true }]),
    ],
    target: { label: TARGET_LABELS[target.op], value: target.value },
    ...(band &&
      forecast !== null && {
        band: {
          label: 'Khoảng dự báo',
          low: [...nothing, soFar.at(-1) ?? null, band.low],
          high: [...nothing, soFar.at(-1) ?? null, band.high],
        },
      }),
    range: { min: 0, max: 100 },
  };
}

/** "T4" for April. */
export function monthName(figure: TargetFigure, at: number): string {
  return `T${Number(toLocalDay(figure.trend[at]!.from).slice(5, 7))}`;
}
