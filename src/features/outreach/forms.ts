import { z } from 'zod';
import { isDay } from '../../law/day.ts';
import { IDEA_DECISIONS } from './schema.ts';

export const clientKey = z.uuid('Trang này đã cũ. Hãy mở lại trang.');
const words = (least: number, most: number, short: string) =>
  z.string(short).trim().min(least, short).max(most, `Tối đa ${most} ký tự.`);
const some = (most: number) => z.string().trim().max(most, `Tối đa ${most} ký tự.`).default('');
const day = z.string('Chọn ngày.').refine(isDay, 'Chọn ngày.');
const id = z.coerce.number('Chọn lại.').int('Chọn lại.').positive('Chọn lại.');
const reason = words(5, 500, 'Ghi lý do, ít nhất 5 ký tự.');

/** One a line; empty lines are none. */
const lines = (least: number, short: string) =>
  z
    .string(short)
    .max(4000, 'Tối đa 4000 ký tự.')
    .transform((text) =>
      [...new Set(text.split('\n').map((line) => line.trim()))].filter((line) => line !== ''),
    )
    .refine((found) => found.length >= least, short)
    .refine((found) => found.length <= 60 && found.every((line) => line.length <= 200), 'Quá dài.');

const TIME = /^([01]?\d|2[0-3]):[0-5]\d$/;
const times = lines(1, 'Ghi giờ phát, mỗi dòng một giờ, như 06:00.')
  .refine((found) => found.every((time) => TIME.test(time)), 'Mỗi dòng một giờ, như 06:00.')
  .transform((found) =>
    found.map((time) => {
      const [hours, minutes] = time.split(':').map(Number);
      return hours! * 60 + minutes!;
    }),
  );
const weekdays = z.preprocess(
  (given) => (Array.isArray(given) ? given : given === undefined ? [] : [given]),
  z.array(z.coerce.number().int().min(0).max(6)).min(1, 'Chọn ít nhất một ngày trong tuần.'),
);

const spoken = words(30, 6000, 'Ghi lời phát, ít nhất 30 ký tự.');
const head = {
  clientKey,
  title: words(5, 200, 'Ghi tên, ít nhất 5 ký tự.'),
  unitId: id,
  audience: z.enum(['everybody', 'business'], 'Chọn đối tượng.').default('everybody'),
};

/** What is asked when a piece of outreach of each kind is planned. */
export const planForm = z.discriminatedUnion(
  'kind',
  [
    z.object({
      ...{ ...head, kind: z.literal('broadcast'), text: spoken, weekdays, minutes: times },
      ...{ clusters: lines(1, 'Ghi cụm loa, mỗi dòng một cụm.'), day, until: day },
    }),
    z.object({
      ...head,
      kind: z.literal('article'),
      day,
      summary: some(2000),
      articleId: z.union([z.literal(''), id]).default(''),
    }),
    z.object({
      ...{ ...head, kind: z.literal('training'), day },
      ...{ topic: words(5, 2000, 'Ghi nội dung.'), place: words(2, 200, 'Ghi nơi tổ chức.') },
    }),
    z.object({
      ...{ ...head, kind: z.literal('study'), day, place: words(2, 200, 'Ghi nơi đến.') },
      ...{
        members: lines(1, 'Ghi thành phần đoàn, mỗi dòng một người.'),
        programme: words(5, 4000, 'Ghi chương trình.'),
      },
    }),
    z.object({
      ...{ ...head, kind: z.literal('idea'), problem: words(10, 4000, 'Ghi vấn đề, ít nhất 10 ký tự.') },
      ...{
        solution: words(10, 4000, 'Ghi giải pháp, ít nhất 10 ký tự.'),
        effect: words(5, 2000, 'Ghi hiệu quả mong đợi.'),
      },
      indicator: words(2, 100, 'Chọn chỉ tiêu để đo.'),
    }),
    z.object({
      ...{ ...head, kind: z.literal('trip'), sessionId: id, area: words(2, 200, 'Ghi tổ dân phố.') },
      ...{ team: lines(1, 'Ghi người của tổ, mỗi dòng một người và việc.'), directive: some(200) },
      equipment: lines(0, 'Ghi thiết bị.'),
    }),
  ],
  'Chọn loại.',
);
export type PlanForm = z.output<typeof planForm>;

const common = { clientKey, note: some(4000) };
/** Fields `unit.<id>` with how many came. */
const units = z.array(z.object({ unitId: z.number(), people: z.number() })).default([]);

export const stepForm = z.discriminatedUnion(
  'step',
  [
    z.object({ ...common, step: z.literal('rewrite'), text: spoken }),
    z.object({ ...common, step: z.literal('approve') }),
    z.object({
      ...{ ...common, step: z.literal('play') },
      slot: z
        .string('Chọn buổi phát.')
        .regex(/^\d{4}-\d\d-\d\d~\d{1,4}$/, 'Chọn buổi phát.')
        .transform((text) => ({ day: text.slice(0, 10), minute: Number(text.slice(11)) })),
      clusters: z.array(z.object({ name: z.string(), played: z.boolean(), why: some(300) })).min(1),
    }),
    z.object({ ...common, step: z.literal('close'), note: reason }),
    z.object({
      ...{
        ...common,
        step: z.literal('publish'),
        day,
        outlet: words(2, 200, 'Ghi báo, đài, trang đã đăng.'),
      },
      link: z
        .union([z.literal(''), z.url({ protocol: /^https?$/, error: 'Địa chỉ bắt đầu bằng https://.' })])
        .default(''),
    }),
    z.object({ ...common, step: z.literal('hold'), day, units }),
    z.object({
      ...{
        clientKey,
        step: z.literal('give'),
        text: words(5, 2000, 'Ghi câu hỏi hoặc bài học.'),
        note: some(500),
      },
      ...{ unitId: some(20), officerId: some(20), dueOn: some(10), product: some(2000) },
    }),
    z.object({
      ...common,
      step: z.literal('report'),
      day: z.union([z.literal(''), day]).default(''),
      number: some(60),
    }),
    z.object({ ...common, step: z.literal('score'), points: z.record(z.string(), z.coerce.number().int()) }),
    z.object({
      ...{
        ...common,
        step: z.literal('decide'),
        decision: z.enum(IDEA_DECISIONS, 'Chọn quyết định.'),
        note: reason,
      },
      ...{ tryFrom: some(10), tryUntil: some(10) },
    }),
    z.object({ ...common, step: z.literal('replicate'), note: words(10, 2000, 'Ghi đề xuất nhân rộng.') }),
    z.object({ ...common, step: z.literal('guide') }),
    z.object({ ...common, step: z.literal('cancel'), note: reason }),
    z.object({ ...common, step: z.literal('revoke'), stepNo: id, note: reason }),
  ],
  'Chọn việc cần làm.',
);
export type StepForm = z.output<typeof stepForm>;
export type FormOf<Step extends StepForm['step']> = Extract<StepForm, { step: Step }>;
