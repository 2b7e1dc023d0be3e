import { type Answers, asText, textAt } from '../answers.ts';
import type { ApplicantRole, FormDefinition, FormField } from '../schema.ts';
import { describeField, describeText } from './describe-answers.ts';
import { firstDayOf, numberOf } from './values.ts';
import { walkForm } from './walk.ts';

/** Who asks, for the columns of the dossier, not longer than they hold; what is not asked or not answered is empty. */
export interface FormApplicant extends Record<ApplicantRole, string> {
  kind: 'citizen' | 'organisation';
  /** What is asked, in one line. */
  summary: string;
}

export function applicantOf(form: FormDefinition, given: Answers): FormApplicant {
  const { answers } = walkForm(form, given, null);
  const { kind, ...roles } = form.applicant;
  const first = (role: ApplicantRole) =>
    (roles[role] ?? []).map((path) => wordsAt(form, answers, path)).find((text) => text !== '') ?? '';
  const birthOn = (roles.birthOn ?? []).map((path) => textAt(answers, path)).find((text) => text !== '');
  return {
    kind,
    name: first('name').slice(0, 200),
    personalId: first('personalId'),
    birthOn: birthOn !== undefined && firstDayOf(birthOn) === birthOn ? birthOn : '',
    phone: first('phone'),
    email: first('email'),
    address: first('address').slice(0, 300),
    representativeName: first('representativeName').slice(0, 200),
    representativePersonalId: first('representativePersonalId'),
    representativeBasis: first('representativeBasis').slice(0, 300),
    summary: form.summary
      .map((path) => wordsAt(form, answers, path).replace(/\s+/g, ' '))
      .filter((text) => text !== '')
      .join('; ')
      .slice(0, 1000),
  };
}

/** What stands behind a path, in words. */
function wordsAt(form: FormDefinition, answers: Answers, path: string): string {
  const field = form.pages.flatMap((page) => page.fields).find((each) => each.name === path.split('.')[0]);
  if (!field) return '';
  if (path.includes('.')) return textAt(answers, path);
  return wordsOf(field, answers);
}

function wordsOf(field: FormField, answers: Answers): string {
  if (field.type === 'note' || field.type === 'group') return '';
  if (field.type === 'computed') return describeText(field, asText(answers[field.name]));
  return describeField(field, answers[field.name])[0]?.value ?? '';
}

/** How many are asked for; null where the form does not count, or the answer is no whole number from 1. */
export function quantityOf(form: FormDefinition, given: Answers): number | null {
  if (form.quantity === undefined) return null;
  const count = numberOf(textAt(walkForm(form, given, null).answers, form.quantity));
  return count !== null && Number.isInteger(count) && count >= 1 ? count : null;
}
