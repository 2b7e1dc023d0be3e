import { PAINTS } from '../palette.ts';
import type { ChartSpec } from '../spec.ts';
import { withUnit } from '../table.ts';

export const TARGET_LINE = { color: PAINTS.target, width: 2, type: [2, 3], opacity: 1 };

export const targetName = (spec: ChartSpec, target: { label: string; value: number }): string =>
  `${target.label} ${withUnit(target.value, spec.unit)}`;

/** A line from end to end. Its series has no points of its own to see: it is there so that the axis reaches the target and the legend names it. */
export function targetOption(spec: ChartSpec, target: { label: string; value: number }, isFlat: boolean) {
  return {
    type: 'line',
    name: targetName(spec, target),
    data: spec.categories.map((_, at) => (isFlat ? [target.value, at] : [at, target.value])),
    symbol: 'none',
    silent: true,
    lineStyle: { ...TARGET_LINE, opacity: 0 },
    markLine: {
      silent: true,
      symbol: 'none',
      label: { show: false },
      lineStyle: TARGET_LINE,
      data: [isFlat ? { xAxis: target.value } : { yAxis: target.value }],
    },
  };
}
