import { addDays, isDay } from '../../../law/day.ts';
import { foldVietnamese } from '../../../platform/fold-vietnamese.ts';
import { cleanCell } from '../../../platform/tables/clean-cell.ts';
import type { DueKind, PlanDue } from '../schema.ts';

interface Span {
  from: string;
  to: string;
}

/** Words that say it all, whatever numbers stand beside them. */
const BEFORE_DATES: [DueKind, RegExp][] = [
  ['weekly', /(hang|moi|theo) tuan|(lan|ky)\s?\/\s?(01 |1 )?tuan|tuan\s?\/\s?(lan|ky)/],
  ['continuous', /thuong xuyen|lien tuc|(hang|moi) (ngay|thang|quy)/],
  ['continuous', /(thang|quy|ngay)\s?\/\s?(\d+ )?lan|lan\s?\/\s?(01 |1 )?(ngay|thang|quy|6 thang)/],
  ['continuous', /(ngay|truoc) \d{1,2} (cua )?thang (cuoi|dau) (moi |cua )?quy/],
  [
    'continuous',
    /(thang|quy), (0?6 thang,? )?(va )?nam$|^(bao cao |dinh ky )*0?6 thang(,| va) (01 |1 |ca )?nam$/,
  ],
  ['roadmap', /^theo (lo trinh|tien do)/],
  ['own', /^theo (cac )?(ke hoach|quyet dinh|nghi quyet|van ban)/],
];

/** Words that count when no period is named. */
const AFTER_DATES: [DueKind, RegExp][] = [
  ['continuous', /dinh ky/],
  ['roadmap', /lo trinh|theo tien do/],
  ['own', /ke hoach( .*)? (rieng|cua)|rieng.* ke hoach/],
  ['event', /(^|[ ,;])khi |sau khi|khi co|ke tu|theo yeu cau|dot xuat|phat sinh|theo (huong dan|chi dao)/],
  ['year', /^(ca|trong|hang|moi|dau|giua|cuoi) nam$|^hang nam|trong (ca )?nam|lan\s?\/\s?(01 |1 )?nam/],
];

/**
 * When a task must be done, from the plan's own words. `year` is the plan's year, for dates that name none.
 * What no rule reads stays "unparsed" with its raw text; it is never guessed.
 */
export function readDue(cellText: string, year: number | null): PlanDue {
  const raw = cleanCell(cellText).replace(/\n/g, ' ').trim();
  const text = plain(raw);
  const due = (kind: DueKind, from: string | null = null, to: string | null = null): PlanDue => ({
    kind,
    from,
    to,
    raw,
  });
  const said = (words: [DueKind, RegExp][]) => words.find(([, pattern]) => pattern.test(text))?.[0];
  const first = said(BEFORE_DATES);
  if (first) return due(first);
  const span = readSpan(text, year);
  if (span) return datedDue(text, span, due);
  const kind = said(AFTER_DATES) ?? 'unparsed';
  if (kind !== 'year') return due(kind);
  return year === null ? due('continuous') : due('year', `${year}-01-01`, `${year}-12-31`);
}

/** Folded, with one kind of dash and one spelling of "quý". */
function plain(raw: string): string {
  return foldVietnamese(raw)
    .replace(/[–—]/g, '-')
    .replace(/\bqui(?= )/g, 'quy')
    .replace(/\bq\s?\.?\s?(?=(?:[1-4]|i{1,3}|iv)\b)/g, 'quy ');
}

/** A period that the text names, with the words around it: until, from, between. */
function datedDue(
  text: string,
  span: Span & { kind: DueKind },
  due: (kind: DueKind, from?: string | null, to?: string | null) => PlanDue,
): PlanDue {
  const open = /(cac )?nam tiep theo|tro di|tro ve sau|den khi/.test(text);
  const starts = /(^|\s)(tu|bat dau)(\s|$)/.test(text);
  const between = span.from !== span.to && span.kind !== 'by';
  const before = /(^|\s)truoc (?!khi)/.test(text);
  const until = /cham nhat|muon nhat|khong qua|(^|\s)(den|het|xong)(\s|$)/.test(text);
  if (open) return due('from', span.from, null);
  if (/^sau ((thang|quy|nam|ngay) )?[\divx]/.test(text)) return due('from', addDays(span.to, 1), null);
  if (before && span.kind === 'by' && span.from !== span.to) return due('range', span.from, span.to);
  if (before) return due('by', null, span.kind === 'by' ? span.to : addDays(span.from, -1));
  if (starts && /(^|\s)(den|toi)(\s|$)|-/.test(text) && between) return due('range', span.from, span.to);
  if (starts && !until) return due('from', span.from, null);
  if (until && !isExplicitRange(text)) return due('by', null, span.to);
  if (span.kind === 'by')
    return span.from === span.to ? due('by', null, span.to) : due('range', span.from, span.to);
  return due(span.kind, span.from, span.to);
}

function isExplicitRange(text: string): boolean {
  return (
    /(thang|quy|ngay)? ?[\divx]+[^a-z]* (den|toi)( het)? (thang|quy|ngay)? ?[\divx]+/.test(text) &&
    !/^(cham|muon|truoc|hoan)/.test(text)
  );
}

