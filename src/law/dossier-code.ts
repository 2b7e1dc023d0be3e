import { type Day, isDay } from './day.ts';

/** The parts of a dossier code. */
export interface DossierCode {
  /** Electronic identifier of the handling agency. */
  agencyCode: string;
  /** The day of reception. */
  day: Day;
  /** Order number of that day, from 1; it starts anew each day and is never used twice. */
  number: number;
}

/** A code of a ministry's centralised system: the owner's two digits stand before the order number. */
export interface CentralisedCode extends DossierCode {
  ownerCode: string;
}

/**
 * `<agency>-YYMMDD-XXXX`: the electronic identifier of the handling agency, the day of reception, and the order number
 * of that day in at least four digits.
 * @throws RangeError when the number is below 1 or the day does not exist
 * @law TT 03/2025/TT-VPCP, Điều 13 (khoản 3 được TT 04/2025/TT-VPCP bổ sung)
 * @checked 2026-11-23
 * @uncertain khoản 1 was inferred from khoản 3 and the former rule; the ward's own agency code is configuration
 */
export function formatDossierCode({ agencyCode, day, number }: DossierCode): string {
  if (!Number.isSafeInteger(number) || number < 1) throw new RangeError('Số thứ tự hồ sơ phải từ 1.');
  if (!isDay(day)) throw new RangeError(`"${day}" không phải là ngày tiếp nhận.`);
  return `${agencyCode}-${day.slice(2).replaceAll('-', '')}-${String(number).padStart(4, '0')}`;
}

/**
 * `<agency>-YYMMDD-AAXXXX`, for procedures on a ministry's centralised system.
 * @throws RangeError as formatDossierCode, and when the owner's code has not two digits
 * @law TT 03/2025/TT-VPCP, Điều 13 khoản 3 (do TT 04/2025/TT-VPCP bổ sung, hiệu lực 25/01/2026)
 * @checked 2026-11-23
 */
export function formatCentralisedCode({ ownerCode, ...code }: CentralisedCode): string {
  if (!/^\d{2}$/.test(ownerCode)) throw new RangeError('Mã chủ quản hệ thống gồm hai chữ số.');
  const ordinary = formatDossierCode(code);
  const cut = ordinary.lastIndexOf('-') + 1;
  return `${ordinary.slice(0, cut)}${ownerCode}${ordinary.slice(cut)}`;
}

/** The parts of a code in the ordinary pattern; null for codes of other systems, which stay opaque. */
export function parseDossierCode(text: string): DossierCode | null {
  const [, agencyCode = '', year, month, date, digits] =
    /^([A-Z0-9.]+)-(\d{2})(\d{2})(\d{2})-(\d{4,15})$/.exec(text.trim().toUpperCase()) ?? [];
  const code = { agencyCode, day: `20${year}-${month}-${date}`, number: Number(digits) };
  return isDay(code.day) && code.number > 0 ? code : null;
}

/** The parts of a centralised code. The text alone does not tell the two patterns apart: the system does. */
export function parseCentralisedCode(text: string): CentralisedCode | null {
  const [, head, ownerCode, digits] = /^(.+-)(\d{2})(\d{4,})$/.exec(text.trim()) ?? [];
  const code = parseDossierCode(`${head}${digits}`);
  return code === null || ownerCode === undefined ? null : { ...code, ownerCode };
}

/**
 * Whether an agency code has the shape `MX1X2.Y1Y2Y3.Z1Z2` of the rule in force, or the former
 * `V1V2V3.Z1Z2.Y1Y2.MX1X2` of dossiers before 15/09/2025.
 * @law TT 03/2025/TT-VPCP, Điều 13; trước đó TT 01/2018/TT-VPCP
 * @checked 2026-11-23
 * @uncertain codes seen in use leave parts out (G09.20): use it to warn, not to refuse
 */
export function isAgencyCode(text: string): boolean {
  return /^[A-Z]\d{2}\.\d{3}\.\d{2}$/.test(text) || /^\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}$/.test(text);
}
