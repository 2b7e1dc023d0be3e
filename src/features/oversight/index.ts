export { CITY_INDICATORS, type CityView, medianOf, readCityView, type WardFigure } from './city-view.ts';
export { endOversight, grantOversight } from './grant.ts';
export { LEVEL_LABELS } from './labels.ts';
export { noteLooks } from './note-looks.ts';
export { type CityPeriod, cityPeriod } from './period.ts';
export { type RollUp, type RollUpPart, type RollUpRow, readRollUp } from './roll-up.ts';
export type { OverseenWard, OversightGrant } from './schema.ts';
export { type Scope, SETTLEMENT_COLUMNS, type Settlement } from './settlement.ts';
export { findOverseen, listGrants, listOverseen } from './store.ts';
