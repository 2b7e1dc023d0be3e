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
  type RowFilter,
  sumRatios,
} from './indicator.ts';
export { findIndicator, INDICATORS } from './indicators.ts';
export {
  type FigureReport,
  prepareFigures,
  recountFigures,
  verifyFigures,
} from './kept/count-again.ts';
export { type IndicatorFilter, type IndicatorRequest, readIndicator } from './kept/read-indicator.ts';
export { countPapersAsked, type PapersAsked } from './papers-asked.ts';
export { daysOf, readPeriod } from './period.ts';
export { type PeriodFacts, readPeriodFacts } from './period-facts.ts';
export { FigureReader, type TargetFigure } from './task-figures.ts';
export { readStanding, readWall, type TaskStanding } from './wall.ts';
export { listWeeklyFigures, listWeeks, type WeeklyFigure } from './weekly/store.ts';
export { takeWeek } from './weekly/take-week.ts';
export { isoWeekOf, mondayOf } from './weekly/week.ts';
