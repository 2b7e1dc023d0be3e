import type { ChartSpec } from './spec.ts';

/** The numbers of a chart as rows for those who read: a row for each category, a column for each series, the band and the target. */
export interface ChartTable {
  columns: string[];
  rows: { category: string; cells: string[] }[];
}

/** What stands where a chart has a gap. */
const NOTHING = '–';

/** 1234.56 → "1.234,56" */
export function formatValue(value: number | null): string {
  return value === null ? NOTHING : value.toLocaleString('vi-VN', { maximumFractionDigits: 2 });
}

/** The table behind a chart: every value it draws, in its unit, and nothing else. */
export function chartTable(spec: ChartSpec): ChartTable {
  const { series, target, band, unit } = spec;
  return {
    columns: [
      ...series.map((each) => `${each.name}${each.isForecast ? ' (dự báo)' : ''} (${unit})`),
      ...(band ? [`${band.label} (${unit})`] : []),
      ...(target ? [`${target.label} (${unit})`] : []),
    ],
    rows: spec.categories.map((category, at) => ({
      category,
      cells: [
        ...series.map((each) => formatValue(each.values[at] ?? null)),
        ...(band ? [bandText(band.low[at] ?? null, band.high[at] ?? null)] : []),
        ...(target ? [formatValue(target.value)] : []),
      ],
    })),
  };
}

function bandText(low: number | null, high: number | null): string {
  return low === null || high === null ? NOTHING : `${formatValue(low)} đến ${formatValue(high)}`;
}

const KINDS: Record<ChartSpec['kind'], string> = {
  bars: 'Biểu đồ cột',
  'stacked-bars': 'Biểu đồ cột chồng',
  lines: 'Biểu đồ đường',
  'horizontal-bars': 'Biểu đồ thanh ngang',
};

/** What a chart says, for those who do not see it: its kind, what it is of, and of each series its ends. */
export function describeChart(spec: ChartSpec): string {
  const series = spec.series.map((each) => {
    const known = each.values.flatMap((value, at) => (value === null ? [] : [{ value, at }]));
    const [first, last] = [known[0], known.at(-1)];
    if (!first || !last) return `${each.name}: chưa có dữ liệu`;
    const say = (point: { value: number; at: number }) =>
      `${spec.categories[point.at]} ${withUnit(point.value, spec.unit)}`;
    return `${each.name}: ${first === last ? say(first) : `từ ${say(first)} đến ${say(last)}`}`;
  });
  const target = spec.target ? [`${spec.target.label} ${withUnit(spec.target.value, spec.unit)}`] : [];
  return `${KINDS[spec.kind]} "${spec.title}". ${[...series, ...target].join('; ')}.`;
}

/** "85,5%", "1.234 hồ sơ". */
export function withUnit(value: number, unit: string): string {
  return unit === '%' ? `${formatValue(value)}%` : `${formatValue(value)} ${unit}`;
}
