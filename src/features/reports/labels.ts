import { addDays, type Day, formatDay } from '../../law/day.ts';
import type { ReportKind } from './schema.ts';

export const KIND_LABELS: Record<ReportKind, string> = {
  month: 'Tháng',
  quarter: 'Quý',
  'half-year': 'Sáu tháng đầu năm',
  'nine-months': 'Chín tháng',
  year: 'Năm',
  'ad-hoc': 'Đột xuất',
};

const ROMAN = ['I', 'II', 'III', 'IV'];

/** "quý III năm 2026"; the year and the month are those in which the period ends. */
export function periodName({ kind, from, to }: { kind: ReportKind; from: Day; to: Day }): string {
  const last = addDays(to, -1);
  const [year, month] = [last.slice(0, 4), Number(last.slice(5, 7))];
  switch (kind) {
    case 'month':
      return `tháng ${month} năm ${year}`;
    case 'quarter':
      return `quý ${ROMAN[Math.ceil(month / 3) - 1]} năm ${year}`;
    case 'half-year':
      return `sáu tháng đầu năm ${year}`;
    case 'nine-months':
      return `chín tháng năm ${year}`;
    case 'year':
      return `năm ${year}`;
    case 'ad-hoc':
      return `từ ngày ${formatDay(from)} đến ngày ${formatDay(last)}`;
  }
}

/** "từ ngày 15/06/2026 đến ngày 14/09/2026" */
export function daysName({ from, to }: { from: Day; to: Day }): string {
  return `từ ngày ${formatDay(from)} đến ngày ${formatDay(addDays(to, -1))}`;
}

/** Trích yếu. */
export function subjectOf(period: { kind: ReportKind; from: Day; to: Day }): string {
  return `Tình hình, kết quả kiểm soát thủ tục hành chính ${periodName(period)}`;
}
