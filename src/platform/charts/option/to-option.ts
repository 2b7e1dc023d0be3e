import type { EChartsCoreOption } from 'echarts/core';
import { PAINTS } from '../palette.ts';
import type { ChartSpec } from '../spec.ts';
import { formatValue } from '../table.ts';
import { bandOption } from './band.ts';
import { legendHeight, legendOption } from './legend.ts';
import { seriesOption } from './series.ts';
import type { Sheet } from './sheet.ts';
import { targetOption } from './target.ts';

/** The chart as echarts wants it said. */
export function toOption(spec: ChartSpec, sheet: Sheet): EChartsCoreOption {
  const isFlat = spec.kind === 'horizontal-bars';
  const [categories, values] = [categoryAxis(spec, sheet), valueAxis(spec, sheet)];
  return {
    animation: false,
    textStyle: { fontFamily: sheet.fontFamily, fontSize: sheet.fontSize },
    grid: {
      left: 4,
      right: isFlat ? 40 : 14,
      top: 8,
      bottom: 10 + legendHeight(spec, sheet),
      outerBoundsMode: 'same',
      outerBoundsContain: 'all',
    },
    legend: legendOption(spec, sheet),
    xAxis: isFlat ? values : categories,
    yAxis: isFlat ? categories : values,
    series: [
      ...spec.series.map((series, at) => seriesOption(spec, series, at, sheet)),
      ...(spec.target ? [targetOption(spec, spec.target, isFlat)] : []),
      ...(spec.band ? [bandOption(spec.band, isFlat)] : []),
    ],
  };
}

/** More categories than this are named in one line each, as many as fit. */
const BROKEN_NAMES = 6;

function categoryAxis(spec: ChartSpec, { width, fontFamily, fontSize }: Sheet) {
  const isFlat = spec.kind === 'horizontal-bars';
  const count = spec.categories.length;
  return {
    type: 'category',
    data: [...spec.categories],
    axisTick: { show: false },
    axisLine: { lineStyle: { color: PAINTS.quietText } },
    axisLabel: {
      fontFamily,
      fontSize,
      color: PAINTS.text,
      lineHeight: fontSize * 1.25,
      hideOverlap: true,
      ...(isFlat && { width: width * 0.36, overflow: 'break' }),
      ...(!isFlat &&
        count <= BROKEN_NAMES && {
          width: (width - 60) / count - 8,
          overflow: 'break',
          interval: 0,
          hideOverlap: false,
        }),
    },
    ...(isFlat && { inverse: true }),
  };
}

function valueAxis(spec: ChartSpec, { fontFamily, fontSize }: Sheet) {
  const { kind, unit, range } = spec;
  const isFlat = kind === 'horizontal-bars';
  const words = { fontFamily, fontSize, color: PAINTS.quietText };
  return {
    type: 'value',
    ...(range && holdsAll(spec, range) && { ...range, interval: (range.max - range.min) / 4 }),
    minInterval: heights(spec).every(Number.isInteger) ? 1 : 0,
    splitNumber: 4,
    name: unit,
    nameTextStyle: { ...words, ...(!isFlat && { align: 'right', padding: [0, 6, 0, 0] }) },
    ...(isFlat ? { nameLocation: 'middle', nameGap: fontSize + 10 } : { nameGap: 10 }),
    axisLabel: { ...words, formatter: (value: number) => formatValue(value) },
    splitLine: { lineStyle: { color: PAINTS.grid } },
  };
}

/** Everything that has a height in this chart. */
function heights({ series, band, target }: ChartSpec): number[] {
  const all = [...series.flatMap((each) => each.values), ...(band?.low ?? []), ...(band?.high ?? [])];
  return [...all, target?.value ?? null].filter((value) => value !== null);
}

/** Ends that were asked for give way to a value beyond them: nothing is cut off. What stands on one another is as high as its sum. */
function holdsAll(spec: ChartSpec, { min, max }: { min: number; max: number }): boolean {
  const sums = spec.categories.map((_, at) =>
    spec.series.reduce((sum, each) => sum + (each.values[at] ?? 0), 0),
  );
  const all = spec.kind === 'stacked-bars' ? [...heights(spec), ...sums] : heights(spec);
  return all.every((value) => value >= min && value <= max);
}
