import type { Answers, Parts } from '../answers.ts';
import type { FormDefinition, FormField, PersonPart, Prefill } from '../schema.ts';

/** What is known of who is at the portal. */
export type Known = Partial<Record<Prefill, string>>;

const APPLICANT_PARTS: Partial<Record<PersonPart, Prefill>> = {
  hoTen: 'applicant.name',
  ngaySinh: 'applicant.birthOn',
  soDinhDanh: 'applicant.personalId',
  noiCuTru: 'applicant.address',
  dienThoai: 'applicant.phone',
  email: 'applicant.email',
};

/** The answers that the account can give, for a draft that begins. */
export function prefill(form: FormDefinition, known: Known): Answers {
  const answers: Answers = {};
  for (const field of form.pages.flatMap((page) => page.fields)) {
    const value = prefilled(field, known);
    if (value !== undefined) answers[field.name] = value;
  }
  return answers;
}

function prefilled(field: FormField, known: Known): string | Parts | undefined {
  if (field.type === 'person' && field.isApplicant) {
    const filled = field.parts.flatMap((part) => {
      const text = known[APPLICANT_PARTS[part] ?? 'organisation.code'];
      return APPLICANT_PARTS[part] && text ? [[part, text] as const] : [];
    });
    const isForeign = field.parts.includes('quocTich') && filled.length > 0;
    return filled.length > 0
      ? { ...Object.fromEntries(filled), ...(isForeign && { quocTich: 'Việt Nam' }) }
      : undefined;
  }
  if (!('prefill' in field) || field.prefill === undefined) return undefined;
  const text = known[field.prefill];
  if (!text) return undefined;
  return field.type === 'address' ? { chiTiet: text } : text;
}
