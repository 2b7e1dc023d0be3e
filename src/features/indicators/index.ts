export { isAtMost } from './assess.ts';
export { closeEnded } from './closings/close-ended.ts';
export { closePeriod } from './closings/close-period.ts';
export { calendarEndingOn } from './closings/periods.ts';
export {
  findClosing,
  listClosings,
  verifyClosings,
} from './closings/store.ts';
export { dossierRatio } from './dossier-ratio.ts';
export { matches } from './explain/cells.ts';
export { comparePeriods, type PeriodComparison } from './explain/compare-periods.ts';
export { describeLever } from './explain/describe-lever.ts';
export { type Goal, leversOf } from './explain/levers.ts';
export { UNCERTAIN } from './explain/uncertain.ts';
export { describeNeed } from './forecast/need.ts';
export {
  type AnswerIndicator,
  type CatalogueIndicator,
  type CatalogueRow,
  type Cell,
  type DossierIndicator,
  type FeedbackIndicator,
  formatPercent,
  type Indicator,
  type IndicatorRow,
  type Part,
  type Period,
  percent,
  type Ratio,
  type RowFilter,
  type SplitIndicator,
  sumRatios,
} from './indicator.ts';
export { findIndicator, INDICATORS } from './indicators.ts';
export {
  type FigureReport,
  noteCounted,
  prepareFigures,
  recountFigures,
  verifyFigures,
} from './kept/count-again.ts';
export { readIndicator } from './kept/read-indicator.ts';
export { lateByUnit, leadUnitsOf, type UnitStanding } from './late-by-unit.ts';
export { adoptOfficial, discardOfficial } from './official/decide-import.ts';
export { explainDifference } from './official/difference/explain-difference.ts';
export type { ComparedDossier, Reconciliation } from './official/difference/reconcile.ts';
export { isExplainedByList } from './official/difference/standing-in-list.ts';
export { importOfficial, readOfficial } from './official/import-official.ts';
export { DIFFERENCE_LABELS, OFFICIAL_KIND_LABELS, OFFICIAL_STATE_LABELS } from './official/labels.ts';
export {
  findOfficialImport,
  findOfficialList,
  listOfficialFigures,
  listOfficialImports,
  type OfficialFigure,
  type OfficialImport,
} from './official/store.ts';
export { countPapersAsked, type PapersAsked } from './papers-asked.ts';
export { daysOf, readPeriod } from './period.ts';
export { readLiveFacts, readPeriodFacts } from './period-facts.ts';
export { readPeriodFigures } from './period-figures.ts';
export { readQuality } from './quality-index/read-quality.ts';
export {
  NO_DATA_LABELS,
  type QualityLine,
  type QualityResult,
  type Weighing,
} from './quality-index/schema.ts';
export { decideWeights, listQualityDecisions, weighingOn, weightFields } from './quality-index/weights.ts';
export { FigureReader, type TargetFigure } from './task-figures.ts';
export { readStanding, readWall, type TaskStanding } from './wall.ts';
export { isTakenLate, listWeeklyQuality, type WeeklyQuality } from './weekly/quality-store.ts';
export { listWeeklyFigures, listWeeks, type WeeklyFigure } from './weekly/store.ts';
export { takeWeek, takeWeeks } from './weekly/take-week.ts';
export { isoWeekOf, mondayOf } from './weekly/week.ts';
