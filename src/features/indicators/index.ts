export type { Target, TargetAssessment, TrendPoint } from './assess.ts';
export {
  type CatalogueIndicator,
  type DossierIndicator,
  formatPercent,
  type Indicator,
  type IndicatorRow,
  type MissingIndicator,
  type Part,
  type Period,
  percent,
  type Ratio,
  sumRatios,
} from './indicator.ts';
export { findIndicator, INDICATORS } from './indicators.ts';
export { daysOf, monthBounds, readPeriod, spansOf, startOf } from './period.ts';
export { FigureReader, measuredDays, type TargetFigure } from './task-figures.ts';
export { readStanding, readWall, type TaskStanding } from './wall.ts';
