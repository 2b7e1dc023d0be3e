import type { ClockChange } from '../../law/clock.ts';
import { formatDay, toLocalIso } from '../../law/day.ts';
import { type Due, due, parseTerm } from '../../law/due.ts';
import { stepDues } from '../../law/step-limits.ts';
import { type Counting, type Happened, readChanges } from './read-changes.ts';
import { calendarOf, hoursOf, type Options, readOptions, receivedAtOf, termOf } from './read-options.ts';

interface Found extends Omit<Due, 'dueAt'> {
  dueAt: string | null;
  firstDueAt?: string;
  changes?: Happened[];
  steps?: { limit: string | null; dueAt: string | null }[];
}

/** `due --from 2026-02-13T15:30 --term 3wd --json`. @returns the exit code */
export function explainDue(args: string[]): number {
  try {
    const options = readOptions(args);
    const found = count(options);
    for (const warning of found.warnings) process.stderr.write(`${warning}\n`);
    process.stdout.write(options.json ? `${JSON.stringify(found)}\n` : asText(found));
    return 0;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    process.stderr.write(`motcua due: ${error.message}\n`);
    return 64;
  }
}

function count(options: Options): Found {
  const counting: Counting = {
    ...{ receivedAt: receivedAtOf(options), term: termOf(options) },
    ...{ calendar: calendarOf(options), hoursOn: hoursOf(options) },
  };
  const { receivedAt, term, calendar, hoursOn } = counting;
  const first = due(receivedAt, term, calendar, hoursOn);
  const changes = readChanges(options, counting, first);
  const steps = readSteps(options, counting);
  return {
    ...first,
    dueAt: changes.length === 0 ? first.dueAt : changes.at(-1)!.dueAt,
    ...(changes.length > 0 && { firstDueAt: first.dueAt, changes }),
    ...(steps.length > 0 && { steps }),
  };
}

function readSteps(
  options: Options,
  { receivedAt, calendar, hoursOn }: Counting,
): NonNullable<Found['steps']> {
  const limits = options.steps?.split(',') ?? [];
  const terms = limits.map((each) => (each.trim() === '-' ? null : parseTerm(each)));
  return stepDues(receivedAt, terms, calendar, hoursOn).map((dueAt, at) => ({
    limit: terms[at] === null ? null : limits[at]!.trim(),
    dueAt: dueAt && toLocalIso(dueAt),
  }));
}

const CHANGE_WORDS: Record<ClockChange['effect'], string> = {
  none: 'không đổi',
  pause: 'dừng tính',
  resume: 'tính tiếp',
  restart: 'tính lại từ đầu',
  extend: 'gia hạn',
};

function asText(found: Found): string {
  return [
    `Hẹn trả ${when(found.dueAt)}`,
    ...(found.firstDueAt ? [`Hẹn lần đầu ${when(found.firstDueAt)}`] : []),
    `Tính từ ${when(found.startsAt)}`,
    ...found.days.map(dayLine),
    ...(found.changes ?? []).flatMap((each) => [changeLine(each), ...(each.days ?? []).map(dayLine)]),
    ...(found.steps ?? []).map(
      ({ limit, dueAt }, at) =>
        `Bước ${at + 1}: ${limit === null ? 'không tính thời gian' : `${limit}, ${when(dueAt)}`}`,
    ),
    '',
  ].join('\n');
}

function changeLine({ at, effect, dueAt, remainingMinutes }: Happened): string {
  const left = remainingMinutes === null ? '' : `, còn ${remainingMinutes} phút làm việc`;
  return `${when(at)}: ${CHANGE_WORDS[effect]}, hẹn trả ${when(dueAt)}${left}`;
}

function dayLine({ on, counted, why }: Due['days'][number]): string {
  return `  ${formatDay(on)} ${counted ? '+' : '–'} ${why}`;
}

function when(iso: string | null): string {
  return iso === null ? 'đang dừng tính' : `${iso.slice(11, 16)} ngày ${formatDay(iso.slice(0, 10))}`;
}
