import { type Clock, type ClockChange, changeClock } from '../law/clock.ts';
import { formatDay, parseLocal, toLocalIso } from '../law/day.ts';
import { type Due, due, parseTerm } from '../law/due.ts';
import { stepDues } from '../law/step-limits.ts';

/** One change of the clock, in the order of time. */
interface Happened {
  effect: ClockChange['effect'];
  at: string;
  /** Working minutes left while the clock stands still. */
  remainingMinutes: number | null;
  dueAt: string | null;
}

/** `due --from 2026-02-13T15:30 --term 3wd --json`. @returns the exit code */
export function explainDue(args: string[]): number {
  const from = optionOf(args, '--from');
  const term = optionOf(args, '--term');
  if (from === undefined || term === undefined) {
    process.stderr.write('motcua due: cần --from và --term, ví dụ --from 2026-02-13T15:30 --term 3wd\n');
    return 64;
  }
  try {
    const counted = due(parseLocal(from), parseTerm(term));
    const changes = readChanges(args, counted, term);
    const steps = readSteps(args, from);
    const dueAt = changes.length === 0 ? counted.dueAt : changes.at(-1)!.dueAt;
    const found = {
      ...counted,
      dueAt,
      ...(changes.length > 0 && { firstDueAt: counted.dueAt, changes }),
      ...(steps.length > 0 && { steps }),
    };
    for (const warning of counted.warnings) process.stderr.write(`${warning}\n`);
    process.stdout.write(args.includes('--json') ? `${JSON.stringify(found)}\n` : asText(found));
    return 0;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    process.stderr.write(`motcua due: ${error.message}\n`);
    return 64;
  }
}

function readChanges(args: string[], counted: Due, term: string): Happened[] {
  const given = [
    { option: '--supplement-asked', change: (at: Date): ClockChange => ({ effect: 'pause', at }) },
    { option: '--supplement-received', change: (at: Date) => afterSupplement(args, at, term) },
    { option: '--pause', change: (at: Date): ClockChange => ({ effect: 'pause', at }) },
    { option: '--resume', change: (at: Date): ClockChange => ({ effect: 'resume', at }) },
    { option: '--extend', change: (dueAt: Date): ClockChange => ({ effect: 'extend', dueAt }) },
  ].flatMap(({ option, change }) => {
    const text = optionOf(args, option);
    return text === undefined ? [] : [{ option, change: change(parseLocal(text)), at: text }];
  });
  const isLast = (option: string) => option === '--extend';
  given.sort((a, b) => Number(isLast(a.option)) - Number(isLast(b.option)) || (a.at < b.at ? -1 : 1));
  let clock: Clock = { dueAt: new Date(counted.dueAt), remainingMinutes: null };
  return given.map(({ change, at }) => {
    clock = changeClock(clock, change);
    return {
      effect: change.effect,
      at: toLocalIso(parseLocal(at)),
      remainingMinutes: clock.remainingMinutes,
      dueAt: clock.dueAt && toLocalIso(clock.dueAt),
    };
  });
}

function afterSupplement(args: string[], at: Date, term: string): ClockChange {
  const mode = optionOf(args, '--mode') ?? 'restart';
  if (mode === 'pause') return { effect: 'resume', at };
  if (mode === 'restart') return { effect: 'restart', at, term: parseTerm(term) };
  throw new RangeError(`--mode "${mode}" không có: chọn restart (tính lại từ đầu) hoặc pause (tính tiếp).`);
}

function readSteps(args: string[], from: string): { limit: string | null; dueAt: string | null }[] {
  const limits = optionOf(args, '--steps')?.split(',') ?? [];
  const terms = limits.map((each) => (each.trim() === '-' ? null : parseTerm(each)));
  return stepDues(parseLocal(from), terms).map((dueAt, at) => ({
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

function asText(
  found: Omit<Due, 'dueAt'> & {
    dueAt: string | null;
    changes?: Happened[];
    steps?: { limit: string | null; dueAt: string | null }[];
  },
): string {
  const when = (iso: string | null) =>
    iso === null ? 'đang dừng tính' : `${iso.slice(11, 16)} ngày ${formatDay(iso.slice(0, 10))}`;
  return [
    `Hẹn trả ${when(found.dueAt)}`,
    ...found.days.map((day) => `  ${formatDay(day.on)} ${day.counted ? '+' : '–'} ${day.why}`),
    ...(found.changes ?? []).map(
      (each) => `${when(each.at)}: ${CHANGE_WORDS[each.effect]}, hẹn trả ${when(each.dueAt)}`,
    ),
    ...(found.steps ?? []).map(
      (each, at) => `Bước ${at + 1} (${each.limit ?? 'không tính thời gian'}): ${when(each.dueAt)}`,
    ),
    '',
  ].join('\n');
}

/** The value after an option, or in `--option=value`. */
export function optionOf(args: string[], name: string): string | undefined {
  const at = args.indexOf(name);
  if (at !== -1) return args[at + 1];
  return args.find((each) => each.startsWith(`${name}=`))?.slice(name.length + 1);
}
