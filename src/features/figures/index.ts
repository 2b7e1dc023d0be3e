export { firstCountedDay, listCodes } from './list-codes.ts';
export { noteFacts } from './note-facts.ts';
export { pourChanges } from './pour-changes.ts';
export { type CountRequest, type CountRow, type Days, EVER, readCounts } from './read-counts.ts';
export type { Count, Fact, FactDimension, FactPlace, PlacedFact } from './schema.ts';
