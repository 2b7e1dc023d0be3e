import { z } from 'zod';
import { Problem } from '../../../../platform/problem.ts';

export const NOT_DONE = 'Chưa ghi được: có mục cần sửa.';

/** A text that must say something. */
export const words = (most = 4000, least = 5) =>
  z
    .string('Chưa ghi mục này.')
    .trim()
    .min(least, `Ghi ít nhất ${least} ký tự.`)
    .max(most, `Tối đa ${most} ký tự.`);

export const note = z.string().trim().max(2000, 'Tối đa 2000 ký tự.').default('');

/** A number of a row; empty is null. */
export const choice = z
  .string()
  .default('')
  .transform((text) => (text === '' ? null : Number(text)))
  .pipe(z.number().int().positive().max(Number.MAX_SAFE_INTEGER, 'Hãy chọn lại.').nullable());

/** Boxes of one name: none, one or several. */
export const boxes = <Value extends string>(values: readonly Value[]) =>
  z
    .union([z.string(), z.array(z.string())])
    .default([])
    .transform((given) => [given].flat())
    .pipe(z.array(z.enum(values as [Value, ...Value[]])));

/** @throws Problem invalid with this one field */
export function wrong(field: string, text: string): never {
  throw new Problem('invalid', NOT_DONE, { [field]: text });
}
