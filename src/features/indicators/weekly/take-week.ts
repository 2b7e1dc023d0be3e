import { addDays, type Day, toLocalDay } from '../../../law/day.ts';
import type { Database, Db, Tx } from '../../../platform/database/database.ts';
import { findPlanInUse, TASK_STATES, type TaskState } from '../../plans/index.ts';
import { closePeriod } from '../closings/close-period.ts';
import type { ClosingContent } from '../closings/content.ts';
import { findClosing, listClosings } from '../closings/store.ts';
import type { Ratio } from '../indicator.ts';
import { settledDay, startOf } from '../period.ts';
import { readWall } from '../wall.ts';
import { keepQuality } from './keep-quality.ts';
import { mondayOf } from './week.ts';

interface Line extends Ratio {
  code: string;
  name: string;
  definition: string;
  numeratorText: string;
  denominatorText: string;
}

/**
 * Closes and publishes the week before the one of `now`, unless it is published already; once published it never changes.
 * @returns how many figures were kept: 0 when the week had been taken
 */
export async function takeWeek(database: Database, wardId: number, now: Date): Promise<number> {
  const monday = addDays(mondayOf(toLocalDay(now)), -7);
  return database.transact((tx) => keepWeek(tx, wardId, monday, now), 'repeatable read');
}

/** Takes every week that is over and was missed, each once, the oldest first. @returns the Mondays of those that were taken now */
export async function takeWeeks(database: Database, wardId: number, now: Date): Promise<Day[]> {
  const last = addDays(mondayOf(settledDay(now)), -7);
  const taken: Day[] = [];
  for (
    let monday = await firstMissing(database.db, wardId, last);
    monday <= last;
    monday = addDays(monday, 7)
  ) {
    const kept = await database.transact((tx) => keepWeek(tx, wardId, monday, now), 'repeatable read');
    if (kept > 0) taken.push(monday);
  }
  return taken;
}

/** The week after the newest that was kept; where none was: the first one that was closed, or else the last. */
async function firstMissing(db: Db, wardId: number, last: Day): Promise<Day> {
  const row = await db
    .selectFrom('weekly_figures')
    .select((on) => on.fn.max('monday').as('monday'))
    .where('ward_id', '=', wardId)
    .executeTakeFirst();
  if (row?.monday) return addDays(row.monday, 7);
  const closed = await listClosings(db, wardId, 'week', ALL);
  return closed.at(-1)?.from ?? last;
}

const ALL = 10_000;

async function keepWeek(tx: Tx, wardId: number, monday: Day, now: Date): Promise<number> {
  const taken = await tx
    .selectFrom('weekly_figures')
    .select('code')
    .where('ward_id', '=', wardId)
    .where('monday', '=', monday)
    .limit(1)
    .executeTakeFirst();
  if (taken) return 0;
  const week = { kind: 'week', from: monday, to: addDays(monday, 7) };
  await closePeriod(tx, wardId, week, now);
  const closing = (await findClosing(tx, wardId, week))!;
  const lines = [...figureLines(closing.content), ...(await planLines(tx, wardId, monday))];
  const kept = await tx
    .insertInto('weekly_figures')
    .values(
      lines.map((line, at) => ({
        ...{ ward_id: wardId, monday, code: line.code, ord: at + 1, name: line.name },
        ...{ definition: line.definition, numerator_text: line.numeratorText },
        ...{ denominator_text: line.denominatorText, numerator: line.numerator },
        ...{ denominator: line.denominator, taken_at: now },
      })),
    )
    // Another process may take the same week at the same time: the first one's figures stay.
    .onConflict((conflict) => conflict.doNothing())
    .returning('code')
    .execute();
  if (kept.length > 0)
    await keepQuality(tx, closing.content.quality, { wardId, monday, closingNo: closing.no, takenAt: now });
  return kept.length;
}

/** Every figure that has data; over the catalogue as on the week's last day. */
function figureLines({ figures }: ClosingContent): Line[] {
  return figures.flatMap(({ code, name, definition, numeratorText, denominatorText, ratio }) =>
    ratio === null ? [] : [{ code, name, definition, numeratorText, denominatorText, ...ratio }],
  );
}

const STATE_WORDS: Record<TaskState, string> = {
  achieved: 'đạt',
  at_risk: 'có nguy cơ',
  late: 'chậm',
  no_data: 'chưa có dữ liệu',
};

/** How many tasks of the year's plan stood how when the week was over. */
async function planLines(tx: Tx, wardId: number, monday: Day): Promise<Line[]> {
  const plan = await findPlanInUse(tx, wardId, Number(monday.slice(0, 4)));
  if (!plan) return [];
  const end = startOf(addDays(monday, 7));
  const standings = await readWall(tx, wardId, plan, new Date(end.getTime() - 1));
  return TASK_STATES.toReversed().map((state) => ({
    code: `plan-${state.replace('_', '-')}`,
    name: `Nhiệm vụ kế hoạch ${plan.year}: ${STATE_WORDS[state]}`,
    definition:
      'Trạng thái của từng nhiệm vụ do hệ thống tính từ số liệu và việc đã ghi đến hết tuần; không ai nhập tay được.',
    numeratorText: `Nhiệm vụ ${STATE_WORDS[state]}`,
    denominatorText: 'Nhiệm vụ của kế hoạch',
    numerator: standings.filter((each) => each.state === state).length,
    denominator: standings.length,
  }));
}
