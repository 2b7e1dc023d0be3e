import { measureText } from '../measure-text.ts';
import { PAINTS } from '../palette.ts';
import type { ChartSpec } from '../spec.ts';
import { seriesName } from './series.ts';
import type { Sheet } from './sheet.ts';
import { TARGET_LINE, targetName } from './target.ts';

const LEGEND_GAP = 10;

/** Every name a chart explains below itself. */
function namesOf(spec: ChartSpec): string[] {
  return [
    ...spec.series.map(seriesName),
    ...(spec.target ? [targetName(spec, spec.target)] : []),
    ...(spec.band ? [spec.band.label] : []),
  ];
}

/** How much room the names take: those that do not fit beside one another go on further lines. */
export function legendHeight(spec: ChartSpec, { width, fontSize }: Sheet): number {
  const names = namesOf(spec);
  if (names.length < 2) return 0;
  let [lines, used] = [1, 0];
  for (const name of names) {
    const needed = 44 + measureText(name, `${fontSize}px`).width;
    if (used + needed > width) [lines, used] = [lines + 1, 0];
    used += needed;
  }
  return lines * (fontSize + LEGEND_GAP);
}

export function legendOption(spec: ChartSpec, { fontFamily, fontSize }: Sheet) {
  const names = namesOf(spec);
  const target = spec.target && targetName(spec, spec.target);
  return {
    show: names.length > 1,
    data: names.map((name) =>
      name === target ? { name, lineStyle: TARGET_LINE, itemStyle: { opacity: 0 } } : name,
    ),
    bottom: 0,
    itemWidth: 24,
    itemHeight: 12,
    itemGap: LEGEND_GAP,
    selectedMode: false,
    textStyle: { fontFamily, fontSize, color: PAINTS.text },
  };
}
