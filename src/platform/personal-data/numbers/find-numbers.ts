import type { PersonalKind, Span } from '../finding.ts';
import { type DigitRun, digitRuns } from './digit-runs.ts';

/** Numbers that were joined from groups of a run. */
interface Candidate {
  digits: string;
  start: number;
  end: number;
  gaps: readonly string[];
  /** What stands before and after it in the folded text, cut short. */
  before: string;
  after: string;
}

const MOST_GROUPS = 14;
const PHONE_CUE =
  /(?:dien thoai|\bdt|sdt|\bso may|\bgoi(?: so| cho)?|hotline|\btel|phone|mobile|di dong|zalo|lien he|nhan tin|lien lac|alo|viber|so)\W{0,4}(?:cua \w{1,8} )?(?:so )?(?:la )?\W{0,3}$/;
const ID_CUE =
  /(?:cccd|cmnd|cmt|can cuoc(?: cong dan)?|chung minh(?: thu| nhan dan)?|dinh danh(?: ca nhan)?|\bcc)(?: gan chip)?\W{0,3}(?:cua \w{1,8} )?(?:so|la|so la|:)?\W{0,4}$/;
const BANK_CUE =
  /(?:tai khoan|\bstk|\bso tk|\btk|vietcombank|\bvcb|bidv|agribank|vietinbank|techcombank|\btcb|\bmb ?bank|\bacb|sacombank|vpbank|tpbank|ngan hang(?: \w{1,12}){0,3})\W{0,4}(?:so|la|ngan hang|cua \w{1,8})?\W{0,4}$/;
const TAX_CUE = /(?:ma so thue|\bmst|ma thue)(?: ca nhan)?\W{0,4}(?:cua \w{1,8} )?(?:so|la|:)?\W{0,4}$/;
const INSURANCE_CUE =
  /(?:bhxh|bhyt|bao hiem(?: xa hoi| y te)?|so so bao hiem|ma so bhxh)(?: cua \w{1,8})?\W{0,4}(?:so|la|ma so|ma|:)?\W{0,4}$/;
const MOBILE = /^(?:0|84|0084|840)(?:3[2-9]|5[25689]|7[06-9]|8[1-9]|9\d)\d{7}$/;
const AMOUNT_AFTER =
  /^\s{0,2}(?:dong|d\b|vnd|vnđ|₫|trieu|nghin|ngan|ty\b|ti\b|usd|m2|m3|ha\b|kg|met|m\b|ho so|luot|%|nguoi)/;
const AMOUNT_BEFORE = /(?:so tien|gia|phi|tong|thu|nop|chi phi|le phi|gan|hon|khoang)\s{1,2}(?:la )?$/;
const LAW_AFTER = /^\s?\/\s?(?:\d{4}\s?\/|[a-z]{2})/;

/** Phones, identity numbers, accounts and other numbers that lead to a person. */
export function findNumbers(folded: string): Span[] {
  return digitRuns(folded).flatMap((run) => numbersOf(folded, run));
}

function numbersOf(folded: string, run: DigitRun): Span[] {
  const found: Span[] = [];
  let at = 0;
  while (at < run.groups.length) {
    const taken = isDate(run, at) ? null : longestAt(folded, run, at);
    if (taken !== null) found.push(taken.span);
    at += taken?.count ?? (isDate(run, at) ? 3 : 1);
  }
  return found;
}

/** Day, month and year with one sign between them. */
function isDate({ groups, gaps }: DigitRun, at: number): boolean {
  const [day, month, year] = groups.slice(at, at + 3).map(({ digits }) => digits);
  if (day === undefined || month === undefined || year === undefined) return false;
  const isCalendar = Number(day) <= 31 && Number(month) <= 12 && /^(?:19|20)\d\d$/.test(year);
  return (
    isCalendar &&
    day.length < 3 &&
    month.length < 3 &&
    /^ ?[./-] ?$/.test(gaps[at]!) &&
    gaps[at] === gaps[at + 1]
  );
}

/** The first reading that a start allows, of as many groups as it needs: a phone number first, then the longest. */
function longestAt(folded: string, run: DigitRun, at: number): { span: Span; count: number } | null {
  const most = Math.min(MOST_GROUPS, run.groups.length - at);
  const phones: { span: Span; count: number }[] = [];
  let digits = '';
  let best: { span: Span; count: number } | null = null;
  for (let count = 1; count <= most && digits.length <= 19; count += 1) {
    digits += run.groups[at + count - 1]!.digits;
    if (count > 1 && isDate(run, at + count - 1)) break;
    const candidate = candidateOf(folded, run, { at, count, digits });
    const kind = kindOf(candidate);
    if (kind === null) continue;
    const span = { ...kind, start: candidate.start, end: candidate.end };
    if (kind.kind === 'phone') phones.push({ span, count });
    else best = { span, count };
  }
  return isFirmer(best, phones[0]) ? best : (phones.at(-1) ?? best);
}

