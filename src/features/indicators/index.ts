export {
  type AnswerIndicator,
  type CatalogueIndicator,
  type DossierIndicator,
  formatPercent,
  type Indicator,
  type IndicatorRow,
  type Part,
  type Period,
  percent,
  type Ratio,
  sumRatios,
} from './indicator.ts';
export { findIndicator, INDICATORS } from './indicators.ts';
export { daysOf, readPeriod } from './period.ts';
export { FigureReader, type TargetFigure } from './task-figures.ts';
export { readStanding, readWall, type TaskStanding } from './wall.ts';
