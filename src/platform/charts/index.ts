export { drawChart } from './draw-chart.ts';
export { PAINTS } from './palette.ts';
export { chartPicture } from './picture.ts';
export type { ChartSeries, ChartSpec } from './spec.ts';
export { type ChartTable, chartTable, describeChart, formatValue, withUnit } from './table.ts';
