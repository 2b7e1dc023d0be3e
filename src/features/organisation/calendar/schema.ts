import { z } from 'zod';

const day = z.iso.date('Ghi ngày.');
const decision = z.string().trim().min(3, 'Ghi số, ngày của quyết định.').max(300, 'Tối đa 300 ký tự.');
const minutes = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Ghi giờ.')
  .transform((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)));

/** One day of the ward decided otherwise; "state": as the State's calendar has it. */
export const dayForm = z.object({
  clientKey: z.uuid(),
  day,
  kind: z.enum(['off', 'worked', 'state'], 'Chọn nghỉ, làm việc, hay theo lịch chung.'),
  why: z.string().trim().min(3, 'Ghi vì sao.').max(200, 'Tối đa 200 ký tự.'),
  decision,
});
export type DayForm = z.output<typeof dayForm>;

export const hoursForm = z
  .object({
    clientKey: z.uuid(),
    validFrom: day,
    /** The last day, when they are for some days only. */
    validUntil: z.union([z.literal(''), day]).default(''),
    morningFrom: minutes,
    morningTo: minutes,
    /** Both empty: only the morning is worked, which some days may be. */
    afternoonFrom: z.union([z.literal(''), minutes]),
    afternoonTo: z.union([z.literal(''), minutes]),
    cutOff: minutes,
    decision,
  })
  .refine((form) => form.validUntil === '' || form.validUntil >= form.validFrom, {
    path: ['validUntil'],
    message: 'Ngày cuối không thể trước ngày đầu.',
  })
  .refine((form) => (form.afternoonFrom === '') === (form.afternoonTo === ''), {
    path: ['afternoonTo'],
    message: 'Ghi cả hai giờ của buổi chiều, hoặc để trống cả hai.',
  })
  .refine((form) => form.morningFrom < form.morningTo, {
    path: ['morningTo'],
    message: 'Buổi sáng phải kết thúc sau khi bắt đầu.',
  })
  .refine((form) => form.afternoonFrom === '' || form.morningTo <= form.afternoonFrom, {
    path: ['afternoonFrom'],
    message: 'Buổi chiều phải sau buổi sáng.',
  })
  .refine((form) => form.afternoonFrom === '' || Number(form.afternoonFrom) < Number(form.afternoonTo), {
    path: ['afternoonTo'],
    message: 'Buổi chiều phải kết thúc sau khi bắt đầu.',
  })
  .refine((form) => form.morningFrom <= form.cutOff && form.cutOff <= windowsOf(form).at(-1)!.to, {
    path: ['cutOff'],
    message: 'Giờ này phải trong ngày làm việc.',
  })
  .refine((form) => form.validUntil !== '' || lengthOf(form) === 480, {
    path: ['afternoonTo'],
    message: 'Hai buổi phải đủ 8 giờ; ít hơn thì ghi ngày cuối áp dụng.',
  });
export type HoursForm = z.output<typeof hoursForm>;

type Hours = Record<'morningFrom' | 'morningTo', number> &
  Record<'afternoonFrom' | 'afternoonTo', number | ''>;

/** The windows of the day that a form gives: the morning, and the afternoon where there is one. */
export function windowsOf(form: Hours): { from: number; to: number }[] {
  const morning = { from: form.morningFrom, to: form.morningTo };
  if (form.afternoonFrom === '' || form.afternoonTo === '') return [morning];
  return [morning, { from: form.afternoonFrom, to: form.afternoonTo }];
}

function lengthOf(form: Hours): number {
  return windowsOf(form).reduce((sum, { from, to }) => sum + to - from, 0);
}

export const sessionForm = z
  .object({
    clientKey: z.uuid(),
    day,
    from: minutes,
    to: minutes,
    place: z.string().trim().min(3, 'Ghi nơi tiếp nhận.').max(200, 'Tối đa 200 ký tự.'),
    isMobile: z.preprocess((given) => given === '1', z.boolean()),
  })
  .refine((form) => form.from < form.to, { path: ['to'], message: 'Giờ kết thúc phải sau giờ bắt đầu.' });
