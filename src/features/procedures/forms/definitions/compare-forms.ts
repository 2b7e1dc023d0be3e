import type { FormDefinition } from '../schema.ts';
import { type DescribedField, describeDefinition } from './describe-definition.ts';

/** One difference between two versions of a form, in words; empty before: new, empty after: gone. */
export interface FormChange {
  where: string;
  before: string;
  after: string;
}

interface Line {
  where: string;
  text: string;
}

/** What the second says otherwise than the first, page by page, field by field. */
export function compareForms(before: FormDefinition | null, after: FormDefinition): FormChange[] {
  const [old, now] = [linesOf(before), linesOf(after)];
  const keys = new Set([...now.keys(), ...old.keys()]);
  return [...keys]
    .map((key) => ({
      where: (now.get(key) ?? old.get(key))!.where,
      before: old.get(key)?.text ?? '',
      after: now.get(key)?.text ?? '',
    }))
    .filter((change) => change.before !== change.after);
}

function linesOf(form: FormDefinition | null): Map<string, Line> {
  const lines = new Map<string, Line>();
  if (form === null) return lines;
  lines.set('title', { where: 'Tên biểu mẫu', text: form.title });
  lines.set('source', { where: 'Nguồn', text: form.source });
  const state = form.isVerified ? 'đã đối chiếu tờ khai chính thức' : 'chưa xác minh';
  lines.set('verified', { where: 'Đối chiếu', text: state });
  const { kind, ...roles } = form.applicant;
  const who = Object.entries(roles).map(([role, paths]) => `${role}: ${(paths ?? []).join(', ')}`);
  lines.set('applicant', { where: 'Người nộp lấy từ mục', text: [kind, ...who].join('; ') });
  lines.set('quantity', { where: 'Số lượng tính phí lấy từ mục', text: form.quantity ?? '' });
  lines.set('summary', { where: 'Tóm tắt lấy từ mục', text: form.summary.join(', ') });
  describeDefinition(form).forEach((page, at) => {
    const intro = form.pages[at]?.intro;
    const text = [`thứ ${at + 1}`, page.title, intro, page.when && `khi ${page.when}`]
      .filter(Boolean)
      .join('; ');
    lines.set(`page ${page.id}`, { where: `Trang “${page.title}”`, text });
    for (const field of page.fields)
      lines.set(`field ${field.name}`, {
        where: `Mục ${field.name}`,
        text: `${wordsOf(field)} (trang “${page.title}”)`,
      });
  });
  return lines;
}

function wordsOf({ label, words, when }: DescribedField): string {
  return [`“${label}”`, words, when && `khi ${when}`].filter((text) => text !== '').join('; ');
}
