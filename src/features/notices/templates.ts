import { z } from 'zod';
import type { Db, Tx } from '../../platform/database/database.ts';
import { Problem, parseFields } from '../../platform/problem.ts';
import { type Act, noteChange } from '../organisation/index.ts';

export const NOTICE_EVENTS = [
  'accepted',
  'supplement_requested',
  'extended',
  'late',
  'result_ready',
  'returned',
  'refused',
  'withdrawn',
  'stopped',
] as const;
export type NoticeEvent = (typeof NOTICE_EVENTS)[number];

export const EVENT_LABELS: Record<NoticeEvent, string> = {
  accepted: 'Đã tiếp nhận hồ sơ',
  supplement_requested: 'Yêu cầu bổ sung',
  extended: 'Xin lỗi và gia hạn',
  late: 'Xin lỗi vì trả chậm',
  result_ready: 'Có kết quả',
  returned: 'Đã trả kết quả',
  refused: 'Từ chối hồ sơ',
  withdrawn: 'Đã rút hồ sơ',
  stopped: 'Dừng hồ sơ',
};

/** The words that a template may hold, with what they stand for. */
export const PLACEHOLDERS = {
  maHoSo: 'mã hồ sơ',
  thuTuc: 'tên thủ tục',
  henTra: 'thời điểm hẹn trả',
  giayTo: 'giấy tờ cần bổ sung',
  lyDo: 'lý do',
  duongDan: 'đường dẫn tra cứu',
  trungTam: 'tên Trung tâm và phường',
} as const;
export type Placeholder = keyof typeof PLACEHOLDERS;
export type NoticeValues = Partial<Record<Placeholder, string>>;

export interface Template {
  subject: string;
  body: string;
}

const FOLLOW = ' Theo dõi tại {duongDan}.';

/** What is said when the ward has not written its own words. */
const DEFAULTS: Record<NoticeEvent, Template> = {
  accepted: {
    subject: 'Hồ sơ {maHoSo} đã được tiếp nhận',
    body: `{trungTam} đã nhận hồ sơ {maHoSo} ({thuTuc}). Hẹn trả kết quả: {henTra}.${FOLLOW}`,
  },
  supplement_requested: {
    subject: 'Hồ sơ {maHoSo} cần bổ sung',
    body: `Hồ sơ {maHoSo} còn thiếu: {giayTo}. Lý do: {lyDo}. Mời ông/bà bổ sung tại {trungTam}.${FOLLOW}`,
  },
  extended: {
    subject: 'Xin lỗi và hẹn lại hồ sơ {maHoSo}',
    body: `Hồ sơ {maHoSo} chưa xong như đã hẹn, lý do: {lyDo}. {trungTam} xin lỗi và hẹn trả lúc {henTra}.${FOLLOW}`,
  },
  late: {
    subject: 'Xin lỗi vì hồ sơ {maHoSo} chậm',
    body: `Hồ sơ {maHoSo} đã quá hạn, lý do: {lyDo}. {trungTam} xin lỗi và sẽ trả ngày {henTra}.${FOLLOW}`,
  },
  result_ready: {
    subject: 'Hồ sơ {maHoSo} đã có kết quả',
    body: `Hồ sơ {maHoSo} ({thuTuc}) đã có kết quả. Mời ông/bà nhận tại {trungTam}.${FOLLOW}`,
  },
  returned: {
    subject: 'Đã trả kết quả hồ sơ {maHoSo}',
    body: '{trungTam} đã trả kết quả hồ sơ {maHoSo}. Cảm ơn ông/bà.',
  },
  refused: {
    subject: 'Hồ sơ {maHoSo} không được giải quyết',
    body: `Hồ sơ {maHoSo} không được tiếp nhận, giải quyết. Lý do: {lyDo}.${FOLLOW}`,
  },
  withdrawn: {
    subject: 'Hồ sơ {maHoSo} đã được rút',
    body: '{trungTam} đã dừng hồ sơ {maHoSo} theo yêu cầu của ông/bà.',
  },
  stopped: {
    subject: 'Hồ sơ {maHoSo} đã dừng',
    body: `{trungTam} dừng giải quyết hồ sơ {maHoSo}. Lý do: {lyDo}.${FOLLOW}`,
  },
};

/** A template with its words filled in; a word without a value is left out with the space before it. */
export function fill(text: string, values: Readonly<Record<string, string | undefined>>): string {
  return text.replace(/ ?\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return value ? `${whole.startsWith(' ') ? ' ' : ''}${value}` : '';
  });
}

/** The places of a text that are not among those that can be filled. */
export function unknownPlaces(text: string, places: Readonly<Record<string, string>>): string[] {
  return [...text.matchAll(/\{([^}]*)\}/g)]
    .map(([, name]) => name!)
    .filter((name) => !Object.hasOwn(places, name));
}

export async function findTemplate(db: Db, wardId: number, event: NoticeEvent): Promise<Template> {
  const row = await db
    .selectFrom('notice_templates')
    .select(['subject', 'body'])
    .where('ward_id', '=', wardId)
    .where('event', '=', event)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? DEFAULTS[event];
}

const words = (most: number) =>
  z
    .string()
    .trim()
    .min(5, 'Ghi nội dung.')
    .max(most, `Tối đa ${most} ký tự.`)
    .refine((text) => !/[\r\n]/.test(text) || most > 200, 'Tiêu đề chỉ một dòng.')
    .superRefine((text, context) => {
      for (const name of unknownPlaces(text, PLACEHOLDERS))
        context.addIssue({ code: 'custom', message: `Không có chỗ điền {${name}}.` });
    });

const templateForm = z.object({
  event: z.enum(NOTICE_EVENTS, 'Chọn loại thông báo.'),
  subject: words(200),
  body: words(1000),
});

/** The ward's own words for an event, from now on. @throws Problem not_allowed, invalid */
export async function changeTemplate(tx: Tx, act: Act, given: unknown): Promise<void> {
  if (!act.officer.duties.some((duty) => duty === 'administer' || duty === 'control'))
    throw new Problem('not_allowed', 'Tài khoản của bạn không được sửa mẫu thông báo.');
  const { event, ...after } = parseFields(templateForm, given, 'Chưa lưu được mẫu.');
  const before = await findTemplate(tx, act.officer.wardId, event);
  await tx
    .insertInto('notice_templates')
    .values({
      ...after,
      event,
      ward_id: act.officer.wardId,
      decided_by: act.officer.id,
      decided_at: act.now,
    })
    .execute();
  await noteChange(tx, act, { what: 'notice_template', subject: event, before, after });
}
