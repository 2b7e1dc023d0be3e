import {
  daysOf,
  FigureReader,
  type Indicator,
  type Period,
  percent,
} from '../../../features/indicators/index.ts';
import { addDays, firstOfYear, toLocalDay } from '../../../law/day.ts';
import { Chart } from '../../../ui/chart.tsx';
import type { StaffContext } from '../../session.ts';

/** A figure month by month, since the year of the period began. Nothing where there is only one month. */
export async function MonthsChart({ c, indicator, period }: MonthsChartProps) {
  const { database, now } = c.var.platform;
  const { from, until } = daysOf(period);
  const reader = new FigureReader(database.db, c.var.officer.wardId, now());
  const trend = await reader.trend(indicator, firstOfYear(from), addDays(until, 1));
  if (trend.length < 2) return null;
  return (
    <Chart
      spec={{
        kind: 'lines',
        title: `${indicator.name} theo tháng`,
        unit: '%',
        categories: trend.map((point) => monthOf(toLocalDay(point.from))),
        series: [{ name: 'Từng tháng', values: trend.map(percent) }],
        range: { min: 0, max: 100 },
      }}
    />
  );
}

interface MonthsChartProps {
  c: StaffContext;
  indicator: Indicator;
  period: Period;
}

/** "T4/26" for April 2026. */
function monthOf(day: string): string {
  return `T${Number(day.slice(5, 7))}/${day.slice(2, 4)}`;
}
