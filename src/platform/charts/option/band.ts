import type { CustomSeriesRenderItem } from 'echarts';
import { PAINTS } from '../palette.ts';
import type { ChartSpec } from '../spec.ts';

/** The room between low and high: an area where neighbours have both, a bar where a category stands alone. */
export function bandOption(band: NonNullable<ChartSpec['band']>, isFlat: boolean) {
  const data = band.low.flatMap((low, at) => {
    const high = band.high[at] ?? null;
    return low === null || high === null ? [] : [isFlat ? [low, high, at] : [at, low, high]];
  });
  const ends = new Map(data.map((row) => (isFlat ? [row[2]!, row.slice(0, 2)] : [row[0]!, row.slice(1)])));
  const renderItem: CustomSeriesRenderItem = (_params, api) => {
    const at = Number(api.value(isFlat ? 2 : 0));
    const place = (category: number, value: number) =>
      api.coord(isFlat ? [value, category] : [category, value]) as [number, number];
    const edge = (end: number) => {
      const here = place(at, ends.get(at)![end]!);
      const toward = (next: number): [number, number] => {
        const there = ends.get(at + next);
        const from = place(at + next, (there ?? ends.get(at)!)[end]!);
        const share = there ? 0.5 : 0.12;
        return [here[0] + (from[0] - here[0]) * share, here[1] + (from[1] - here[1]) * share];
      };
      return [toward(-1), here, toward(1)];
    };
    return {
      type: 'polygon',
      silent: true,
      shape: { points: [...edge(0), ...edge(1).reverse()] },
      style: { fill: PAINTS.first, opacity: 0.16 },
    };
  };
  return {
    type: 'custom',
    name: band.label,
    silent: true,
    z: 1,
    itemStyle: { color: PAINTS.first, opacity: 0.16 },
    data,
    encode: isFlat ? { x: [0, 1], y: 2 } : { x: 0, y: [1, 2] },
    renderItem,
  };
}
