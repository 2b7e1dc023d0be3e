import type { Day } from './day.ts';

export interface DossierCode {
  agencyCode: string;
  day: Day;
  number: number;
}

/**
 * `<agency>-YYMMDD-XXXX`: the electronic identifier of the handling agency, the day of reception, and the order number
 * of that day in at least four digits.
 * @law TT 03/2025/TT-VPCP, Điều 13 (khoản 3 được TT 04/2025/TT-VPCP bổ sung)
 * @checked 2026-11-23
 * @uncertain khoản 1 was inferred from khoản 3 and the former rule; the ward's own agency code is configuration
 */
export function formatDossierCode({ agencyCode, day, number }: DossierCode): string {
  if (!Number.isInteger(number) || number < 1) throw new RangeError('Số thứ tự hồ sơ phải từ 1.');
  return `${agencyCode}-${day.slice(2).replaceAll('-', '')}-${String(number).padStart(4, '0')}`;
}

/** The parts of a code in this pattern; null for codes of other systems, which stay opaque. */
export function parseDossierCode(text: string): DossierCode | null {
  const match = /^([A-Z0-9.]+)-(\d{2})(\d{2})(\d{2})-(\d{4,})$/.exec(text.trim().toUpperCase());
  if (!match) return null;
  const [, agencyCode, year, month, date, number] = match;
  return { agencyCode: agencyCode!, day: `20${year}-${month}-${date}`, number: Number(number) };
}
