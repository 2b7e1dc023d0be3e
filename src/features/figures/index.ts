export { compareFigures, type FigureDifference } from './compare-figures.ts';
export { findDefinitions, hashOfDefinitions, noteDefinitions } from './definitions.ts';
export { holdFigures } from './hold-figures.ts';
export { noteFacts } from './note-facts.ts';
export { pourAll, pourChanges } from './pour-changes.ts';
export { type CountRequest, type CountRow, type Days, EVER, readCounts } from './read-counts.ts';
export { replaceFigures, stopCounting } from './replace-figures.ts';
export type { Count, Fact, FactDimension, FactPlace, PlacedFact } from './schema.ts';
export { FactSums } from './sums.ts';