/** The first kind of period that the text names, from the finest to the coarsest. */
function readSpan(text: string, year: number | null): (Span & { kind: DueKind }) | null {
  const days = readDays(text, year);
  if (days === 'impossible') return null;
  return (
    days ?? readQuarters(text, year) ?? readHalf(text, year) ?? readMonths(text, year) ?? readYears(text)
  );
}

/** Days that the text names; "impossible" when one of them does not exist, so that nothing coarser is read instead. */
function readDays(text: string, planYear: number | null): (Span & { kind: DueKind }) | 'impossible' | null {
  const full = [...text.matchAll(/(\d{1,2})\s?([/.-])\s?(\d{1,2})\s?\2\s?(20\d{2})/g)];
  const words = [...text.matchAll(/ngay (\d{1,2}) thang (\d{1,2})(?: nam (20\d{2}))?/g)];
  const yearless = [
    ...text.matchAll(/(?:ngay|truoc|den|nhat) (\d{1,2})[/.-](\d{1,2})(?![/.\d-])/g),
    ...text.matchAll(/(?<![\d/.]|thang |quy )(\d{1,2})\/(\d{1,2})(?![/.\d])/g),
  ];
  const found = [
    ...full.map((match) => [match[1], match[3], match[4]]),
    ...words.map((match) => [match[1], match[2], match[3]]),
    ...yearless.map((match) => [match[1], match[2], undefined]),
  ].map(([day, month, year]) => {
    const named = year ?? (planYear === null ? 'none' : String(planYear));
    return `${named}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`;
  });
  if (found.length === 0) return null;
  if (!found.every(isDay)) return 'impossible';
  const days = found.sort();
  return { kind: 'by', from: days[0]!, to: days.at(-1)! };
}

const ROMAN: Record<string, number> = { i: 1, ii: 2, iii: 3, iv: 4, '1': 1, '2': 2, '3': 3, '4': 4 };

function readQuarters(text: string, planYear: number | null): (Span & { kind: DueKind }) | null {
  const numbers = [...text.matchAll(/\bquy\s+((?:(?:iii|ii|iv|i|[1-4])\b(?:\s*(?:,|-|va|den|quy)\s*)*)+)/g)]
    .flatMap((match) => [...match[1]!.matchAll(/iii|ii|iv|i|[1-4]/g)].map((each) => ROMAN[each[0]]!))
    .sort();
  const year = yearIn(text) ?? planYear;
  if (numbers.length === 0 || year === null) return null;
  return {
    kind: 'quarter',
    ...monthSpan(year, numbers[0]! * 3 - 2, numbers.at(-1)! * 3),
  };
}

function readHalf(text: string, planYear: number | null): (Span & { kind: DueKind }) | null {
  const match = /(?:(?:6|sau) thang|nua) (dau|cuoi) nam/.exec(text);
  const year = yearIn(text) ?? planYear;
  if (!match || year === null) return null;
  const first = match[1] === 'dau' ? 1 : 7;
  return { kind: 'range', ...monthSpan(year, first, first + 5) };
}

function readMonths(text: string, planYear: number | null): (Span & { kind: DueKind }) | null {
  const named = [...text.matchAll(/thang\s+((?:\d{1,2}(?:\/20\d{2})?(?:\s*(?:,|-|va|den|toi|thang)\s*)*)+)/g)]
    .flatMap((match) => [...match[1]!.matchAll(/(\d{1,2})(?:\/(20\d{2}))?(?!\d)/g)])
    .concat([...text.matchAll(/(?<![\d/])(\d{1,2})\/(20\d{2})/g)]);
  const last = yearIn(text) ?? planYear;
  const months = named.map((match) => ({
    month: Number(match[1]),
    year: match[2] ? Number(match[2]) : last,
  }));
  if (months.length === 0 || months.some((each) => each.month < 1 || each.month > 12 || each.year === null))
    return null;
  const spans = months.map((each) => monthSpan(each.year!, each.month, each.month));
  const from = spans.map((each) => each.from).sort()[0]!;
  const to = spans
    .map((each) => each.to)
    .sort()
    .at(-1)!;
  return { kind: 'range', from, to };
}

function readYears(text: string): (Span & { kind: DueKind }) | null {
  const years = [...text.matchAll(/(?<!\d)(20\d{2})(?!\d)/g)].map((match) => Number(match[1])).sort();
  if (years.length === 0) return null;
  const [from, to] = [years[0]!, years.at(-1)!];
  return { kind: from === to ? 'year' : 'range', from: `${from}-01-01`, to: `${to}-12-31` };
}

function yearIn(text: string): number | null {
  const match = /(?<!\d)(20\d{2})(?!\d)/.exec(text);
  return match ? Number(match[1]) : null;
}

function monthSpan(year: number, first: number, last: number): { from: string; to: string } {
  const end = new Date(Date.UTC(year, last, 0)).toISOString().slice(0, 10);
  return { from: `${year}-${String(first).padStart(2, '0')}-01`, to: end };
}
