import { addDays, type Day, toLocalDay } from '../../../law/day.ts';
import type { Database, Tx } from '../../../platform/database/database.ts';
import { findPlanInUse, TASK_STATES, type TaskState } from '../../plans/index.ts';
import type { Indicator, Ratio } from '../indicator.ts';
import { INDICATORS } from '../indicators.ts';
import { startOf } from '../period.ts';
import { readWall } from '../wall.ts';
import { mondayOf } from './week.ts';

interface Line extends Ratio {
  code: string;
  name: string;
  definition: string;
  numeratorText: string;
  denominatorText: string;
}

/**
 * Keeps the public figures of the week before the one of `now`, unless they are kept already; once kept they never change.
 * @returns how many figures were kept: 0 when the week had been taken
 */
export async function takeWeek(database: Database, wardId: number, now: Date): Promise<number> {
  const monday = addDays(mondayOf(toLocalDay(now)), -7);
  return database.transact((tx) => keepWeek(tx, wardId, monday, now), 'repeatable read');
}

async function keepWeek(tx: Tx, wardId: number, monday: Day, now: Date): Promise<number> {
  const taken = await tx
    .selectFrom('weekly_figures')
    .select('code')
    .where('ward_id', '=', wardId)
    .where('monday', '=', monday)
    .limit(1)
    .executeTakeFirst();
  if (taken) return 0;
  const lines = [...(await figureLines(tx, wardId, monday)), ...(await planLines(tx, wardId, monday))];
  if (lines.length === 0) return 0;
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
  return kept.length;
}

/** Every figure that has data; over the catalogue as on the week's last day. */
async function figureLines(tx: Tx, wardId: number, monday: Day): Promise<Line[]> {
  const lines: Line[] = [];
  for (const indicator of INDICATORS) {
    const ratio = await ratioOf(tx, wardId, indicator, monday);
    if (ratio === null) continue;
    const { code, name, definition, numeratorText, denominatorText } = indicator;
    lines.push({ code, name, definition, numeratorText, denominatorText, ...ratio });
  }
  return lines;
}

async function ratioOf(tx: Tx, wardId: number, indicator: Indicator, monday: Day): Promise<Ratio | null> {
  if (indicator.kind === 'missing') return null;
  if (indicator.kind === 'catalogue') return (await indicator.readOn(tx, wardId, [addDays(monday, 6)]))[0]!;
  const [from, to] = [startOf(monday), startOf(addDays(monday, 7))];
  return (await indicator.read(tx, wardId, [from, to], to))[0]!;
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
