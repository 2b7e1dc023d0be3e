import { addDays, type Day, daysBetween, instant, toLocalDay } from '../../../law/day.ts';
import type { Db } from '../../../platform/database/database.ts';
import { INDICATORS, type Indicator, type Ratio, readIndicator } from '../../indicators/index.ts';
import type { IdeaContent, OutreachDeed, OutreachOf } from '../schema.ts';

/** Days before the proposal that say how things stood. */
const BEFORE_DAYS = 90;

export interface Measured {
  from: Day;
  /** The first day after. */
  to: Day;
  ratio: Ratio;
}

export interface IdeaEffect {
  indicator: Indicator;
  before: Measured;
  /** Since the try-out began, as many days as before it; null: not tried, or not begun. */
  after: Measured | null;
}

/**
 * The figure that an idea wants to move, before and with it, counted from the house's own facts: 90 days before the proposal, or
 * of a try-out its days up to now against as many before it. A change is no proof that the idea caused it.
 */
export async function readEffect(
  db: Db,
  wardId: number,
  { item, steps, now }: { item: OutreachOf<'idea'>; steps: readonly OutreachDeed[]; now: Date },
): Promise<IdeaEffect | null> {
  const { indicator: code } = item.content satisfies IdeaContent;
  const indicator = INDICATORS.find((each) => each.code === code);
  if (!indicator) return null;
  const read = async (from: Day, to: Day): Promise<Measured> => {
    const bounds = [instant(from, 0), instant(to, 0)];
    const [ratio] = await readIndicator(db, wardId, indicator, { bounds, asOf: now });
    return { from, to, ratio: ratio! };
  };
  const tried = steps.findLast(({ content, isRevoked }) => content.decision === 'try' && !isRevoked)?.content;
  const today = toLocalDay(now);
  if (!tried || tried.tryFrom! > today)
    return { indicator, before: await read(addDays(item.day, -BEFORE_DAYS), item.day), after: null };
  const end = tried.tryUntil! < today ? addDays(tried.tryUntil!, 1) : addDays(today, 1);
  const days = daysBetween(tried.tryFrom!, end);
  return {
    indicator,
    before: await read(addDays(tried.tryFrom!, -days), tried.tryFrom!),
    after: await read(tried.tryFrom!, end),
  };
}
