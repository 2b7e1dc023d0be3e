import { z } from 'zod';
import { parseFields } from '../../../platform/problem.ts';
import { DECISIVE, type SurveyQuestion } from '../questions.ts';

/** What was filled in: 1 to 5 for each question that was answered, the decisive one among them. */
export interface FilledForm {
  scores: Record<string, number>;
  comment: string;
  allowsContact: boolean;
}

const WRONG = 'Chưa gửi được đánh giá: có mục cần sửa.';

/** @throws Problem invalid, with the fields */
export function readAnswer(questions: readonly SurveyQuestion[], given: Record<string, unknown>): FilledForm {
  const { comment, contact, ...answered } = parseFields(formOf(questions), given, WRONG);
  const scores = Object.fromEntries(
    Object.entries(answered).filter((each): each is [string, number] => each[1] !== null),
  );
  return { scores, comment, allowsContact: contact === '1' };
}

/** One to five for each question; only the whole has to be answered. */
function formOf(questions: readonly SurveyQuestion[]) {
  const score = z.coerce
    .number('Chọn một mức.')
    .int('Chọn một mức.')
    .min(1, 'Chọn một mức.')
    .max(5, 'Chọn một mức.');
  const optional = z.preprocess(
    (given) => (given === '' || given === undefined ? null : given),
    score.nullable(),
  );
  const needed = z.preprocess((given) => (given === '' ? undefined : given), score);
  const shape = Object.fromEntries(
    questions.map(({ code }) => [code, code === DECISIVE ? needed : optional] as const),
  );
  return z
    .object({
      comment: z.string().trim().max(1000, 'Tối đa 1000 ký tự.').default(''),
      contact: z.string().default(''),
    })
    .extend(shape) as unknown as z.ZodType<
    { comment: string; contact: string } & Record<string, number | null>
  >;
}
