import { foldVietnamese } from '../../../platform/fold-vietnamese.ts';
import type { FeeRule, ProcedureVersion, TermVariant } from '../schema.ts';
import { linesOf, pick } from './read-cells.ts';
import { readDocuments } from './read-documents.ts';

/** What an export may say of a procedure beside its name, typed as the catalogue keeps it; absent where it does not say. */
export type ExportedParts = Partial<
  Pick<
    ProcedureVersion,
    | 'terms'
    | 'fees'
    | 'documents'
    | 'steps'
    | 'methods'
    | 'applicants'
    | 'results'
    | 'conditions'
    | 'legalBases'
  > & { hasConditions: boolean; onlineLevel: ProcedureVersion['onlineLevel'] }
>;

/** The parts as the export writes them: texts, lists of texts, lists of records. */
export type RawParts = Record<
  'terms' | 'fees' | 'documents' | 'steps' | 'methods' | 'applicants' | 'online' | 'results' | 'conditions',
  unknown
> & { legalBases: unknown };

/** What could be read of the parts; what could not is absent, never guessed. */
export function readParts(raw: RawParts): ExportedParts {
  const ways = recordsOf(raw.methods);
  const ofWays = (names: RegExp) => ways.map((each) => pick(each, names));
  const words = (value: unknown) => linesOf(value).join('; ');
  const conditions = linesOf(raw.conditions);
  const hasNone = conditions.length === 1 && NONE.test(foldVietnamese(conditions[0]!));
  return said({
    terms: readTerms([words(raw.terms), ...ofWays(/^(thoi (gian|han)|time)/)].join('; ')),
    fees: readFees([words(raw.fees), ...ofWays(/^(phi|le phi|muc phi|fee)/)].join('; ')),
    documents: readDocuments(raw.documents),
    steps: linesOf(raw.steps),
    methods: readMethods(
      ways.length > 0 ? ofWays(/^(hinh thuc|kenh|ch$|ten)/).join('; ') : words(raw.methods),
    ),
    applicants: readApplicants(words(raw.applicants)),
    onlineLevel: readOnline(words(raw.online)),
    results: readResults(raw.results),
    conditions: hasNone ? [] : conditions,
    hasConditions: hasNone ? false : conditions.length > 0 ? true : null,
    legalBases: readLegalBases(raw.legalBases),
  });
}

const NONE = /^(khong|khong co|khong quy dinh)[.]?$/;

/** Only what the export says. */
function said(found: Record<string, unknown>): ExportedParts {
  const isSaid = (value: unknown) => value !== null && !(Array.isArray(value) && value.length === 0);
  return Object.fromEntries(Object.entries(found).filter(([, value]) => isSaid(value)));
}

function recordsOf(value: unknown): Record<string, unknown>[] {
  if (!Array.isArray(value)) return [];
  return value.filter((each) => typeof each === 'object' && each !== null && !Array.isArray(each));
}

const LONGEST_TERM = 300;
const UNITS: Record<string, string> = { 'ngày làm việc': 'wd', ngày: 'cd', 'giờ làm việc': 'wh', giờ: 'wh' };

/** "3 Ngày làm việc; 03 ngày làm việc": one term; several are cases that the export does not tell apart. */
function readTerms(text: string): TermVariant[] {
  if (text.length > LONGEST_TERM) return [];
  const found = new Map<string, string>();
  if (/trong ngày|ngay trong ngày|ngay khi nhận/i.test(text)) found.set('0wd', 'Trong ngày');
  for (const match of text.matchAll(
    /(?<!(?:sau|trước|đến) )(?<![\d.,])(\d+(?:[.,]\d+)?)\s*(ngày làm việc|ngày|giờ làm việc|giờ)/gi,
  )) {
    const term = `${Number(match[1]!.replace(',', '.'))}${UNITS[match[2]!.toLowerCase()]}`;
    if (Number.parseFloat(term) > 0 && Number.parseFloat(term) <= 3650) found.set(term, match[0]);
  }
  if (found.size === 0)
    return /không quy định/i.test(text)
      ? [{ no: 1, when: 'Thông thường', term: null, raw: 'Không quy định' }]
      : [];
  return [...found].map(([term, raw], at) => ({
    no: at + 1,
    when: found.size === 1 ? 'Thông thường' : `Phương án ${at + 1}`,
    term,
    raw,
  }));
}

