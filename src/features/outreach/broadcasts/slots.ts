import { addDays, type Day, weekday } from '../../../law/day.ts';
import type { BroadcastContent, OutreachDeed } from '../schema.ts';

/** One session: everything that is played on a day at a time. */
export interface Slot {
  day: Day;
  /** Local minute of the day. */
  minute: number;
}

/** The sessions that the weekly rule gives, in order. */
export function slotsOf({
  weekdays,
  minutes,
  from,
  until,
}: Omit<BroadcastContent, 'text' | 'clusters'>): Slot[] {
  const slots: Slot[] = [];
  const times = [...new Set(minutes)].sort((a, b) => a - b);
  for (let day = from; day <= until; day = addDays(day, 1))
    if (weekdays.includes(weekday(day))) slots.push(...times.map((minute) => ({ day, minute })));
  return slots;
}

/** What was written down of a session and not taken back; undefined: nothing yet. */
export function logOf(steps: readonly OutreachDeed[], { day, minute }: Slot): OutreachDeed | undefined {
  return steps.find(
    ({ step, isRevoked, content }) =>
      step === 'play' && !isRevoked && content.day === day && content.minute === minute,
  );
}
