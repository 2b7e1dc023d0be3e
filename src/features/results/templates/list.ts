import { Problem } from '../../../platform/problem.ts';
import { CERTIFICATES } from './certificates.ts';
import { DECISIONS } from './decisions.ts';
import { EXTRACTS } from './extracts.ts';
import { LETTERS } from './letters.ts';
import type { ResultTemplate } from './template.ts';

/**
 * The templates of results, in versions by their days. None of the State's own forms was read, so each says "chưa xác minh".
 * @law NĐ 30/2020/NĐ-CP, Phụ lục I (thể thức và kỹ thuật trình bày)
 * @checked 2026-11-27 against a digest of the annex
 * @uncertain the State's forms of certificates and extracts (hộ tịch, bảo trợ xã hội) were not read: wording and order are ours
 */
export const RESULT_TEMPLATES: readonly ResultTemplate[] = [
  ...CERTIFICATES,
  ...EXTRACTS,
  ...DECISIONS,
  ...LETTERS,
];

/** @throws Problem not_found */
export function findTemplate(code: string): ResultTemplate {
  const found = RESULT_TEMPLATES.find((each) => each.code === code);
  if (!found) throw new Problem('not_found', 'Không có mẫu kết quả này.');
  return found;
}
