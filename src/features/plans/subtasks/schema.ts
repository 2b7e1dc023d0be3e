import { z } from 'zod';
import { type Day, isDay } from '../../../law/day.ts';

export const SUBTASK_STATES = ['open', 'done', 'cancelled'] as const;
export type SubtaskState = (typeof SUBTASK_STATES)[number];

export const SUBTASK_STEPS = ['assign', 'change', 'move', 'done', 'reopen', 'cancel'] as const;
export type SubtaskStep = (typeof SUBTASK_STEPS)[number];

/** A piece of work that a unit has been given: part of a task of the plan, or decided at a meeting. */
export interface Subtask {
  id: number;
  planId: number | null;
  /** Null with `planId`: of no task of the plan. */
  taskKey: number | null;
  /** What it comes from, like `meeting/3/2`; null: given at the task's page. */
  origin: string | null;
  order: number;
  state: SubtaskState;
  title: string;
  unitId: number;
  officerId: number | null;
  dueOn: Day;
  /** What must be there in the end; empty: nothing was named. */
  product: string;
  doneOn: Day | null;
  stepCount: number;
}

export const SUBTASK_STEP_LABELS: Record<SubtaskStep, string> = {
  assign: 'Giao việc',
  change: 'Sửa việc',
  move: 'Đổi thứ tự',
  done: 'Báo xong',
  reopen: 'Mở lại',
  cancel: 'Bỏ việc',
};

export const clientKey = z.uuid('Trang này đã cũ. Hãy mở lại trang.');
const someId = z
  .string()
  .default('')
  .refine((text) => text === '' || /^[1-9]\d{0,14}$/.test(text), 'Chọn lại.')
  .transform((text) => (text === '' ? null : Number(text)));
const note = z.string().trim().max(2000, 'Tối đa 2000 ký tự.').default('');
const reason = z
  .string('Ghi lý do.')
  .trim()
  .min(5, 'Ghi lý do, ít nhất 5 ký tự.')
  .max(500, 'Tối đa 500 ký tự.');

const words = {
  title: z.string('Ghi việc cần làm.').trim().min(5, 'Ghi việc cần làm.').max(300, 'Tối đa 300 ký tự.'),
  unitId: someId.refine((id) => id !== null, 'Chọn đơn vị.').transform((id) => id!),
  officerId: someId,
  dueOn: z.string('Chọn hạn.').refine(isDay, 'Chọn hạn.'),
  product: z.string().trim().max(2000, 'Tối đa 2000 ký tự.').default(''),
};

export const assignForm = z.object({ clientKey, ...words, note });
export type AssignForm = z.output<typeof assignForm>;

const seen = { clientKey, stepCount: z.coerce.number().int().min(1).max(1_000_000) };
export const stepForm = z.discriminatedUnion(
  'step',
  [
    z.object({ ...seen, step: z.literal('change'), ...words, note: reason }),
    z.object({ ...seen, step: z.literal('up'), note }),
    z.object({ ...seen, step: z.literal('down'), note }),
    z.object({
      ...seen,
      step: z.literal('done'),
      doneOn: z.string('Chọn ngày xong.').refine(isDay, 'Chọn ngày xong.'),
      documentNumber: z.string().trim().max(60, 'Tối đa 60 ký tự.').default(''),
      note,
    }),
    z.object({ ...seen, step: z.literal('reopen'), note: reason }),
    z.object({ ...seen, step: z.literal('cancel'), note: reason }),
  ],
  'Chọn việc cần làm.',
);
export type StepForm = z.output<typeof stepForm>;
