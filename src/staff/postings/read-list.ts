import { createHash } from 'node:crypto';
import {
  DEFECTS,
  type Defect,
  type ProcedureStanding,
  type Standings,
  standingsOn,
} from '../../features/postings/index.ts';
import { toLocalDay } from '../../law/day.ts';
import type { StaffContext } from '../session.ts';

export const PATH = '/can-bo/niem-yet';

/** How a list is narrowed: one class of faults, what is correct, or what still has time. */
export const STATES = [...DEFECTS, 'correct', 'waiting'] as const;
export type State = Defect | 'correct' | 'waiting';

export interface PostingFilters {
  state: State | null;
  field: string | null;
}

export function filtersOf(query: (name: string) => string | undefined): PostingFilters {
  return {
    state: STATES.find((each) => each === query('loi')) ?? null,
    field: query('linh-vuc')?.slice(0, 100) || null,
  };
}

export function queryOf({ state, field }: PostingFilters): string {
  return String(new URLSearchParams({ ...(state && { loi: state }), ...(field && { 'linh-vuc': field }) }));
}

export function isIn(standing: ProcedureStanding, state: State): boolean {
  if (state === 'correct') return standing.isCorrect;
  if (state === 'waiting') return standing.isWaiting;
  return standing.faults.some((fault) => fault.defect === state);
}

/** How everything stands today. */
export async function readStandings(c: StaffContext): Promise<Standings> {
  const { database, now } = c.var.platform;
  const today = toLocalDay(now());
  return (await standingsOn(database.db, c.var.officer.wardId, [today])).get(today)!;
}

export function narrow({ required }: Standings, { state, field }: PostingFilters): ProcedureStanding[] {
  return required.filter(
    (each) => (state === null || isIn(each, state)) && (field === null || each.fieldCode === field),
  );
}

export const itemOf = ({ code, version }: ProcedureStanding) => `${code}~${version}`;

/** A mark of a whole list, by which a form for all of it knows that nothing changed since it was shown. */
export function markOf(list: readonly ProcedureStanding[]): string {
  return createHash('sha256').update(list.map(itemOf).join()).digest('hex').slice(0, 32);
}
