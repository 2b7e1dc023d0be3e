import { z } from 'zod';
import { type Day, isDay } from '../../law/day.ts';

export const INSPECTION_STATES = [
  ...(['planned', 'announced', 'under_way', 'explaining', 'concluded', 'cancelled'] as const),
] as const;
export type InspectionState = (typeof INSPECTION_STATES)[number];

export const INSPECTION_STEPS = [
  ...(['plan', 'change', 'announce', 'start', 'find', 'send', 'explain', 'resume'] as const),
  ...(['conclude', 'remedy', 'confirm', 'reopen', 'cancel'] as const),
] as const;
export type InspectionStep = (typeof INSPECTION_STEPS)[number];

export const VERDICTS = ['met', 'reminder', 'unmet', 'not_applicable'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** A look of the ward at one of its own units. */
export interface Inspection {
  id: number;
  unitId: number;
  plannedOn: Day;
  /** The days of work that are looked at, both counted. */
  fromOn: Day;
  untilOn: Day;
  /** What it is about, in a sentence. */
  aim: string;
  isUnannounced: boolean;
  /** What gave rise to it, like `feedback/12`; null: the year's plan. */
  origin: string | null;
  leaderId: number;
  memberIds: readonly number[];
  state: InspectionState;
  announcedOn: Day | null;
  startedOn: Day | null;
  conclusion: string | null;
  concludedOn: Day | null;
  stepCount: number;
}

/** What was found at one point, with what the records said at that moment. */
export interface Finding {
  point: string;
  stepNo: number;
  verdict: Verdict;
  note: string;
  /** Whether the inspector saw what the records say; null where they say nothing. */
  agrees: boolean | null;
  /** How many of how many are bad, and as of when. */
  figure: { count: number; of: number; asOf: Date } | null;
}

export interface Photo {
  no: number;
  point: string;
  file: string;
}

/** A piece of the unit's work that puts something right. */
export interface Remedy {
  no: number;
  point: string;
  subtaskId: number;
}

export const clientKey = z.uuid('Trang này đã cũ. Hãy mở lại trang.');
export const words = (least: number, most: number, short: string) =>
  z.string(short).trim().min(least, short).max(most, `Tối đa ${most} ký tự.`);
export const reason = words(5, 500, 'Ghi lý do, ít nhất 5 ký tự.');

const day = (text: string) => z.string(text).refine(isDay, text);
const someId = (text: string) =>
  z
    .string(text)
    .regex(/^[1-9]\d{0,14}$/, text)
    .transform(Number);
const ids = z
  .preprocess((given) => (given === undefined ? [] : [given].flat()), z.array(z.string()))
  .transform((list) => list.filter((each) => /^[1-9]\d{0,14}$/.test(each)).map(Number));
const tick = z.preprocess((given) => given === '1' || given === 'on', z.boolean());

export const planForm = z.object({
  ...{ clientKey, unitId: someId('Chọn đơn vị được kiểm tra.'), plannedOn: day('Chọn ngày kiểm tra.') },
  ...{ fromOn: day('Chọn ngày đầu của thời gian được kiểm tra.'), untilOn: day('Chọn ngày cuối.') },
  aim: words(5, 500, 'Ghi kiểm tra việc gì.'),
  isUnannounced: tick,
  origin: z
    .string()
    .regex(/^([a-z-]{2,30}\/[a-z0-9/-]{1,60})?$/, 'Nguồn của cuộc kiểm tra không đúng.')
    .default('')
    .transform((text) => (text === '' ? null : text)),
  ...{ leaderId: someId('Chọn trưởng đoàn.'), memberIds: ids },
});
export type PlanForm = z.output<typeof planForm>;

export const changeForm = planForm.pick({
  clientKey: true,
  plannedOn: true,
  leaderId: true,
  memberIds: true,
});
export const plainForm = z.object({ clientKey });
export const cancelForm = z.object({ clientKey, reason });
export const explainForm = z.object({ clientKey, text: words(5, 4000, 'Ghi ý kiến giải trình.') });
export const concludeForm = z.object({ clientKey, text: words(20, 6000, 'Ghi kết luận, ít nhất 20 ký tự.') });

const remedyNo = z.coerce.number().int().min(1).max(10_000);
export const recheckForm = z.discriminatedUnion(
  'step',
  [
    z.object({
      clientKey,
      step: z.literal('confirm'),
      remedyNo,
      note: z.string().trim().max(500).default(''),
    }),
    z.object({ clientKey, step: z.literal('reopen'), remedyNo, reason }),
  ],
  'Chọn xác nhận hoặc mở lại.',
);
