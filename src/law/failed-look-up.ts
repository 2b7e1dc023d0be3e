import type { NationalDatabase } from './national-databases.ts';

/** How a look-up ended. */
export const LOOKUP_OUTCOMES = [
  'found',
  'incomplete',
  'not_found',
  'mismatch',
  'unavailable',
  'timed_out',
] as const;
export type LookupOutcome = (typeof LOOKUP_OUTCOMES)[number];

/**
 * Whether the paper may be asked after a look-up: the data could not be had, were incomplete, or were wrong.
 * @law NQ 66.7/2025/NQ-CP: không khai thác được, không đầy đủ hoặc không chính xác thì yêu cầu bổ sung và cập nhật dữ liệu
 * @checked 2026-11-27 in the text of the resolution
 */
export function mayAskPaper(outcome: LookupOutcome): boolean {
  return outcome !== 'found';
}

/**
 * Whether the data themselves are wanting, so that the applicant has them put right; not where the database did not answer.
 * @law NQ 66.7/2025/NQ-CP
 * @checked 2026-11-27 in the text of the resolution
 * @uncertain the text does not part the two; a database that did not answer may hold right data
 */
export function isWrongThere(outcome: LookupOutcome): boolean {
  return outcome === 'incomplete' || outcome === 'not_found' || outcome === 'mismatch';
}

/** What went wrong, as the applicant reads it. */
const WHY: Readonly<Record<Exclude<LookupOutcome, 'found'>, string>> = {
  incomplete: 'dữ liệu chưa đầy đủ',
  not_found: 'không có dữ liệu',
  mismatch: 'dữ liệu không khớp với hồ sơ',
  unavailable: 'không khai thác được',
  timed_out: 'không trả lời trong thời gian chờ',
};

/**
 * What the applicant is told after a look-up that failed: what to bring, why, and where to have the data put right.
 * @law NQ 66.7/2025/NQ-CP: vừa bổ sung giấy tờ, vừa cập nhật cơ sở dữ liệu; cơ quan tiếp nhận hướng dẫn liên hệ cơ quan chủ quản
 * @checked 2026-11-27 in the text of the resolution
 */
export function afterFailedLookUp(
  paper: string,
  outcome: Exclude<LookupOutcome, 'found'>,
  { name, owner, update }: NationalDatabase,
): { item: string; reason: string } {
  const isWrong = isWrongThere(outcome);
  return {
    item: isWrong ? `${paper}; đồng thời cập nhật ${name}` : paper,
    reason: `Đã tra cứu ${name} (${owner}): ${WHY[outcome]}.${isWrong ? ` ${update}` : ''}`,
  };
}
