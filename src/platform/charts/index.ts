export { drawChart } from './draw-chart.ts';
export { PAINTS } from './palette.ts';
export { chartPicture } from './picture.ts';
export type { ChartSpec } from './spec.ts';
export { chartTable, describeChart, formatValue } from './table.ts';
