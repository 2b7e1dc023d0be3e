import type { Day } from '../../../law/day.ts';
import type { InspectionFigure } from '../../../law/inspection-checklist.ts';
import type { Unit } from '../../organisation/index.ts';

/** Which unit's work is looked at, in which days (both counted), as of when. */
export interface Looked {
  unit: Unit;
  from: Day;
  until: Day;
  asOf: Date;
}

/** How many of how many are bad. */
export interface FoundFigure {
  figure: InspectionFigure;
  count: number;
  of: number;
  asOf: Date;
}

/** A row behind a figure; it carries no name of a person. */
export interface FigureRow {
  title: string;
  detail: string;
  address: string | null;
}
