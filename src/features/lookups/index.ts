export { openFacts } from './facts.ts';
export { findForMatter, type LookupMatter, letsPaperBeAsked } from './failed-lookup.ts';
export { ADAPTER_LABELS, BREAKER_LABELS, OUTCOME_LABELS } from './labels.ts';
export { lookUp } from './look-up.ts';
export { type ByHand, recordByHand } from './record-by-hand.ts';
export type { Fact, Lookup, LookupAct, LookupQuestion, LookupSubject } from './schema.ts';
export { searchLookups } from './search.ts';
export { isConnected, listStandings, type Standing } from './standings.ts';
export { findLookup, insertLookup, listLookupsOf } from './store.ts';
