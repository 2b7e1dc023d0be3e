import type { Day } from '../../../law/day.ts';
import type { Db } from '../../../platform/database/database.ts';
import type { TaskStanding } from '../../indicators/index.ts';
import type { Unit } from '../../organisation/index.ts';
import type { Subtask } from '../../plans/index.ts';
import type { AgendaPoint } from '../schema.ts';

/** What an agenda is made from, read once for all sources. */
export interface AgendaGround {
  db: Db;
  wardId: number;
  asOf: Date;
  today: Day;
  /** The plan in use as it stands; empty when the ward has none. */
  standings: readonly TaskStanding[];
  planId: number | null;
  /** All open pieces of work. */
  open: readonly Subtask[];
  units: readonly Unit[];
}

/** Finds points for an agenda. Features that the meetings do not know hand theirs in from outside. */
export interface AgendaSource {
  code: string;
  /** In the order in which they should be talked about. */
  find(ground: AgendaGround): Promise<AgendaPoint[]>;
}
