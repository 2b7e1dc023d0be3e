// Each part by itself: 'echarts/charts' and 'echarts/components' would load every kind of chart there is, which costs 35 MB and half a second of the start.
import 'echarts/lib/chart/bar';
import 'echarts/lib/chart/custom';
import 'echarts/lib/chart/line';
import 'echarts/lib/component/grid';
import 'echarts/lib/component/legendPlain';
import 'echarts/lib/component/markLine';
import { init, setPlatformAPI, use } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';
import { cleanSvg } from './clean-svg.ts';
import { measureText } from './measure-text.ts';
import type { Sheet } from './option/sheet.ts';
import { toOption } from './option/to-option.ts';
import type { ChartSpec } from './spec.ts';
import { describeChart } from './table.ts';

use([LabelLayout, SVGRenderer]);
setPlatformAPI({ measureText: (text, font) => measureText(text, font) as TextMetrics });

/** The chart as one SVG element. The same chart on the same sheet is the same text, letter for letter. */
export function drawOn(sheet: Sheet, spec: ChartSpec): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: sheet.width, height: sheet.height });
  try {
    chart.setOption(toOption(spec, sheet));
    return cleanSvg(chart.renderToSVGString({ useViewBox: true }), {
      seed: JSON.stringify([sheet, spec]),
      description: describeChart(spec),
      series: spec.series.length,
    });
  } finally {
    chart.dispose();
  }
}

/** The last drawn ones: a wall that many open shows the same charts until its figures change. */
const kept = new Map<string, string>();
const MOST_KEPT = 60;

/**
 * A chart for a page: an SVG element with role="img" and what it says in words, in the paints of `PAINTS`.
 * @param size in CSS pixels, as wide as it will stand on the page, so that its words keep their size
 */
export function drawChart(spec: ChartSpec, size: { width: number; height: number }): string {
  const key = JSON.stringify([size, spec]);
  const drawn =
    kept.get(key) ??
    drawOn({ ...size, fontFamily: 'Be Vietnam Pro, system-ui, sans-serif', fontSize: 13 }, spec);
  // What was asked last stands last; the first goes.
  kept.delete(key);
  kept.set(key, drawn);
  if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value!);
  return drawn;
}
