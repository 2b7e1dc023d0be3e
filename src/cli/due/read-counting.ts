import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type Calendar, STATE_CALENDAR } from '../../law/calendar.ts';
import { isDay } from '../../law/day.ts';
import { hoursOn, withWardDays } from '../../law/ward-calendar.ts';
import { type HoursByDay, WORKING_HOURS, type WorkingHours } from '../../law/working-time.ts';
import type { GivenOptions } from '../options.ts';

/** How time is counted: the State's calendar and the common hours, or what the ward has instead. */
export interface Counting {
  calendar: Calendar;
  hoursOn: HoursByDay;
}

const day = z.string().refine(isDay, 'ngày cần dạng 2026-02-13');
const wardFile = z.strictObject({
  days: z
    .array(
      z.strictObject({
        day,
        worked: z.boolean('worked là true hoặc false'),
        why: z.string().default('Theo quyết định'),
      }),
    )
    .default([]),
  hours: z
    .array(
      z.strictObject({
        from: day,
        until: day.nullable().default(null),
        windows: z.string(),
        cutOff: z.string().optional(),
      }),
    )
    .default([]),
});

/**
 * From `--calendar FILE`, `--hours 07:30-11:30,13:00-17:00` and `--cut-off 15:30`; the file's dated hours go before.
 * @throws RangeError with a Vietnamese sentence
 */
export function readCounting(given: GivenOptions): Counting {
  const file = readFile(given.get('--calendar')?.[0]);
  const common = hoursFrom(given.get('--hours')?.[0], given.get('--cut-off')?.[0]);
  const rows = [
    { ...common, from: '1995-01-01', until: null },
    ...file.hours
      .map(({ from, until, windows, cutOff }) => ({
        ...hoursFrom(windows, cutOff, common.cutOff),
        from,
        until,
      }))
      .sort((a, b) => (a.from < b.from ? -1 : 1)),
  ];
  return { calendar: withWardDays(STATE_CALENDAR, file.days), hoursOn: (on) => hoursOn(rows, on) };
}

function readFile(path: string | undefined): z.output<typeof wardFile> {
  if (path === undefined) return { days: [], hours: [] };
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const isJson = error instanceof SyntaxError;
    throw new RangeError(`--calendar "${path}": ${isJson ? 'không phải JSON' : 'không đọc được tệp'}.`);
  }
  const read = wardFile.safeParse(content);
  if (read.success) return read.data;
  const [fault] = read.error.issues;
  throw new RangeError(
    `--calendar "${path}": sai ở "${fault!.path.join('.') || 'đầu tệp'}" (${fault!.message}).`,
  );
}

function hoursFrom(
  windows: string | undefined,
  cutOff: string | undefined,
  commonCutOff = WORKING_HOURS.at(-1)!.cutOff,
): WorkingHours {
  const hours = {
    windows: windows === undefined ? WORKING_HOURS.at(-1)!.windows : windows.split(',').map(windowFrom),
    cutOff: cutOff === undefined ? commonCutOff : minuteFrom(cutOff),
  };
  hours.windows.forEach(({ from, to }, at) => {
    if (from >= to || from < (hours.windows[at - 1]?.to ?? 0))
      throw new RangeError(`"${windows}": các buổi phải nối tiếp nhau, mỗi buổi kết thúc sau khi bắt đầu.`);
  });
  return hours;
}

function windowFrom(text: string): { from: number; to: number } {
  const [from, to, more] = text.split('-');
  if (from === undefined || to === undefined || more !== undefined)
    throw new RangeError(`"${text}" không phải là buổi làm việc: cần dạng 07:30-11:30.`);
  return { from: minuteFrom(from), to: minuteFrom(to) };
}

function minuteFrom(text: string): number {
  const [, hour, minute] = /^(\d{1,2}):(\d{2})$/.exec(text.trim()) ?? [];
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59)
    throw new RangeError(`"${text}" không phải là giờ: cần dạng 07:30.`);
  return Number(hour) * 60 + Number(minute);
}
