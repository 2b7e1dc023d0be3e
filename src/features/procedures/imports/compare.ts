import { addDays } from '../../../law/day.ts';
import type { ProcedureVersion } from '../schema.ts';
import type { ExportRow } from './read-export.ts';

export const DIFFERENCE_KINDS = ['missing', 'stale', 'different'] as const;
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number];

export const DIFFERENCE_LABELS: Record<DifferenceKind, string> = {
  missing: 'Thiếu: có ở cơ sở dữ liệu quốc gia, chưa có ở đây',
  stale: 'Cũ: còn ở đây, không còn ở cơ sở dữ liệu quốc gia',
  different: 'Khác: nội dung không giống nhau',
};

export interface Difference {
  code: string;
  name: string;
  kind: DifferenceKind;
  /** What differs: the name of the part, before and after. */
  parts: { part: 'name' | 'field' | 'decision'; here: string; there: string }[];
  /** The decision is older than the days in which it should have been taken over. */
  isLate: boolean;
}

/**
 * Days after a decision in which its procedures are to be taken over here. The house's own measure: no text that was read
 * sets one for a ward (the entry into the national database has five working days for a city).
 */
export const TAKE_OVER_DAYS = 1;

/** The four classes of faults of a catalogue against an export: missing, stale, different, and of these what is late. */
export function compareCatalogue(
  here: readonly ProcedureVersion[],
  there: readonly ExportRow[],
  today: string,
): Difference[] {
  const known = new Map(here.map((each) => [each.code, each]));
  const exported = new Set(there.map((row) => row.code));
  const found: Difference[] = [];
  for (const row of there) {
    const isLate = row.decidedOn !== null && addDays(row.decidedOn, TAKE_OVER_DAYS) < today;
    const own = known.get(row.code);
    if (!own) found.push({ code: row.code, name: row.name, kind: 'missing', parts: [], isLate });
    else {
      const parts = partsOf(own, row);
      if (parts.length > 0) found.push({ code: row.code, name: own.name, kind: 'different', parts, isLate });
    }
  }
  for (const own of here)
    if (!exported.has(own.code))
      found.push({ code: own.code, name: own.name, kind: 'stale', parts: [], isLate: false });
  return found;
}

/** What the export says otherwise; where it says nothing there is no difference. */
function partsOf(own: ProcedureVersion, row: ExportRow): Difference['parts'] {
  return (['name', 'field', 'decision'] as const)
    .map((part) => ({ part, here: own[part] ?? '', there: row[part] }))
    .filter(({ here, there }) => there !== '' && plain(here) !== plain(there));
}

function plain(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
}
