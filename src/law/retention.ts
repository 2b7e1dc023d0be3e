import { type Day, isDay } from './day.ts';
import { type Dated, inForce } from './in-force.ts';

/** How a dossier ended: with its result, with a refusal by decision, or without one (refused, withdrawn, stopped). */
export const ENDINGS = ['granted', 'denied', 'ended'] as const;
export type Ending = (typeof ENDINGS)[number];

/** A period that the ward has set, from a day on. Null: every field, every ending; `years` null: for ever. */
export interface RetentionPeriod {
  fieldCode: string | null;
  ending: Ending | null;
  years: number | null;
  from: Day;
  /** Which decision says so. */
  decision: string;
}

/**
 * For how many years a dossier is kept where the ward has set nothing; null: for ever.
 * @law TT 13/2023/TT-BNV (hồ sơ thủ tục hành chính điện tử)
 * @checked 2026-11-27 the circular's name only, in a digest
 * @uncertain no text that sets periods was read: until the ward enters its own by decision, nothing is ever listed as expired
 */
export const RETENTION: readonly (Dated & { years: number | null })[] = [
  { from: '1995-01-01', until: null, years: null },
];

export interface Retention {
  /** Null: for ever. */
  years: number | null;
  /** The first day on which it need not be kept any longer; null: for ever. */
  keptUntil: Day | null;
  /** The ward's decision that it rests on; null: none, see `RETENTION`. */
  decision: string | null;
}

/**
 * How long an ended dossier is kept: by the ward's period in force on the day on which it ended, the narrower before the wider
 * (field and ending, field, ending, all), of equal ones the one that came last. Whole years are counted from the first of January
 * after that day. That the time is over allows nothing: destroying needs a decision of its own.
 * @throws RangeError when the day is none
 * @law như trên; thời hạn do phường ghi theo quyết định của mình
 * @checked 2026-11-27 no text on the counting of periods was read
 * @uncertain the periods, and that they are counted from the end of the year
 */
export function retentionOf(
  { fieldCode, ending, endedOn }: { fieldCode: string; ending: Ending; endedOn: Day },
  periods: readonly RetentionPeriod[],
): Retention {
  if (!isDay(endedOn)) throw new RangeError(`"${endedOn}" không phải là ngày.`);
  const rank = (period: RetentionPeriod) =>
    (period.fieldCode === null ? 0 : 2) + (period.ending === null ? 0 : 1);
  const [period = null] = periods
    .filter((each) => each.from <= endedOn)
    .filter((each) => each.fieldCode === null || each.fieldCode === fieldCode)
    .filter((each) => each.ending === null || each.ending === ending)
    .toReversed()
    .toSorted(
      (one, other) =>
        rank(other) - rank(one) || (one.from < other.from ? 1 : -1) * Number(one.from !== other.from),
    );
  const years = period === null ? inForce(RETENTION, endedOn).years : period.years;
  const keptUntil = years === null ? null : `${Number(endedOn.slice(0, 4)) + 1 + years}-01-01`;
  return { years, keptUntil, decision: period?.decision ?? null };
}
