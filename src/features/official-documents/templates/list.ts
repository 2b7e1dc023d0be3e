import { Problem } from '../../../platform/problem.ts';
import { LETTER_TEMPLATES } from './letters.ts';
import { MEETING_TEMPLATES } from './meetings.ts';
import { PLAN_TEMPLATES } from './plans.ts';
import type { DocumentTemplate } from './template.ts';

export const DOCUMENT_TEMPLATES: readonly DocumentTemplate[] = [
  ...PLAN_TEMPLATES,
  ...LETTER_TEMPLATES,
  ...MEETING_TEMPLATES,
];

/** @throws Problem not_found */
export function findDocumentTemplate(code: string): DocumentTemplate {
  const found = DOCUMENT_TEMPLATES.find((each) => each.code === code);
  if (!found) throw new Problem('not_found', 'Không có mẫu văn bản này.');
  return found;
}
