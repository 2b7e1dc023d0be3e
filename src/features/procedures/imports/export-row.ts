import { isDay } from '../../../law/day.ts';
import { foldVietnamese } from '../../../platform/fold-vietnamese.ts';
import { normaliseProcedureCode } from '../code.ts';
import type { PartName } from '../schema.ts';
import { type ExportedParts, readParts } from './read-parts.ts';

/** A procedure as an export of the national database gives it; empty where the export does not say. */
export interface ExportRow {
  code: string;
  name: string;
  field: string;
  decision: string;
  level: string;
  /** The day of the decision, when the export has it. */
  decidedOn: string | null;
  parts: ExportedParts;
}

export type Source = Record<string, unknown>;

type Column = 'code' | 'name' | 'field' | 'decision' | 'level' | 'decidedOn' | Exclude<PartColumn, 'name'>;
type PartColumn = Exclude<PartName, 'competentUnit' | 'field' | 'level' | 'decision'>;

/** The names under which exports, spreadsheets and other systems give a column, folded and with spaces for signs. */
const NAMES: Record<Column, RegExp> = {
  code: /^(ma( so)?( thu tuc( hanh chinh)?| tthc)?|code)$/,
  name: /^(ten( thu tuc| tthc)?( hanh chinh)?|name)$/,
  field: /^(ten )?(linh vuc|field)$/,
  decision: /^(so quyet dinh.*|quyet dinh( cong bo)?|decision)$/,
  level: /^(cap thuc hien|cap|level)$/,
  decidedOn: /^(ngay (ra )?quyet dinh|ngay cong bo|ngay ban hanh|decided on)$/,
  terms: /^(thoi han( giai quyet)?|thoi gian( giai quyet)?|time rule|time)$/,
  fees: /^(muc )?(phi|le phi|phi le phi|fee)$/,
  documents: /^(thanh phan( ho so)?|components( raw)?)$/,
  steps: /^(trinh tu( thuc hien)?|sequence( raw)?)$/,
  methods: /^(cach thuc( thuc hien)?|kenh thuc hien|channels)$/,
  applicants: /^(doi tuong( thuc hien)?|subjects)$/,
  online: /^(muc do.*|dich vu cong truc tuyen|dvctt|online)$/,
  results: /^(ket qua( thuc hien)?|result)$/,
  conditions: /^(yeu cau( dieu kien)?( thuc hien)?|dieu kien|conditions( raw)?)$/,
  legalBases: /^(can cu( phap ly)?|legal basis( raw)?)$/,
};

/** What a column is called, however it is written: "Mã thủ tục", "ma_thu_tuc", "Phí, lệ phí". */
function plainName(key: string): string {
  return foldVietnamese(key.replace(/[_,./()-]+/g, ' '));
}

/** Does this text head the column of codes? */
export function headsCodes(text: string): boolean {
  return NAMES.code.test(plainName(text));
}

/** One record read as a procedure; its code is empty when it has none that can be read. */
export function toExportRow(record: Source): ExportRow {
  const keys = new Map(Object.keys(record).map((key) => [plainName(key), key]));
  const find = (column: Column): unknown => {
    for (const [plain, key] of keys) if (NAMES[column].test(plain) && record[key] !== '') return record[key];
    return undefined;
  };
  const text = (column: Column) => oneLine(find(column));
  const decision = text('decision');
  return {
    code: normaliseProcedureCode(text('code')) ?? lostZeros(text('code')),
    name: text('name'),
    field: text('field'),
    decision: decision.replace(/[,;(]?\s*ngày\s.*$/i, '').trim() || decision,
    level: text('level'),
    decidedOn: dayOf(text('decidedOn')) ?? dayOf(decision),
    parts: readParts({
      ...{ terms: find('terms'), fees: find('fees'), documents: find('documents'), steps: find('steps') },
      ...{ methods: find('methods'), applicants: find('applicants'), online: find('online') },
      ...{ results: find('results'), conditions: find('conditions'), legalBases: find('legalBases') },
    }),
  };
}

export function oneLine(value: unknown): string {
  if (value === null || value === undefined || typeof value === 'object') return '';
  return String(value).normalize('NFC').replace(/\s+/g, ' ').trim();
}

/** A spreadsheet takes a code for a number and drops the zeros at its end: 1.0108 was 1.010800. */
function lostZeros(text: string): string {
  const match = /^([1-9])[.,](\d{3,4})$/.exec(text);
  return match ? `${match[1]}.${match[2]!.padEnd(6, '0')}` : '';
}

/** The day in a text: 2026-11-01, 01/11/2026, "ngày 1 tháng 11 năm 2026". */
function dayOf(text: string): string | null {
  const iso = /(\d{4})-(\d{2})-(\d{2})/.exec(text);
  const own = /(?:^|\D)(\d{1,2})(?:[/.-]| tháng )(\d{1,2})(?:[/.-]| năm )(\d{4})/i.exec(text);
  const [year, month, date] = iso ? iso.slice(1) : own ? [own[3], own[2], own[1]] : [];
  if (!year || !month || !date) return null;
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return isDay(day) ? day : null;
}
