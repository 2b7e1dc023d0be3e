import { z } from 'zod';

/** The topic under which all news of the hall is told. */
export const QUEUE_TOPIC = 'queue';

export const TICKET_STATUSES = ['waiting', 'called', 'serving', 'done', 'absent', 'lapsed'] as const;
export type TicketStatus = (typeof TICKET_STATUSES)[number];

/** What a desk may do with a ticket. Taking it is the citizen's, letting it lapse the end of the day's. */
export const DESK_STEPS = ['call', 'recall', 'start', 'finish', 'mark_absent', 'pass_on'] as const;
export type DeskStep = (typeof DESK_STEPS)[number];
export type TicketStep = 'take' | DeskStep | 'lapse';

/** In which turn a ticket is: with an appointment that was kept, as someone to be let go before, or as everybody. */
export const LANES = ['appointment', 'priority', 'ordinary'] as const;
export type Lane = (typeof LANES)[number];

export const APPOINTMENT_STATUSES = ['booked', 'arrived', 'cancelled'] as const;
export type AppointmentStatus = (typeof APPOINTMENT_STATUSES)[number];

/** A kind of business that citizens choose at the kiosk. */
export interface ReceptionService {
  id: number;
  name: string;
  hint: string;
  prefix: string;
  fieldCodes: string[];
  ord: number;
  active: boolean;
}

export interface Desk {
  no: number;
  name: string;
  active: boolean;
  officerId: number | null;
  seatedAt: Date | null;
  serviceIds: number[];
}

/** The order of the queue and the hours, as the ward set them for some days. */
export interface ReceptionRule {
  validFrom: string;
  validUntil: string | null;
  /** So many ordinary tickets between two priority ones; 0: priority always first. */
  ordinaryPerPriority: number;
  /** Not there so often and the ticket is dropped; before, it goes back to the end of the line. */
  mostAbsences: number;
  /** Tickets are given from and until these minutes of a working day. */
  opensMinute: number;
  closesMinute: number;
  /** Who comes later than this after the time of the appointment waits as everybody. */
  lateMinutes: number;
  /** How many days ahead, and how many minutes before at the latest, appointments are given. */
  daysAhead: number;
  leadMinutes: number;
}

/** Slots of a weekday for one kind of business. */
export interface ReceptionWindow {
  id: number;
  serviceId: number;
  weekday: number;
  fromMinute: number;
  toMinute: number;
  slotMinutes: number;
  capacity: number;
  validFrom: string;
  validUntil: string | null;
}

/** What a citizen does without signing in, and when. */
export interface CitizenAct {
  wardId: number;
  now: Date;
}

const text = (most: number, empty: string) =>
  z.string().trim().min(1, empty).max(most, `Tối đa ${most} ký tự.`);
const whole = (least: number, most: number, message: string) =>
  z.coerce.number(message).int(message).min(least, message).max(most, message);
const id = (message: string) => whole(1, 2 ** 47, message);
const checked = z.preprocess((value) => value === '1' || value === true, z.boolean());
const clientKey = z.uuid('Biểu mẫu đã cũ. Hãy mở lại trang.');
/** "07:30" → 450. */
const clock = (message: string) =>
  z
    .string(message)
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, message)
    .transform((value) => Number(value.slice(0, 2)) * 60 + Number(value.slice(3)));
/** One value or several of the same name. */
const list = <Item extends z.ZodType>(item: Item) =>
  z.preprocess(
    (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
    z.array(item).max(200),
  );

export const ticketForm = z.object({
  clientKey,
  serviceId: id('Chọn việc cần làm.'),
  isPriority: checked,
});

export const checkInForm = z.object({
  clientKey,
  code: text(20, 'Nhập mã lịch hẹn.').transform((value) => value.toUpperCase()),
  isPriority: checked,
});

export const callForm = z.object({ clientKey });

export const deskStepForm = z.object({
  clientKey,
  step: z.enum(DESK_STEPS, 'Chọn việc cần làm với số này.'),
  stepCount: whole(1, 30_000, 'Biểu mẫu đã cũ. Hãy mở lại trang.'),
  serviceId: id('Chọn lĩnh vực chuyển đến.').optional(),
  deskNo: z.preprocess((value) => value || undefined, whole(1, 99, 'Chọn quầy chuyển đến.').optional()),
});
export type DeskStepForm = z.infer<typeof deskStepForm>;

export const bookingForm = z.object({
  clientKey,
  serviceId: id('Chọn việc cần làm.'),
  procedureCode: z.preprocess((value) => value || null, z.string().max(20).nullable()),
  day: z.iso.date('Chọn ngày.'),
  minute: whole(0, 1439, 'Chọn giờ.'),
  name: text(120, 'Nhập họ và tên.'),
  phone: text(30, 'Nhập số điện thoại.'),
});
export type BookingForm = z.infer<typeof bookingForm>;

export const serviceForm = z.object({
  name: text(80, 'Nhập tên lĩnh vực.'),
  hint: z.string().trim().max(200, 'Tối đa 200 ký tự.').default(''),
  prefix: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]$/, 'Một chữ cái từ A đến Z.'),
  fieldCodes: list(z.string().max(120)),
  ord: whole(0, 999, 'Thứ tự là số từ 0 đến 999.'),
  active: checked,
});

export const deskForm = z.object({
  no: whole(1, 99, 'Số quầy từ 1 đến 99.'),
  name: text(60, 'Nhập tên quầy.'),
  serviceIds: list(id('Lĩnh vực không có.')),
  active: checked,
});

export const ruleForm = z
  .object({
    ordinaryPerPriority: whole(0, 20, 'Từ 0 đến 20.'),
    mostAbsences: whole(1, 5, 'Từ 1 đến 5.'),
    opensMinute: clock('Nhập giờ mở, ví dụ 06:45.'),
    closesMinute: clock('Nhập giờ đóng, ví dụ 16:45.'),
    lateMinutes: whole(0, 240, 'Từ 0 đến 240 phút.'),
    daysAhead: whole(1, 60, 'Từ 1 đến 60 ngày.'),
    leadMinutes: whole(0, 2880, 'Từ 0 đến 2880 phút.'),
  })
  .refine((form) => form.opensMinute < form.closesMinute, {
    path: ['closesMinute'],
    message: 'Giờ đóng phải sau giờ mở.',
  });

export const windowForm = z
  .object({
    serviceId: id('Chọn lĩnh vực.'),
    weekdays: list(whole(0, 6, 'Chọn thứ trong tuần.')).refine(
      (days) => days.length > 0,
      'Chọn ít nhất một thứ.',
    ),
    fromMinute: clock('Nhập giờ bắt đầu, ví dụ 08:00.'),
    toMinute: clock('Nhập giờ kết thúc, ví dụ 11:00.'),
    slotMinutes: whole(5, 240, 'Từ 5 đến 240 phút.'),
    capacity: whole(1, 50, 'Từ 1 đến 50 người.'),
  })
  .refine((form) => form.toMinute - form.fromMinute >= form.slotMinutes, {
    path: ['toMinute'],
    message: 'Khung giờ phải dài ít nhất bằng một lượt hẹn.',
  });
