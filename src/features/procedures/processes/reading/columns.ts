import { foldVietnamese } from '../../../../platform/fold-vietnamese.ts';
import { type LimitUnit, readLimit } from './read-limit.ts';

/** Which columns of a table of steps hold what. -1: there is none. */
export interface Columns {
  label: number;
  what: number;
  /** Unit and person may stand apart. */
  who: number[];
  /** The first one that is filled counts. */
  time: { at: number; unit: LimitUnit }[];
  /** Heading of the time column that was taken when there are several. */
  chosen: string | null;
}

const TIME = /thoi gian|thoi han|^so (ngay|gio|phut)|^han (xu ly|giai quyet)|^(ngay|gio)( lam viec)?$/;
const WHO =
  /trach nhiem|thuc hien boi|don vi(?! tinh)|co quan|nguoi (thuc hien|xu ly|giai quyet|phu trach|chiu)|chu the|bo phan|chuc danh|vi tri|can bo|phu trach|doi tuong thuc hien|ai lam/;
const NOT_WHO = /phoi hop|ket qua|bieu mau|noi nhan/;
const WHAT = [
  /noi dung|cong viec|mo ta|hoat dong|nhiem vu/,
  /trinh tu|cac buoc|ten buoc|buoc thuc hien|^buoc xu ly/,
];
const LABEL = /^(tt|stt|so tt|so thu tu|thu tu|buoc|cac buoc|trinh tu|b|#|no)\b/;

/** Reads a row as the heading of a table of steps; null when it is none. */
export function readColumns(texts: string[]): Columns | null {
  const folded = texts.map((text) => foldVietnamese(text));
  if (folded.some((text) => /^(buoc|b)\s*\d/.test(text) || text.length > 120)) return null;
  if (texts.some((text) => text !== '' && readLimit(text) !== undefined && !TIME.test(foldVietnamese(text))))
    return null;
  const all = (is: (text: string) => boolean) => folded.flatMap((text, at) => (is(text) ? [at] : []));
  const times = all((text) => TIME.test(text) && !/khong tinh/.test(text));
  if (times.length === 0) return null;
  const who = all((text) => WHO.test(text) && !NOT_WHO.test(text)).filter((at) => !times.includes(at));
  const taken = [...times, ...who];
  const label = folded.findIndex((text, at) => LABEL.test(text) && !taken.includes(at));
  const what = WHAT.map((words) =>
    folded.findIndex((text, at) => words.test(text) && at !== label && !taken.includes(at)),
  ).find((at) => at !== -1);
  const isWhatFirst = what === undefined && label !== -1 && WHAT.some((words) => words.test(folded[label]!));
  return columnsOf(texts, {
    times,
    who,
    what: isWhatFirst ? label : (what ?? -1),
    label: isWhatFirst ? -1 : label,
  });
}

function columnsOf(
  texts: string[],
  { times, who, what, label }: { times: number[]; who: number[]; what: number; label: number },
): Columns | null {
  const folded = texts.map((text) => foldVietnamese(text));
  if (what === -1 && (who.length === 0 || label === -1)) return null;
  const best = bestTime(folded, times);
  const chosen = times.length > 1 && best.length < times.length ? texts[best[0]!]! : null;
  return { label, what, who, time: best.map((at) => ({ at, unit: unitOf(folded[at]!) })), chosen };
}

/** A row under the heading that gives the unit of each of its time columns. */
export function readUnits(columns: Columns, texts: string[]): Columns | null {
  const units = texts.flatMap((text, at) => {
    const word = /^\(?(?:so )?(ngay|gio|phut)( lam viec)?\)?$/.exec(foldVietnamese(text))?.[1];
    return word === undefined ? [] : [{ at, unit: word as LimitUnit }];
  });
  if (units.length === 0) return null;
  const others = texts.filter((text, at) => text !== '' && !units.some((each) => each.at === at));
  return others.some((text) => /\d/.test(text)) ? null : { ...columns, time: units };
}

/** The row that numbers the columns: "(1) (2) (3) (4)". */
export function isNumberRow(texts: string[]): boolean {
  const filled = texts.filter((text) => text !== '');
  const numbers = filled.map((text) => /^\(?(\d{1,2})\)?$/.exec(text.trim())?.[1]);
  const counted = numbers.filter((each) => each !== undefined).map(Number);
  const letters = filled.filter((text) => /^\(?[A-Z]\)?$/.test(text.trim())).length;
  return (
    filled.length >= 3 &&
    counted.length + letters === filled.length &&
    counted.every((each, at) => at === 0 || each === counted[at - 1]! + 1)
  );
}

/** Of "theo quy định" and "sau cắt giảm" the one that is worked by; days and hours beside each other are one. */
function bestTime(folded: string[], times: number[]): number[] {
  if (times.every((at) => /^(ngay|gio)/.test(folded[at]!))) return times;
  const rank = (text: string) => {
    if (/cat giam|rut ngan|thuc te|de xuat/.test(text)) return 3;
    if (/quy dinh|theo luat/.test(text)) return 0;
    return /thuc hien|xu ly|giai quyet/.test(text) ? 2 : 1;
  };
  const most = Math.max(...times.map((at) => rank(folded[at]!)));
  return times.filter((at) => rank(folded[at]!) === most);
}

function unitOf(heading: string): LimitUnit {
  const found = /(?:\(|^so |don vi( tinh)?:? |tinh (theo|bang) |^)(gio|ngay|phut|buoi)\b/.exec(heading);
  return (found?.[3] as LimitUnit | undefined) ?? 'ngay';
}
