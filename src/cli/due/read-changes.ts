import type { Calendar } from '../../law/calendar.ts';
import { type Clock, type ClockChange, changeClock } from '../../law/clock.ts';
import { parseLocal, toLocalIso } from '../../law/day.ts';
import { type Due, due, type Term } from '../../law/due.ts';
import type { HoursOn } from '../../law/working-time.ts';
import type { Options } from './read-options.ts';

/** One change of the clock, in the order of time. */
export interface Happened {
  effect: ClockChange['effect'];
  at: string;
  /** Working minutes left while the clock stands still. */
  remainingMinutes: number | null;
  dueAt: string | null;
  /** The days of a new count. */
  days?: Due['days'];
}

export interface Counting {
  receivedAt: Date;
  term: Term;
  calendar: Calendar;
  hoursOn: HoursOn;
}

interface Event {
  at: Date;
  /** Two at the same instant: what stops the clock comes before what starts it. */
  rank: number;
  change(clock: Clock): ClockChange;
}

/** What happens to the clock after reception, each change with the due time that it leaves. @throws RangeError */
export function readChanges(options: Options, counting: Counting, first: Due): Happened[] {
  const { calendar, hoursOn, term } = counting;
  let clock: Clock = { dueAt: new Date(first.dueAt), remainingMinutes: null };
  return eventsOf(options, counting).map((event) => {
    const change = event.change(clock);
    clock = changeClock(clock, change, calendar, hoursOn);
    return {
      effect: change.effect,
      at: toLocalIso(event.at),
      remainingMinutes: clock.remainingMinutes,
      dueAt: clock.dueAt && toLocalIso(clock.dueAt),
      ...(change.effect === 'restart' && { days: due(event.at, term, calendar, hoursOn).days }),
    };
  });
}

function eventsOf(options: Options, counting: Counting): Event[] {
  const pause = (at: Date): Event => ({ at, rank: 0, change: () => ({ effect: 'pause', at }) });
  const resume = (at: Date): Event => ({ at, rank: 1, change: () => ({ effect: 'resume', at }) });
  const timed = [
    ...(options['supplement-asked'] ?? []).map((text) => pause(parseLocal(text))),
    ...(options['supplement-received'] ?? []).map((text) =>
      supplemented(parseLocal(text), options, counting),
    ),
    ...(options.pause ?? []).map((text) => pause(parseLocal(text))),
    ...(options.resume ?? []).map((text) => resume(parseLocal(text))),
    ...(options.extend ?? []).filter((text) => text.includes('@')).map(extension),
  ].sort((a, b) => a.at.getTime() - b.at.getTime() || a.rank - b.rank);
  const early = timed.find(({ at }) => at < counting.receivedAt);
  if (early) throw new RangeError(`${toLocalIso(early.at)} sớm hơn lúc tiếp nhận.`);
  return [...timed, ...(options.extend ?? []).filter((text) => !text.includes('@')).map(extension)];
}

function supplemented(at: Date, { mode = 'restart' }: Options, { term }: Counting): Event {
  if (mode !== 'restart' && mode !== 'pause')
    throw new RangeError(`--mode "${mode}" không có: chọn restart (tính lại từ đầu) hoặc pause (tính tiếp).`);
  return {
    at,
    rank: 1,
    change: (clock) => {
      if (clock.dueAt !== null)
        throw new RangeError(`nhận bổ sung lúc ${toLocalIso(at)} mà trước đó chưa yêu cầu bổ sung.`);
      return mode === 'pause' ? { effect: 'resume', at } : { effect: 'restart', at, term };
    },
  };
}

/** `NEW` or `NEW@WHEN`: without a time it comes after everything else. */
function extension(text: string): Event {
  const [to = '', when = to] = text.split('@');
  const dueAt = parseLocal(to);
  return { at: parseLocal(when), rank: 2, change: () => ({ effect: 'extend', dueAt }) };
}
