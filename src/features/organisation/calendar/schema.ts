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
    morningFrom: minutes,
    morningTo: minutes,
    afternoonFrom: minutes,
    afternoonTo: minutes,
    cutOff: minutes,
    decision,
  })
  .refine((form) => form.morningFrom < form.morningTo && form.morningTo <= form.afternoonFrom, {
    path: ['morningTo'],
    message: 'Buổi sáng phải kết thúc sau khi bắt đầu và trước buổi chiều.',
  })
  .refine((form) => form.afternoonFrom < form.afternoonTo, {
    path: ['afternoonTo'],
    message: 'Buổi chiều phải kết thúc sau khi bắt đầu.',
  })
  .refine((form) => form.morningFrom <= form.cutOff && form.cutOff <= form.afternoonTo, {
    path: ['cutOff'],
    message: 'Giờ này phải trong ngày làm việc.',
  })
  .refine((form) => form.morningTo - form.morningFrom + form.afternoonTo - form.afternoonFrom === 480, {
    path: ['afternoonTo'],
    message: 'Hai buổi phải đủ 8 giờ: một ngày làm việc là 8 giờ.',
  });
export type HoursForm = z.output<typeof hoursForm>;

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
