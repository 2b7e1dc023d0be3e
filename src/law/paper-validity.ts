import { addDays, type Day } from './day.ts';
import { type Dated, isInForce } from './in-force.ts';

/** For how many months after its issue papers of a kind hold, as the law in force on the day of issue says. */
interface Validity extends Dated {
  /** The words of its name by which the kind is known. */
  paper: RegExp;
  months: number;
}

const VALIDITIES: readonly Validity[] = [
  { paper: /^giấy xác nhận tình trạng hôn nhân/, months: 6, from: '2016-01-01', until: null },
];

/**
 * The first day on which a paper no longer holds; null where no text limits it, or none is known here. Six months from a
 * day end with the day of the same number, or with the month where it has no such day.
 * @param name as the catalogue writes it
 * @law NĐ 123/2015/NĐ-CP (giấy xác nhận tình trạng hôn nhân có giá trị 06 tháng kể từ ngày cấp)
 * @checked 2026-11-27
 * @uncertain from general knowledge, the text and its amendments were not read; that the status changed earlier ends it too,
 * which no day tells; other kinds that hold for a time only are not listed
 */
export function validUntil(name: string, issuedOn: Day): Day | null {
  const words = name.normalize('NFC').trim().toLowerCase();
  const found = VALIDITIES.find((row) => row.paper.test(words) && isInForce(row, issuedOn));
  return found ? addDays(addMonths(issuedOn, found.months), 1) : null;
}

function addMonths(day: Day, months: number): Day {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}
