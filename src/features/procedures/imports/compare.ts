import { addDays } from '../../../law/day.ts';
import { isTrulyFree } from '../describe.ts';
import { PART_NAMES, type PartName, type ProcedureVersion } from '../schema.ts';
import { describePart } from '../versions/parts.ts';
import type { ExportRow } from './export-row.ts';
import { exportedVersion } from './exported-version.ts';

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
  /** What differs: the part, in words here and there, a line for each piece. */
  parts: { part: PartName; here: string[]; there: string[] }[];
  /** The decision is older than the days in which it should have been taken over. */
  isLate: boolean;
}

/**
 * Days after a decision in which its procedures are to be taken over here. The house's own measure: no text that was read
 * sets one for a ward (the entry into the national database has five working days for a city).
 */
export const TAKE_OVER_DAYS = 1;

/** Procedures that no ward resolves are none of ours; where the export gives no level, it may be. */
export function isForWards({ level }: ExportRow): boolean {
  return level === '' || /cấp xã|phường|cấp huyện/i.test(level);
}

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
    const parts = own ? differingParts(own, row) : [];
    if (own && parts.length > 0)
      found.push({ code: row.code, name: own.name, kind: 'different', parts, isLate });
    if (!own && isForWards(row))
      found.push({ code: row.code, name: row.name, kind: 'missing', parts: [], isLate });
  }
  for (const own of here)
    if (!exported.has(own.code))
      found.push({ code: own.code, name: own.name, kind: 'stale', parts: [], isLate: false });
  return found;
}

/** What the export says otherwise; where it says nothing there is no difference. */
export function differingParts(own: ProcedureVersion, row: ExportRow): Difference['parts'] {
  const other = exportedVersion(row, own);
  return PART_NAMES.filter((part) => differs[part](own, other)).map((part) => ({
    part,
    here: describePart(own, part),
    there: describePart(other, part),
  }));
}

type Differs = (own: ProcedureVersion, other: ProcedureVersion) => boolean;

function plain(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** Of two lists, does one hold what the other does not? Their order and how they are written do not matter. */
function differ(own: readonly string[], other: readonly string[]): boolean {
  const [ours, theirs] = [new Set(own.map(plain)), new Set(other.map(plain))];
  return ours.size !== theirs.size || [...ours].some((each) => !theirs.has(each));
}

const asWords =
  (part: PartName): Differs =>
  (own, other) =>
    differ(describePart(own, part), describePart(other, part));

/** What we wrote in our own words can only be added to; what came from an export or a decision is compared. */
const asOwnWords =
  (part: PartName): Differs =>
  (own, other) =>
    (describePart(own, part).length === 0 || own.stated[part] !== undefined) && asWords(part)(own, other);

const amountsOf = ({ fees }: ProcedureVersion) =>
  fees
    .flatMap((fee) => [fee.amountVnd, fee.capVnd, ...fee.tiers.map((tier) => tier.perPageVnd)])
    .filter((amount) => amount !== null)
    .map(String);

/** Terms and fees are compared by what they come to, results by their codes: the words differ everywhere. */
const differs: Record<PartName, Differs> = {
  name: asWords('name'),
  field: asWords('field'),
  level: asWords('level'),
  terms: (own, other) =>
    differ(
      own.terms.map((each) => each.term ?? each.raw),
      other.terms.map((each) => each.term ?? each.raw),
    ),
  fees: (own, other) => {
    const [isFree, isKnown] = [other.fees.every((fee) => fee.kind === 'free'), own.fees.length > 0];
    if (isFree && isKnown && own.fees.every((fee) => fee.kind !== 'unknown'))
      return (
        own.fees.some((fee) => fee.kind === 'fixed' || fee.kind === 'tiered') && !own.fees.some(isTrulyFree)
      );
    return differ(amountsOf(own), amountsOf(other));
  },
  documents: asOwnWords('documents'),
  steps: asOwnWords('steps'),
  methods: asWords('methods'),
  applicants: asWords('applicants'),
  competentUnit: () => false,
  online: asWords('online'),
  results: (own, other) =>
    other.results.every(({ code }) => code !== null) && own.results.some(({ code }) => code !== null)
      ? differ(
          own.results.map(({ code }) => code ?? ''),
          other.results.map(({ code }) => code ?? ''),
        )
      : asOwnWords('results')(own, other),
  conditions: asOwnWords('conditions'),
  legalBases: asWords('legalBases'),
  decision: (own, other) =>
    differ([own.decision ?? ''], [other.decision ?? '']) ||
    (own.decidedOn !== null && other.decidedOn !== null && own.decidedOn !== other.decidedOn),
};
