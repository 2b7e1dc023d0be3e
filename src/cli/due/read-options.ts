import { parseArgs } from 'node:util';
import { readCatalogueSeed } from '../../features/procedures/index.ts';
import { type Calendar, STATE_CALENDAR } from '../../law/calendar.ts';
import { isDay, parseLocal } from '../../law/day.ts';
import { parseTerm, type Term } from '../../law/due.ts';
import { type WardDay, withWardDays } from '../../law/ward-calendar.ts';
import { type HoursOn, type WorkingHours, workingHoursOn } from '../../law/working-time.ts';

const TEXT = { type: 'string' } as const;
const TEXTS = { type: 'string', multiple: true } as const;
const OPTIONS = {
  ...{ from: TEXT, term: TEXT, procedure: TEXT, case: TEXT, mode: TEXT, steps: TEXT },
  ...{ hours: TEXT, 'cut-off': TEXT, off: TEXTS, worked: TEXTS },
  ...{ 'supplement-asked': TEXTS, 'supplement-received': TEXTS, pause: TEXTS, resume: TEXTS, extend: TEXTS },
  json: { type: 'boolean' },
} as const;

export type Options = ReturnType<typeof parse>;

function parse(args: string[]) {
  return parseArgs({ args, options: OPTIONS, strict: true, allowPositionals: false }).values;
}

/** What was given on the command line. @throws RangeError with a Vietnamese sentence for what there is not */
export function readOptions(args: string[]): Options {
  try {
    const options = parse(args);
    const empty = Object.entries(options).find(([, value]) => [value].flat().includes(''));
    if (empty) throw new RangeError(`--${empty[0]} cần một giá trị.`);
    return options;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (!code?.startsWith('ERR_PARSE_ARGS')) throw error;
    const what = /'([^']+)'/.exec(message)?.[1]?.replace(/ <value>$/, '') ?? '';
    throw new RangeError(
      code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE'
        ? `${what} cần một giá trị (hoặc không nhận giá trị).`
        : `không có lựa chọn "${what}"; xem motcua --help.`,
    );
  }
}

/** The instant from which the term is counted. @throws RangeError */
export function receivedAtOf({ from }: Options): Date {
  if (from === undefined)
    throw new RangeError('cần --from và --term, ví dụ --from 2026-02-13T15:30 --term 3wd');
  return parseLocal(from);
}

/** The term given, or that of a case of a procedure in the sown catalogue. @throws RangeError */
export function termOf({ term, procedure, case: no }: Options): Term {
  if (term !== undefined) {
    if (procedure !== undefined) throw new RangeError('chỉ dùng một trong --term và --procedure.');
    return parseTerm(term);
  }
  if (procedure === undefined)
    throw new RangeError('cần --from và --term, ví dụ --from 2026-02-13T15:30 --term 3wd');
  const found = readCatalogueSeed().procedures.find((each) => each.code === procedure);
  if (!found) throw new RangeError(`danh mục không có thủ tục "${procedure}".`);
  const counted = found.terms.filter((each) => each.term !== null);
  const chosen =
    no === undefined && counted.length === 1 ? counted[0] : counted.find((each) => String(each.no) === no);
  if (chosen) return parseTerm(chosen.term!);
  if (counted.length === 0) throw new RangeError(`danh mục chưa có thời hạn của thủ tục ${procedure}.`);
  const cases = counted.map((each) => `${each.no} (${each.when}: ${each.term})`).join(', ');
  throw new RangeError(`thủ tục ${procedure} có nhiều trường hợp, chọn --case: ${cases}.`);
}

/** The State's calendar with the days given. @throws RangeError */
export function calendarOf({ off = [], worked = [] }: Options): Calendar {
  const days = [...off.map((text) => wardDay(text, false)), ...worked.map((text) => wardDay(text, true))];
  return withWardDays(STATE_CALENDAR, days);
}

function wardDay(text: string, worked: boolean): WardDay {
  const [day = '', why = worked ? 'Làm việc theo tham số' : 'Nghỉ theo tham số'] = text.split(/=(.*)/);
  if (!isDay(day)) throw new RangeError(`"${day}" không phải là ngày: cần dạng 2026-11-24.`);
  return { day, worked, why };
}

/** The common hours, or those given for every day. @throws RangeError */
export function hoursOf({ hours, 'cut-off': cutOff }: Options): HoursOn {
  if (hours === undefined && cutOff === undefined) return workingHoursOn;
  const windows = hours?.split(',').map(readWindow);
  const isInOrder = windows?.every(
    ({ from, to }, at) => from < to && (at === 0 || from > windows[at - 1]!.to),
  );
  if (isInOrder === false)
    throw new RangeError(`--hours "${hours}": các buổi phải nối tiếp nhau trong ngày.`);
  return (day): WorkingHours => {
    const common = workingHoursOn(day);
    return {
      windows: windows ?? common.windows,
      cutOff: cutOff === undefined ? common.cutOff : minuteOf(cutOff),
    };
  };
}

function readWindow(text: string): { from: number; to: number } {
  const [from = '', to = ''] = text.split('-');
  return { from: minuteOf(from), to: minuteOf(to) };
}

function minuteOf(text: string): number {
  const match = /^(\d{1,2}):(\d{2})$/.exec(text.trim());
  const minute = Number(match?.[1]) * 60 + Number(match?.[2]);
  if (!match || minute > 24 * 60 || Number(match[2]) > 59)
    throw new RangeError(`"${text}" không phải là giờ: cần dạng 07:30.`);
  return minute;
}
