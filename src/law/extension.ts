import type { Day } from './day.ts';
import { type Dated, inForce } from './in-force.ts';

/**
 * How often a dossier may get a new due time with an apology letter (Mẫu 04).
 * @law NĐ 118/2025/NĐ-CP; TT 03/2025/TT-VPCP, Phụ lục I, Mẫu 04
 * @checked 2026-11-23 the form's name only
 * @uncertain no start date was read; "once" and "before the due time" are known from the former decree NĐ 61/2018/NĐ-CP
 */
export const EXTENSION_LIMITS: readonly (Dated & { mostTimes: number })[] = [
  { from: '1995-01-01', until: null, mostTimes: 1 },
];

/** An extension that is asked for. */
export interface Extension {
  dueAt: Date;
  newDueAt: Date;
  /** When the letter is sent. */
  at: Date;
  /** Extensions that the dossier already had. */
  timesBefore: number;
  /** The day of acceptance: it decides which law applies. */
  acceptedOn: Day;
}

/**
 * Why a dossier may not be extended, as a Vietnamese sentence; null when it may.
 * @law như trên: chỉ hẹn lại một lần, ngày hẹn mới phải muộn hơn ngày hẹn cũ
 * @checked 2026-11-23
 * @uncertain see EXTENSION_LIMITS
 */
export function extensionFault({ dueAt, newDueAt, at, timesBefore, acceptedOn }: Extension): string | null {
  const { mostTimes } = inForce(EXTENSION_LIMITS, acceptedOn);
  if (timesBefore >= mostTimes) return `Hồ sơ chỉ được hẹn lại ${mostTimes} lần.`;
  if (newDueAt <= dueAt) return 'Ngày hẹn mới phải sau ngày hẹn cũ.';
  if (newDueAt <= at) return 'Ngày hẹn mới phải ở tương lai.';
  return null;
}

/**
 * Whether the apology letter goes out before the dossier is overdue; a later one is still owed to the applicant.
 * @law thông lệ xin lỗi và hẹn lại trước khi quá hạn
 * @checked 2026-11-23
 * @uncertain practice asks for at least one day before; the decree's text was not read
 */
export function isApologyInTime(at: Date, dueAt: Date): boolean {
  return at <= dueAt;
}
