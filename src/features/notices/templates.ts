import { z } from 'zod';
import type { Db, Tx } from '../../platform/database/database.ts';
import { Problem, parseFields } from '../../platform/problem.ts';
import { type Act, noteChange } from '../organisation/index.ts';
import { DEFAULTS } from './default-templates.ts';
import { NOTICE_EVENTS, type NoticeEvent } from './events.ts';
import { countParts, MOST_PARTS, withoutAccents } from './short-message.ts';
import type { Template } from './template.ts';

/** The words that a template may hold, with what they stand for. */
export const PLACEHOLDERS = {
  maHoSo: 'mã hồ sơ, mã lịch hẹn hoặc mã phản ánh',
  thuTuc: 'tên thủ tục, việc cần làm',
  henTra: 'thời điểm hẹn',
  giayTo: 'giấy tờ cần bổ sung',
  lyDo: 'lý do',
  duongDan: 'đường dẫn tra cứu, theo dõi',
  danhGia: 'đường dẫn đánh giá, khi đã trả kết quả hoặc từ chối',
  trungTam: 'tên Trung tâm và phường',
  phuong: 'tên phường',
} as const;
type Placeholder = keyof typeof PLACEHOLDERS;
export type NoticeValues = Partial<Record<Placeholder, string>>;

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
    .select(['subject', 'body', 'short'])
    .where('ward_id', '=', wardId)
    .where('event', '=', event)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return DEFAULTS[event];
  return { ...row, short: row.short || DEFAULTS[event].short };
}

const words = (most: number) =>
  z
    .string()
    .trim()
    .min(5, 'Ghi nội dung.')
    .max(most, `Tối đa ${most} ký tự.`)
    .superRefine((text, context) => {
      for (const name of unknownPlaces(text, PLACEHOLDERS))
        context.addIssue({ code: 'custom', message: `Không có chỗ điền {${name}}.` });
      if (/https?:|www\./i.test(text))
        context.addIssue({ code: 'custom', message: 'Không ghi đường dẫn: dùng chỗ điền {duongDan}.' });
    });
const line = (most: number) => words(most).refine((text) => !/[\r\n]/.test(text), 'Chỉ một dòng.');

const templateForm = z.object({
  event: z.enum(NOTICE_EVENTS, 'Chọn loại thông báo.'),
  subject: line(200),
  body: words(1000),
  short: line(306).refine(
    (text) => countParts(withoutAccents(text)).parts <= MOST_PARTS,
    'Tin nhắn dài quá hai SMS.',
  ),
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
