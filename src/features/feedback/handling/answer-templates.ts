import { z } from 'zod';
import { type Day, formatDay, toLocalDay } from '../../../law/day.ts';
import type { Db, Tx } from '../../../platform/database/database.ts';
import { Problem, parseFields } from '../../../platform/problem.ts';
import { type Act, noteAct } from '../../organisation/index.ts';

export interface AnswerTemplate {
  /** The same through all its versions. */
  code: string;
  title: string;
  body: string;
  validFrom: Day;
  isRetired: boolean;
}

/** What stands in a template for what only the item knows. */
export const ANSWER_FIELDS = {
  ma: 'Mã phản ánh',
  ngayNhan: 'Ngày tiếp nhận',
  ngayTraLoi: 'Ngày trả lời',
  donVi: 'Đơn vị xử lý',
  tieuDe: 'Tóm tắt phản ánh',
} as const;
export type AnswerField = keyof typeof ANSWER_FIELDS;

/** What a ward has before it writes its own; its own of the same code takes their place. */
const FIRST: readonly Omit<AnswerTemplate, 'validFrom' | 'isRetired'>[] = [
  {
    code: 'xin-loi',
    title: 'Phản ánh đúng: xin lỗi, khắc phục',
    body: 'Kính gửi Ông/Bà,\nNgày {ngayNhan}, Ủy ban nhân dân phường tiếp nhận phản ánh {ma} về việc "{tieuDe}". {donVi} đã xác minh; nội dung phản ánh là đúng.\nPhường xin lỗi Ông/Bà vì sự việc trên và đã … (ghi việc đã khắc phục).\nTrân trọng.',
  },
  {
    code: 'khong-dung',
    title: 'Phản ánh không đúng: nêu căn cứ',
    body: 'Kính gửi Ông/Bà,\nNgày {ngayNhan}, Ủy ban nhân dân phường tiếp nhận phản ánh {ma} về việc "{tieuDe}". Qua xác minh, {donVi} thấy … (ghi căn cứ). Vì vậy nội dung phản ánh không đúng với sự việc.\nTrân trọng cảm ơn Ông/Bà đã phản ánh.',
  },
  {
    code: 'kien-nghi-cap-tren',
    title: 'Về quy định: đã kiến nghị cấp trên',
    body: 'Kính gửi Ông/Bà,\nNgày {ngayNhan}, Ủy ban nhân dân phường tiếp nhận kiến nghị {ma} về việc "{tieuDe}". Sau khi xem xét theo các tiêu chí luật định, phường đã kiến nghị cơ quan có thẩm quyền sửa đổi quy định này.\nPhường sẽ thông tin khi có trả lời. Trân trọng.',
  },
];

/** Templates that are offered on a day, by their title. */
export async function listAnswerTemplates(db: Db, wardId: number, day: Day): Promise<AnswerTemplate[]> {
  const rows = await db
    .selectFrom('feedback_answer_templates')
    .select(['code', 'title', 'body', 'valid_from', 'is_retired'])
    .distinctOn('code')
    .where('ward_id', '=', wardId)
    .where('valid_from', '<=', day)
    .orderBy('code')
    .orderBy('valid_from', 'desc')
    .orderBy('id', 'desc')
    .execute();
  const own = rows.map(({ valid_from, is_retired, ...words }) => ({
    ...{ ...words, validFrom: valid_from, isRetired: is_retired },
  }));
  const first = FIRST.filter(({ code }) => !own.some((each) => each.code === code));
  return [...own.filter(({ isRetired }) => !isRetired), ...first.map(asFirst)].sort((a, b) =>
    a.title.localeCompare(b.title, 'vi'),
  );
}

const asFirst = (words: (typeof FIRST)[number]): AnswerTemplate => ({
  ...{ ...words, validFrom: '1995-01-01', isRetired: false },
});

/** Templates that begin on a day to come. */
export async function listPlannedTemplates(db: Db, wardId: number, day: Day): Promise<AnswerTemplate[]> {
  const rows = await db
    .selectFrom('feedback_answer_templates')
    .select(['code', 'title', 'body', 'valid_from', 'is_retired'])
    .where('ward_id', '=', wardId)
    .where('valid_from', '>', day)
    .orderBy('valid_from')
    .orderBy('id')
    .execute();
  return rows.map(({ valid_from, is_retired, ...words }) => ({
    ...{ ...words, validFrom: valid_from, isRetired: is_retired },
  }));
}

const templateForm = z.object({
  clientKey: z.uuid('Hãy mở lại trang và gửi lần nữa.'),
  code: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+){0,7}$/, 'Mã gồm chữ thường không dấu, số, dấu gạch nối.')
    .max(40),
  title: z.string().trim().min(5, 'Ghi ít nhất 5 ký tự.').max(200, 'Tối đa 200 ký tự.'),
  body: z.string().trim().min(20, 'Ghi ít nhất 20 ký tự.').max(8000, 'Tối đa 8000 ký tự.'),
  validFrom: z.iso.date('Ghi ngày áp dụng.'),
  isRetired: z.literal('1').optional(),
});

/**
 * Writes a template from a day on; an earlier version goes on being what it was until then. The same client key once.
 * @throws Problem not_allowed, invalid (with the fields)
 */
export async function writeAnswerTemplate(tx: Tx, act: Act, form: unknown): Promise<void> {
  const { wardId, id, duties } = act.officer;
  if (!duties.includes('control') && !duties.includes('oversee'))
    throw new Problem(
      'not_allowed',
      'Chỉ người kiểm soát thủ tục hành chính và lãnh đạo sửa được mẫu trả lời.',
    );
  const failed = 'Chưa lưu được mẫu: có mục cần sửa.';
  const { clientKey, isRetired, validFrom, ...given } = parseFields(templateForm, form, failed);
  if (validFrom < toLocalDay(act.now))
    throw new Problem('invalid', failed, { validFrom: 'Ghi ngày từ hôm nay trở đi.' });
  const unknown = [...given.body.matchAll(/\{([^{}]*)\}/g)]
    .map(([, name]) => name!)
    .find((name) => !(name in ANSWER_FIELDS));
  if (unknown !== undefined)
    throw new Problem('invalid', failed, { body: `Không có chỗ điền nào tên là {${unknown}}.` });
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('feedback_answer_templates')
    .values({
      ...{ ward_id: wardId, ...given, valid_from: validFrom, is_retired: isRetired === '1' },
      ...{ client_key: clientKey, decided_by: id, decided_at: act.now },
    })
    .onConflict((same) => same.columns(['ward_id', 'client_key']).doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows) await noteAct(tx, act, 'write_answer_template', given.code);
}

/** A template's words with what the item knows in its places. */
export function fillAnswer(body: string, known: Record<AnswerField, string>): string {
  return body.replace(/\{([^{}]*)\}/g, (whole, name) => known[name as AnswerField] ?? whole);
}

/** What an item knows for a template's places; `title` as it may be shown. */
export function answerFields(given: {
  code: string;
  receivedOn: Day;
  today: Day;
  unit: string;
  title: string;
}): Record<AnswerField, string> {
  return {
    ...{ ma: given.code, ngayNhan: formatDay(given.receivedOn), ngayTraLoi: formatDay(given.today) },
    ...{ donVi: given.unit, tieuDe: given.title },
  };
}