const isFirmer = (one: { span: Span } | null, other: { span: Span } | undefined) =>
  other === undefined || (one?.span.certainty === 'sure' && other.span.certainty === 'likely');

function candidateOf(
  folded: string,
  { groups, gaps }: DigitRun,
  { at, count, digits }: { at: number; count: number; digits: string },
): Candidate {
  const [first, last] = [groups[at]!, groups[at + count - 1]!];
  const inner = gaps.slice(at, at + count - 1);
  // A bracket belongs to the number where the number closes it.
  const opening = inner.some((gap) => gap.includes(')')) ? /[(+]{0,2}$/ : /\+?$/;
  const signs = opening.exec(folded.slice(Math.max(0, first.start - 2), first.start))![0].length;
  const start = first.start - signs;
  return {
    digits,
    start,
    end: last.end,
    gaps: inner,
    before: folded.slice(Math.max(0, start - 40), start),
    after: folded.slice(last.end, last.end + 14),
  };
}

type Kind = { kind: PersonalKind; certainty: Span['certainty'] };
const sure = (kind: PersonalKind): Kind => ({ kind, certainty: 'sure' });
const likely = (kind: PersonalKind): Kind => ({ kind, certainty: 'likely' });

function kindOf(candidate: Candidate): Kind | null {
  const { digits, before, after, gaps } = candidate;
  if (digits.length < 6 || LAW_AFTER.test(after) || isMixed(gaps)) return null;
  if (/[a-z]$/.test(before))
    return MOBILE.test(digits) && /(?:dt|tel|so|goi|zalo|may|alo)$/.test(before) ? sure('phone') : null;
  return byCue(candidate) ?? (isAmount(candidate) ? null : byShape(digits, gaps));
}

/** Numbers with a slash or a colon among other signs are dates, hours, documents: nothing that a person holds. */
function isMixed(gaps: readonly string[]): boolean {
  if (gaps.some((gap) => gap.includes(':') || gap.includes(',')))
    return !gaps.every((gap) => gap === gaps[0]) || gaps.length > 9;
  return gaps.some((gap) => gap.includes('/')) && !gaps.every((gap) => gap === gaps[0]);
}

function byCue({ digits, before, gaps }: Candidate): Kind | null {
  const { length } = digits;
  if (ID_CUE.test(before) && (length === 12 || length === 9)) return sure('personal-id');
  if (TAX_CUE.test(before) && (length === 10 || length === 12 || length === 13)) return sure('tax-code');
  if (INSURANCE_CUE.test(before) && (length === 10 || length === 13 || length === 15))
    return sure('insurance');
  if (BANK_CUE.test(before) && length >= 6 && length <= 19 && gaps.every(isQuietGap))
    return sure('bank-account');
  if (PHONE_CUE.test(before) && isPhoneWithoutZero(digits)) return sure('phone');
  return null;
}

const isQuietGap = (gap: string) => /^[ .-]{1,2}$/.test(gap);
const isPhoneWithoutZero = (digits: string) => /^[35789]\d{8}$/.test(digits);

function isAmount({ digits, before, after, gaps }: Candidate): boolean {
  if (digits.startsWith('0')) return false;
  if (AMOUNT_AFTER.test(after) || AMOUNT_BEFORE.test(before)) return true;
  return gaps.length > 0 && gaps.every((gap) => gap === '.' || gap === ',') && digits.length < 12;
}

function byShape(digits: string, gaps: readonly string[]): Kind | null {
  if (MOBILE.test(digits)) return sure('phone');
  if (/^(?:0|84|0084|840)2\d{8,9}$/.test(digits)) return sure('phone');
  if (digits.length === 12) return isCitizenNumber(digits) ? sure('personal-id') : likely('personal-id');
  if (/^0[1-9]\d{8,9}$/.test(digits)) return likely('phone');
  if (/^1[89]00\d{4,6}$/.test(digits)) return likely('phone');
  if (gaps.length > 3) return null;
  if (digits.length === 9) return likely('personal-id');
  return digits.length >= 9 && digits.length <= 19 ? likely('number') : null;
}

/** Province 001–096, then sex and century of birth, then the year: nobody born from 2100 on, nobody before 1900. */
function isCitizenNumber(digits: string): boolean {
  const province = Number(digits.slice(0, 3));
  return province >= 1 && province <= 96 && Number(digits[3]) <= 3;
}