/** Amounts in đồng; "Miễn phí" stays as unsure as the portal's word is. */
function readFees(text: string): FeeRule[] {
  const nothing = { unit: null, tiers: [], capVnd: null, waivers: '' };
  const amounts = new Map<number, string>();
  for (const match of text.matchAll(/(\d[\d.,]*)\s*(?:việt nam đồng|đồng|vnđ|vnd|đ)(?![\p{L}])/giu)) {
    const amount = Number(match[1]!.replace(/[.,]/g, ''));
    if (amount > 0 && amount < 1e10) amounts.set(amount, match[0]);
  }
  if (amounts.size > 0)
    return [...amounts].map(([amountVnd, raw], at) => ({
      ...{ what: amounts.size === 1 ? 'Phí, lệ phí' : `Phí, lệ phí, mức ${at + 1}`, kind: 'fixed' as const },
      ...{ ...nothing, amountVnd, raw },
    }));
  if (!/miễn phí|không thu/i.test(text)) return [];
  return [{ what: 'Phí, lệ phí', kind: 'free', amountVnd: 0, ...nothing, raw: 'Miễn phí' }];
}

function readMethods(text: string): ProcedureVersion['methods'] {
  const ways = [
    [/trực tiếp/i, 'direct'],
    [/trực tuyến|qua mạng/i, 'online'],
    [/bưu chính|bưu điện/i, 'post'],
  ] as const;
  return ways.filter(([words]) => words.test(text)).map(([, way]) => way);
}

function readApplicants(text: string): ProcedureVersion['applicants'] {
  const plain = text.replace(/\(.*?\)/g, ' ');
  return [
    ...(/công dân|cá nhân|người|hộ gia đình/i.test(plain) ? (['citizen'] as const) : []),
    ...(/tổ chức|doanh nghiệp|hợp tác xã|cơ quan/i.test(plain) ? (['organisation'] as const) : []),
  ];
}

function readOnline(text: string): ProcedureVersion['onlineLevel'] {
  const [isFull, isPartial] = [/toàn trình/i.test(text), /một phần/i.test(text)];
  if (isFull && isPartial) return null;
  return isFull ? 'full' : isPartial ? 'partial' : null;
}

/** "Giấy khai sinhMã: KQ.G15.000031" and the next, or a list with names and codes. */
function readResults(value: unknown): ProcedureVersion['results'] {
  const records = recordsOf(value);
  if (records.length > 0)
    return records.map((each) => ({
      name: pick(each, /^ten|^name|^ket qua/),
      code: pick(each, /^ma|^code/) || null,
    }));
  const text = linesOf(value).join('\n');
  const coded = [...text.matchAll(/([\s\S]*?)\s*\(?Mã:\s*(KQ\.[A-Z]\d{2}\.\d{6})\)?/g)];
  if (coded.length === 0) return text.includes('Mã:') ? [] : text.split('\n').filter(Boolean).map(named);
  return coded.map(([, name, code]) => ({ ...named(name!), code: code! }));
}

function named(text: string): ProcedureVersion['results'][number] {
  return { name: text.replace(/^[\s;,.-]+/, '').trim(), code: null };
}

/** A law has at most three figures; the portal's text runs on without a space, so the last capital may begin a word. */
const LEGAL_BASE =
  /(?<![\d.])(?:\d{1,3}\/\d{4}\/QH\d{2}(?!\d)|\d{1,4}(?:\.\d{1,2})?\/\d{4}\/[A-ZĐ]{1,6}(?:-[A-ZĐ]{1,10})+(?!hông|uật|ghị|uyết|ăn|ề))/gu;

/** The numbers of legal documents, each once. */
function readLegalBases(value: unknown): string[] {
  return [...new Set(linesOf(value).join('\n').match(LEGAL_BASE) ?? [])];
}
