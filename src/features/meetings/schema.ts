import { z } from 'zod';
import { type Day, isDay } from '../../law/day.ts';

export const MEETING_STATES = ['planned', 'held', 'closed', 'cancelled'] as const;
export type MeetingState = (typeof MEETING_STATES)[number];

export const MEETING_STEPS = [
  ...(['plan', 'add_point', 'remove_point', 'restore_point', 'move_point'] as const),
  ...(['hold', 'conclude', 'close', 'cancel'] as const),
] as const;
export type MeetingStep = (typeof MEETING_STEPS)[number];

export const POINT_KINDS = [
  ...(['late_task', 'risk_task', 'fallen_figure', 'overdue_dossiers', 'due_work'] as const),
  ...(['open_conclusion', 'carried', 'urging', 'petitions', 'own'] as const),
] as const;
export type PointKind = (typeof POINT_KINDS)[number];

export const PRESENCES = ['present', 'excused', 'absent'] as const;
export type Presence = (typeof PRESENCES)[number];

export interface Meeting {
  id: number;
  heldOn: Day;
  /** Local minute of the day at which it begins. */
  fromMinute: number;
  place: string;
  title: string;
  state: MeetingState;
  chairId: number;
  secretaryId: number;
  stepCount: number;
}

/** What is talked about, before it has a place in a meeting. */
export interface AgendaPoint {
  kind: PointKind;
  /** What it is about, `task/12`, so that it is there once; null: of its own. */
  subject: string | null;
  title: string;
  /** One Vietnamese sentence with the facts of the day on which the agenda was made. */
  detail: string;
  address: string | null;
  task: { planId: number; taskKey: number } | null;
  unitId: number | null;
}

export interface MeetingPoint extends AgendaPoint {
  no: number;
  order: number;
  /** Why it was taken off; null: it stands. */
  removedWhy: string | null;
}

export interface Conclusion {
  no: number;
  pointNo: number;
  text: string;
  /** The work that came of it; null: nobody has to do anything. */
  subtaskId: number | null;
  by: number;
  at: Date;
}

export interface Attendance {
  unitId: number;
  presence: Presence;
  who: string;
}

export const clientKey = z.uuid('Trang này đã cũ. Hãy mở lại trang.');
const words = (least: number, most: number, short: string) =>
  z.string(short).trim().min(least, short).max(most, `Tối đa ${most} ký tự.`);
export const reason = words(5, 500, 'Ghi lý do, ít nhất 5 ký tự.');

export const planForm = z.object({
  clientKey,
  title: words(5, 200, 'Ghi tên cuộc họp.'),
  heldOn: z.string('Chọn ngày họp.').refine(isDay, 'Chọn ngày họp.'),
  from: z
    .string('Chọn giờ họp.')
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Chọn giờ họp.')
    .transform((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3))),
  place: words(2, 200, 'Ghi nơi họp.'),
  /** Empty: whoever calls it. */
  chairId: z
    .string()
    .regex(/^([1-9]\d{0,14})?$/, 'Chọn người chủ trì.')
    .default(''),
});

const pointNo = z.coerce.number().int().min(1).max(10_000);
export const agendaForm = z.discriminatedUnion(
  'step',
  [
    z.object({
      ...{ clientKey, step: z.literal('add_point'), title: words(5, 300, 'Ghi nội dung.') },
      detail: z.string().trim().max(2000, 'Tối đa 2000 ký tự.').default(''),
    }),
    z.object({ clientKey, step: z.literal('remove_point'), pointNo, reason }),
    z.object({ clientKey, step: z.literal('restore_point'), pointNo }),
    z.object({ clientKey, step: z.literal('up'), pointNo }),
    z.object({ clientKey, step: z.literal('down'), pointNo }),
  ],
  'Chọn việc cần làm.',
);
export type AgendaForm = z.output<typeof agendaForm>;

export const concludeForm = z.object({
  clientKey,
  pointNo,
  text: words(5, 2000, 'Ghi kết luận.'),
  unitId: z.string().default(''),
  officerId: z.string().default(''),
  dueOn: z.string().default(''),
  product: z.string().trim().max(2000, 'Tối đa 2000 ký tự.').default(''),
});
