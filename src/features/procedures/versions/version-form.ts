import { z } from 'zod';
import { isDay } from '../../../law/day.ts';
import { Problem } from '../../../platform/problem.ts';
import { ONLINE_LEVELS, PART_NAMES } from '../schema.ts';

/** Units of a term as they are chosen: with an amount, or without one. */
export const TERM_UNITS = ['wd', 'cd', 'wh', 'same_day', 'none', 'unknown'] as const;
export type TermUnit = (typeof TERM_UNITS)[number];

/** "portal_free": the national portal writes "Miễn phí", which is not sure. */
export const FEE_CHOICES = ['free', 'fixed', 'tiered', 'local', 'portal_free', 'unknown'] as const;
export type FeeChoice = (typeof FEE_CHOICES)[number];

const text = (most: number) => z.string().trim().max(most, `Tối đa ${most} ký tự.`);
const line = (least: number, most: number, message: string) => text(most).min(least, message);
const lines = (most: number) =>
  text(20_000).transform((given, context) => {
    const rows = given.split(/\r?\n/).map((each) => each.replace(/\s+/g, ' ').trim());
    const kept = rows.filter((each) => each !== '');
    if (kept.length > most) context.addIssue({ code: 'custom', message: `Tối đa ${most} dòng.` });
    if (kept.some((each) => each.length > 2000))
      context.addIssue({ code: 'custom', message: 'Mỗi dòng tối đa 2.000 ký tự.' });
    return kept;
  });
const day = z.string().refine(isDay, 'Chọn ngày.');
/** "10.000 đ" and "10000" alike. */
const money = z
  .string()
  .trim()
  .transform((given) => given.replace(/\s*(đ|₫|đồng|vnđ)$/i, '').replace(/[.,\s](?=\d{3}(\D|$))/g, ''))
  .refine((given) => /^\d{0,10}$/.test(given), 'Số tiền là số đồng, ví dụ 10.000.')
  .transform((given) => (given === '' ? null : Number(given)));
const count = (least: number, message: string) =>
  z
    .string()
    .trim()
    .refine((given) => /^\d{1,3}$/.test(given) && Number(given) >= least, message)
    .transform(Number);

const term = z
  .object({
    when: text(300),
    amount: z
      .string()
      .trim()
      .transform((given) => given.replace(',', '.')),
    unit: z.enum(TERM_UNITS, 'Chọn đơn vị.'),
    raw: text(1000),
  })
  .superRefine(({ amount, unit }, context) => {
    const isCounted = unit === 'wd' || unit === 'cd' || unit === 'wh';
    if (isCounted && !(/^\d{1,4}(\.\d{1,2})?$/.test(amount) && Number(amount) > 0 && Number(amount) <= 3650))
      context.addIssue({
        code: 'custom',
        path: ['amount'],
        message: 'Nhập số ngày hoặc giờ, ví dụ 3 hoặc 0,5.',
      });
    if (!isCounted && amount !== '')
      context.addIssue({
        code: 'custom',
        path: ['amount'],
        message: 'Bỏ trống số, hoặc chọn đơn vị đếm được.',
      });
    if (unit === 'cd' && amount.includes('.'))
      context.addIssue({ code: 'custom', path: ['amount'], message: 'Số ngày là số nguyên.' });
  });

const fee = z
  .object({
    what: line(2, 300, 'Ghi tên khoản thu.'),
    kind: z.enum(FEE_CHOICES, 'Chọn cách thu.'),
    amount: money,
    unit: text(60),
    tierFrom: text(3),
    tierAmount: money,
    cap: money,
    waivers: text(1000),
    raw: text(1000),
  })
  .superRefine(({ kind, amount, unit, tierFrom, tierAmount }, context) => {
    const fault = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    const isCounted = kind === 'fixed' || kind === 'tiered';
    if (isCounted && (amount === null || amount === 0)) fault('amount', 'Nhập mức thu, số đồng.');
    if (!isCounted && amount !== null) fault('amount', 'Bỏ trống mức thu, hoặc chọn cách thu có mức.');
    if (kind !== 'tiered') return;
    if (unit === '') fault('unit', 'Ghi đơn vị tính, ví dụ trang.');
    if (!/^\d{1,3}$/.test(tierFrom) || Number(tierFrom) < 2)
      fault('tierFrom', 'Từ trang thứ mấy, ít nhất là 2.');
    if (tierAmount === null) fault('tierAmount', 'Nhập mức thu từ trang đó.');
  });

