import { listOfficersEver, listUnits } from '../../features/organisation/index.ts';
import { LOOK_KINDS, type LookLine, type LookSearch } from '../../features/privacy/index.ts';
import { addDays, type Day, instant, isDay, toLocalDay } from '../../law/day.ts';
import { readId } from '../../platform/http/keys.ts';
import type { StaffContext } from '../session.ts';

export const LOOKS = '/can-bo/nhat-ky/xem';
export const PAGE = 100;

/** What the address asks for, and the days as they stand in its form. */
export function readLookSearch(c: StaffContext): { search: LookSearch; from: Day | null; to: Day | null } {
  const query = (name: string) => c.req.query(name) ?? '';
  const day = (name: string) => (isDay(query(name)) ? query(name) : null);
  const [from, to] = [day('tu'), day('den')];
  const search = {
    officerId: readId(query('ai')),
    subject: query('ve').trim().slice(0, 60).toUpperCase() || null,
    kind: LOOK_KINDS.find((each) => each === query('trang')) ?? null,
    from: from === null ? null : instant(from, 0),
    until: to === null ? null : instant(addDays(to, 1), 0),
    withoutWork: query('chua-lam') === '1',
    ...{ before: readId(query('truoc')), limit: PAGE },
  };
  return { search, from, to };
}

/** The days asked for; without them the last thirty. */
export function readDays(c: StaffContext): { from: Day; to: Day } {
  const today = toLocalDay(c.var.platform.now());
  const day = (name: string, otherwise: Day) => {
    const given = c.req.query(name) ?? '';
    return isDay(given) && given <= today ? given : otherwise;
  };
  const to = day('den', today);
  const from = day('tu', addDays(to, -29));
  return from > to ? { from: to, to } : { from, to };
}

export interface Names {
  officers: ReadonlyMap<number, string>;
  units: ReadonlyMap<number, string>;
}

/** Also of those who have left: the log goes on naming them. */
export async function namesOf(c: StaffContext): Promise<Names> {
  const { db } = c.var.platform.database;
  const officers = await listOfficersEver(db, c.var.officer.wardId);
  const units = await listUnits(db, c.var.officer.wardId);
  return {
    officers: new Map(officers.map((each) => [each.id, each.displayName])),
    units: new Map(units.map((each) => [each.id, each.shortName])),
  };
}

export function whoOf(line: LookLine, { officers }: Names): string {
  return line.officerId === null ? line.viewer : (officers.get(line.officerId) ?? '');
}
