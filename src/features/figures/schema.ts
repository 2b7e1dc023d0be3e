import type { Day } from '../../law/day.ts';

/** Something that counts, on a local day. `total` counts what is looked at, `counted` what of it counts; `minutes` are added up. */
export interface Fact {
  /** What it is, as the feature that notes it names it: "received-online". */
  code: string;
  day: Day;
  total: number;
  counted: number;
  minutes: number;
}

/** To what a fact belongs. Empty or 0: to none. */
export interface FactPlace {
  procedureCode: string;
  unitId: number;
  officerId: number;
}

export type PlacedFact = Fact & FactPlace;

/** What figures can be told apart by. */
export type FactDimension = 'procedureCode' | 'unitId' | 'officerId';

/** The sum of facts over a span of days. */
export interface Count {
  total: number;
  counted: number;
  minutes: number;
}
