import type { Day } from '../../../law/day.ts';
import { ALARM_LEVELS, type AlarmLevel } from '../../../law/feedback-alarms.ts';
import type { Db } from '../../../platform/database/database.ts';
import { listUnits, type Officer } from '../../organisation/index.ts';
import { foldItems } from '../figures/read-folds.ts';
import { isAtDesk, isConcerned, isHandler } from '../rights.ts';
import type { FeedbackState, RunningLimit } from '../state.ts';
import { runningLimits } from './running-limits.ts';

/** A limit of an item of which somebody is to know, with all levels that were told. */
export interface FeedbackAlarm {
  id: number;
  title: string;
  state: FeedbackState;
  limit: RunningLimit;
  /** In their order; the last is the highest. */
  levels: readonly AlarmLevel[];
  raisedAt: Date;
}

/** Alarms whose limits still run, the longest due first; those whose step was taken are over. */
export async function listOpenAlarms(db: Db, wardId: number): Promise<FeedbackAlarm[]> {
  const rows = await db
    .selectFrom('feedback_alarms as a')
    .innerJoin('feedback_items as f', (join) =>
      join.onRef('f.ward_id', '=', 'a.ward_id').onRef('f.id', '=', 'a.feedback_id'),
    )
    .select(['f.id', 'f.title', 'a.limit_code', 'a.due_on', 'a.level', 'a.raised_at'])
    .where('a.ward_id', '=', wardId)
    .where('f.due_on', 'is not', null)
    .orderBy('a.due_on')
    .orderBy('f.id')
    .execute();
  const items = await foldItems(db, wardId, [...new Set(rows.map((row) => row.id))]);
  const alarms = items.flatMap(({ id, state }) =>
    runningLimits(state).flatMap((limit): FeedbackAlarm[] => {
      const own = rows.filter(
        (row) => row.id === id && row.limit_code === limit.code && row.due_on === limit.dueOn,
      );
      if (own.length === 0) return [];
      const levels = ALARM_LEVELS.filter((level) => own.some((row) => row.level === level));
      const raisedAt = own.map((row) => row.raised_at).reduce((a, b) => (a > b ? a : b));
      return [{ id, title: own[0]!.title, state, limit, levels, raisedAt }];
    }),
  );
  return alarms.sort((a, b) =>
    a.limit.dueOn === b.limit.dueOn ? a.id - b.id : a.limit.dueOn < b.limit.dueOn ? -1 : 1,
  );
}

/**
 * The open alarms that are for an officer: as who handles it or the desk, the head of the unit that handles it, the director, the
 * chairman. The desk sees all. None where he or his unit is complained about, whatever he is.
 */
export async function listAlarmsFor(db: Db, officer: Officer): Promise<FeedbackAlarm[]> {
  const [alarms, units] = await Promise.all([
    listOpenAlarms(db, officer.wardId),
    listUnits(db, officer.wardId),
  ]);
  const unitKind = units.find((unit) => unit.id === officer.unitId)?.kind ?? '';
  return alarms.filter(
    (alarm) =>
      !isConcerned(officer, alarm.state) &&
      (officer.duties.includes('control') ||
        alarm.levels.some((level) => isFor(level, officer, { state: alarm.state, unitKind }))),
  );
}

function isFor(
  level: AlarmLevel,
  officer: Officer,
  { state, unitKind }: { state: FeedbackState; unitKind: string },
): boolean {
  const { duties } = officer;
  const isOfUnit = state.limit?.code === 'handle' && state.unitId !== null;
  switch (level) {
    case 'handler':
      return isOfUnit ? isHandler(officer, state) : isAtDesk(officer) && duties.includes('control');
    case 'unit_head':
      if (!isOfUnit) return duties.includes('control') && duties.includes('oversee');
      return officer.unitId === state.unitId && (duties.includes('review') || duties.includes('oversee'));
    case 'director':
      return duties.includes('oversee') && unitKind === 'centre';
    case 'chairman':
      return duties.includes('oversee') && duties.includes('sign') && unitKind === 'office';
  }
}

/** Whether a limit is over on a day. */
export function isOverdue({ limit }: FeedbackAlarm, today: Day): boolean {
  return limit.dueOn < today;
}
