import { type Look, lookOf, PAINTS } from '../palette.ts';
import type { ChartSeries, ChartSpec } from '../spec.ts';
import { formatValue } from '../table.ts';
import type { Sheet } from './sheet.ts';

/** A mark with less room than this does not get its value written beside it. */
const ROOM_OF_A_LABEL = 34;

const LABEL_PLACES = {
  bars: 'top',
  lines: 'top',
  'stacked-bars': 'inside',
  'horizontal-bars': 'right',
} as const;

export const seriesName = (series: ChartSeries): string =>
  `${series.name}${series.isForecast ? ' (dự báo)' : ''}`;

/** One series with its look; a gap stays a gap. */
export function seriesOption(spec: ChartSpec, series: ChartSeries, at: number, sheet: Sheet) {
  const look = lookOf(spec.series, at);
  const side = spec.kind === 'stacked-bars' ? 1 : spec.series.filter((each) => !each.isForecast).length;
  const marks = spec.categories.length * Math.max(side, 1);
  const isFlat = spec.kind === 'horizontal-bars';
  const hasLabels = isFlat || (sheet.width - 60) / marks > ROOM_OF_A_LABEL;
  const base = {
    name: seriesName(series),
    data: series.values.map((value) => value ?? '-'),
    emphasis: { disabled: true },
    label: {
      show: hasLabels,
      position: LABEL_PLACES[spec.kind],
      textBorderColor: PAINTS.ground,
      textBorderWidth: 3,
      formatter: ({ value }: { value: unknown }) => (typeof value === 'number' ? formatValue(value) : ''),
      fontFamily: sheet.fontFamily,
      fontSize: sheet.fontSize - 1,
      color: PAINTS.text,
    },
    labelLayout: { hideOverlap: true },
  };
  return spec.kind === 'lines'
    ? { ...base, ...lineOption(series, look) }
    : { ...base, ...barOption(spec, series, look) };
}

function lineOption(series: ChartSeries, look: Look) {
  return {
    type: 'line',
    symbol: look.symbol,
    symbolSize: 8,
    showSymbol: true,
    showAllSymbol: true,
    lineStyle: { color: look.border, width: 2.5, type: series.isForecast ? [6, 4] : 'solid' },
    itemStyle: {
      color: series.isForecast ? PAINTS.ground : look.color,
      borderColor: look.border,
      borderWidth: 2,
    },
  };
}

function barOption(spec: ChartSpec, series: ChartSeries, look: Look) {
  return {
    type: 'bar',
    ...(spec.kind === 'stacked-bars' && { stack: 'all' }),
    barMaxWidth: 44,
    itemStyle: series.isForecast
      ? { color: PAINTS.ground, borderColor: look.border, borderWidth: 1.5, borderType: [5, 3] }
      : {
          color: look.color,
          borderColor: look.border,
          borderWidth: 1,
          ...(look.pattern && { decal: look.pattern }),
        },
  };
}
