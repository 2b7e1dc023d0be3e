import { type Clock, type ClockChange, changeClock } from '../../law/clock.ts';
import { formatTime, parseLocal, toLocalIso } from '../../law/day.ts';
import { type Due, due } from '../../law/due.ts';
import type { GivenOptions } from '../options.ts';
import type { Counting } from './read-counting.ts';
import type { AskedTerm } from './read-term.ts';

type Event = { at: Date; order: number } & (
  | { kind: 'supplement_asked' | 'supplement_received' | 'paused' | 'resumed' }
  | { kind: 'extended'; until: Date }
);

/** One change of the clock, in the order of time, and the days that are counted from it on. */
export interface Happened extends Partial<Pick<Due, 'startsAt' | 'startsBecause' | 'receptionDay' | 'days'>> {
  event: Event['kind'];
  effect: ClockChange['effect'];
  /** When; null for an extension whose day of signing was not given. */
  at: string | null;
  /** Working minutes left while the clock stands still. */
  remainingMinutes: number | null;
  dueAt: string | null;
}

/** The events of the command line in the order of time. @throws RangeError with a Vietnamese sentence */
export function readEvents(given: GivenOptions, receivedAt: Date): Event[] {
  const kinds = [
    ['--supplement-received', 'supplement_received'],
    ['--resume', 'resumed'],
    ['--supplement-asked', 'supplement_asked'],
    ['--pause', 'paused'],
  ] as const;
  const events = kinds.flatMap(([option, kind], order) =>
    (given.get(option) ?? []).map((text): Event => ({ kind, at: parseLocal(text), order })),
  );
  const [until, signed] = [given.get('--extend')?.[0], given.get('--extend-at')?.[0]];
  if (signed !== undefined && until === undefined) throw new RangeError('--extend-at chỉ đi cùng --extend.');
  if (until !== undefined)
    events.push({
      ...{ kind: 'extended', until: parseLocal(until), order: 9 },
      at: signed === undefined ? new Date(8.64e15) : parseLocal(signed),
    });
  for (const { at } of events)
    if (at < receivedAt)
      throw new RangeError(`${formatTime(at)} là trước lúc tiếp nhận ${formatTime(receivedAt)}.`);
  if (given.has('--mode') && !given.has('--supplement-received'))
    throw new RangeError('--mode chỉ đi cùng --supplement-received.');
  // At the same minute the clock first goes on and then stops again: a second request may follow at once.
  return events.sort((a, b) => a.at.getTime() - b.at.getTime() || a.order - b.order);
}

/** What each event asks of the clock. @throws RangeError when it makes no sense after those before it */
export function changesOf(events: readonly Event[], mode: string, { term }: AskedTerm): ClockChange[] {
  if (mode !== 'restart' && mode !== 'pause')
    throw new RangeError(`--mode "${mode}" không có: chọn restart (tính lại từ đầu) hoặc pause (tính tiếp).`);
  let waitsFor: 'supplement_received' | 'resumed' | null = null;
  return events.map((event): ClockChange => {
    const { kind, at } = event;
    if (kind === 'extended') return { effect: 'extend', dueAt: event.until };
    if (kind === 'supplement_asked' || kind === 'paused') {
      if (waitsFor !== null)
        throw new RangeError(`${formatTime(at)}: đồng hồ đang dừng, không dừng thêm được.`);
      waitsFor = kind === 'paused' ? 'resumed' : 'supplement_received';
      return { effect: 'pause', at };
    }
    if (waitsFor !== kind)
      throw new RangeError(
        kind === 'resumed'
          ? `${formatTime(at)}: tính tiếp mà trước đó không có --pause đang chờ.`
          : `${formatTime(at)}: nhận bổ sung mà trước đó không có --supplement-asked đang chờ.`,
      );
    waitsFor = null;
    return kind === 'resumed' || mode === 'pause'
      ? { effect: 'resume', at }
      : { effect: 'restart', at, term };
  });
}

/** The clock after each change, with the days that its new count has. */
export function followClock(
  first: Date,
  events: readonly Event[],
  changes: readonly ClockChange[],
  { calendar, hoursOn }: Counting,
): Happened[] {
  let clock: Clock = { dueAt: first, remainingMinutes: null };
  return changes.map((change, at) => {
    if (change.effect === 'extend' && clock.dueAt !== null && isLate(events[at]!, clock.dueAt))
      throw new RangeError('gia hạn sau khi đã quá hạn: chỉ còn xin lỗi, không gia hạn.');
    const before = clock;
    clock = changeClock(clock, change, calendar, hoursOn);
    const counted = countOf(change, before, { calendar, hoursOn });
    return {
      event: events[at]!.kind,
      effect: change.effect,
      at: isTimed(events[at]!) ? toLocalIso(events[at]!.at) : null,
      remainingMinutes: clock.remainingMinutes,
      dueAt: clock.dueAt && toLocalIso(clock.dueAt),
      ...(counted && {
        startsAt: counted.startsAt,
        startsBecause: counted.startsBecause.replace(/^Tiếp nhận/, 'Nhận lại'),
        receptionDay: counted.receptionDay,
        days: counted.days,
      }),
    };
  });
}

/** A restart is counted as a reception; what was left is counted by the minute. */
function countOf(change: ClockChange, before: Clock, { calendar, hoursOn }: Counting): Due | null {
  if (change.effect === 'restart') return due(change.at, change.term, calendar, hoursOn);
  if (change.effect !== 'resume') return null;
  return due(change.at, { amount: before.remainingMinutes! / 60, unit: 'wh' }, calendar, hoursOn);
}

function isTimed({ at }: Event): boolean {
  return at.getTime() < 8.64e15;
}

function isLate(event: Event, dueAt: Date): boolean {
  return isTimed(event) && event.at > dueAt;
}
