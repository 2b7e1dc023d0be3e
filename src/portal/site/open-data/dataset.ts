import type { Ward } from '../../../features/organisation/index.ts';
import type { Db } from '../../../platform/database/database.ts';

export type Cell = string | number | null;

/** For what an open table is read. */
export interface Asked {
  db: Db;
  ward: Ward;
  /** Nothing after this is counted. */
  asOf: Date;
  /** Scheme and host of the portal. */
  origin: string;
}

/** A table of public data: its address, its columns and their meaning stay; none of them tells of a person. */
export interface Dataset {
  /** The end of its address. */
  name: string;
  title: string;
  about: string;
  /** The column by whose month, `?thang=YYYY-MM`, its rows can be narrowed. */
  month?: string;
  /** Read anew each time it is asked for: what is taken back must be gone at once. */
  isFresh?: boolean;
  columns: readonly (readonly [name: string, meaning: string])[];
  read(asked: Asked): Promise<Cell[][]>;
}
