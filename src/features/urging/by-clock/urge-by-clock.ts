import { isWorkingDay } from '../../../law/calendar.ts';
import { toLocalDay } from '../../../law/day.ts';
import type { Database, Db } from '../../../platform/database/database.ts';
import { findCalendar, listUnits } from '../../organisation/index.ts';
import { findUrgingRules } from '../rules.ts';
import { LATE_SOURCES } from '../sources/sources.ts';
import { listOpenCases } from '../store.ts';
import { openCase } from './open-case.ts';
import { type Ground, takeTurn } from './take-turn.ts';

export interface Urged {
  opened: number;
  stepped: number;
  closed: number;
}

/**
 * One turn of the clock in a ward: every open case is closed or goes on, and what became late gets a case with its reminder. Each case in
 * a transaction of its own; two turns at once do everything once.
 */
export async function urgeByClock(database: Database, wardId: number, now: Date): Promise<Urged> {
  const ground = await findGround(database.db, wardId, now);
  const urged: Urged = { opened: 0, stepped: 0, closed: 0 };
  for (const source of LATE_SOURCES) {
    const look = await source.look(database.db, wardId, now);
    const open = (await listOpenCases(database.db, wardId)).filter(({ state }) =>
      source.kinds.includes(state.kind),
    );
    for (const known of open) {
      const judged = await look.judge(known);
      const turn = await database.transact((tx) => takeTurn(tx, ground, known, judged));
      if (turn === 'step') urged.stepped++;
      if (turn === 'close') urged.closed++;
    }
    if (!isWorkingDay(toLocalDay(now), ground.calendar)) continue;
    const known = new Set(open.map(({ state }) => state.subject));
    for (const late of look.late) {
      if (known.has(late.subject)) continue;
      if ((await database.transact((tx) => openCase(tx, ground, late))) !== null) urged.opened++;
    }
  }
  return urged;
}

export async function findGround(db: Db, wardId: number, now: Date): Promise<Ground> {
  const [rules, { calendar }, units] = await Promise.all([
    findUrgingRules(db, wardId, toLocalDay(now)),
    findCalendar(db, wardId),
    listUnits(db, wardId),
  ]);
  return { wardId, now, rules, calendar, kindOfUnit: new Map(units.map(({ id, kind }) => [id, kind])) };
}