const document = z
  .object({
    name: line(3, 1000, 'Ghi tên giấy tờ.'),
    form: z.enum(['original', 'copy', 'presented'], 'Chọn bản chính, bản sao hay xuất trình.'),
    quantity: count(1, 'Số lượng từ 1 đến 999.'),
    need: z.enum(['always', 'when'], 'Chọn luôn cần hay tùy trường hợp.'),
    when: text(500),
  })
  .superRefine(({ need, when }, context) => {
    if (need === 'when' && when === '')
      context.addIssue({
        code: 'custom',
        path: ['when'],
        message: 'Ghi cần trong trường hợp nào, hoặc "nếu có".',
      });
    if (need === 'always' && when !== '')
      context.addIssue({ code: 'custom', path: ['when'], message: 'Bỏ trống, hoặc chọn "tùy trường hợp".' });
  });

const versionForm = z
  .object({
    clientKey: z.uuid('Biểu mẫu đã cũ. Hãy mở lại trang.'),
    /** The newest version when the form was opened; 0: none. */
    base: z.coerce.number().int().nonnegative(),
    code: z.string().regex(/^[1-9]\.\d{6}$/, 'Mã thủ tục như 1.001193.'),
    name: line(5, 1000, 'Ghi tên thủ tục.'),
    field: line(2, 300, 'Ghi lĩnh vực.'),
    level: text(200),
    competentUnitCode: z.enum(['', 'VP', 'KTHTDT', 'VHXH', 'CA', 'CHQS'], 'Chọn đơn vị.'),
    onlineLevel: z.enum(['', ...ONLINE_LEVELS], 'Chọn mức độ.'),
    applicants: z.array(z.enum(['citizen', 'organisation'])),
    methods: z.array(z.enum(['direct', 'online', 'post'])),
    terms: z.array(term).max(30, 'Tối đa 30 trường hợp.'),
    fees: z.array(fee).max(30, 'Tối đa 30 khoản.'),
    documents: z.array(document).max(100, 'Tối đa 100 giấy tờ.'),
    steps: lines(60),
    results: lines(30),
    conditions: lines(60),
    hasNoConditions: z.boolean(),
    legalBases: lines(60),
    decision: line(3, 200, 'Ghi số quyết định, ví dụ 123/QĐ-UBND.'),
    decidedOn: day,
    validFrom: day,
    /** Parts that the decision confirms though they stay as they are. */
    stated: z.array(z.enum(PART_NAMES)),
  })
  .superRefine(({ terms, hasNoConditions, conditions }, context) => {
    const cases = terms.map((each) => each.when.toLowerCase());
    for (const [at, each] of cases.entries()) {
      const path = ['terms', at, 'when'];
      if (each === '' && cases.length > 1)
        context.addIssue({ code: 'custom', path, message: 'Có nhiều thời hạn: ghi từng trường hợp.' });
      if (each !== '' && cases.indexOf(each) !== at)
        context.addIssue({ code: 'custom', path, message: 'Trường hợp này đã có ở dòng trên.' });
    }
    if (hasNoConditions && conditions.length > 0)
      context.addIssue({
        code: 'custom',
        path: ['conditions'],
        message: 'Bỏ trống, hoặc bỏ dấu "không có yêu cầu, điều kiện".',
      });
  });
export type VersionForm = z.infer<typeof versionForm>;

/** @throws Problem invalid with each wrong field by its place, such as "terms.0.amount" */
export function parseVersionForm(given: unknown): VersionForm {
  const parsed = versionForm.safeParse(given);
  if (parsed.success) return parsed.data;
  const fields: Record<string, string> = {};
  for (const { path, message } of parsed.error.issues) fields[path.join('.')] ??= message;
  throw new Problem('invalid', 'Chưa lập được phiên bản mới.', fields);
}
