import { z } from 'zod';
import { isDay, toLocalDay } from '../../../law/day.ts';
import { checkOrganisationId, checkPersonalId } from '../../../law/personal-id.ts';
import { Problem, parseFields } from '../../../platform/problem.ts';
import { PAPER_FIELDS, type PaperField } from '../reading/fields.ts';
import { PAPER_KINDS, type PaperKind } from '../reading/kinds.ts';
import type { ScanDocument } from '../schema.ts';

/** What an officer confirms of a paper. */
export interface ConfirmForm {
  clientKey: string;
  /** Which pages he saw (`seenOf`). */
  seen: string;
  documentNo: number;
  kind: PaperKind;
  /** How many sides the original has, as he counted. */
  originalPages: number;
  /** Why it is accepted though a rule of quality does not hold; empty where none is broken. */
  reason: string;
  /** What stands on the paper; fields that it does not have are left out. */
  values: Partial<Record<PaperField, string>>;
}

const DAYS: readonly PaperField[] = ['bornOn', 'issuedOn'];
const IDS: readonly PaperField[] = ['personalId', 'otherPersonalId'];
const WRONG = 'Chưa xác nhận được giấy tờ: có mục cần sửa.';

const form = z.object({
  clientKey: z.uuid(),
  seen: z.string().max(10_000),
  documentNo: z.coerce.number('Chọn giấy tờ của hồ sơ.').int().positive('Chọn giấy tờ của hồ sơ.'),
  kind: z.enum(PAPER_KINDS, 'Chọn loại giấy tờ.'),
  originalPages: z.coerce
    .number('Ghi số trang.')
    .int()
    .min(1, 'Từ 1 trang.')
    .max(1000, 'Nhiều nhất 1000 trang.'),
  reason: z.string().trim().max(500, 'Tối đa 500 ký tự.').default(''),
});

/** What was typed into the form of a paper, for keeping: not what it only showed, since that may change with the pages. */
export function typedOf(
  body: Record<string, unknown>,
  { kind, proposed }: Pick<ScanDocument, 'kind' | 'proposed'>,
  pages: number,
): Record<string, string> {
  const shown = new Map<string, string>([
    ...PAPER_FIELDS.map((name): [string, string] => [name, '']),
    ...proposed.map((each): [string, string] => [each.field, each.value]),
    ['kind', kind],
    ['originalPages', String(pages)],
    ['reason', ''],
    ['documentNo', ''],
  ]);
  return Object.fromEntries(
    [...shown].flatMap(([name, value]): [string, string][] => {
      const typed = body[name];
      return typeof typed === 'string' && typed !== value ? [[name, typed.slice(0, 500)]] : [];
    }),
  );
}

/** @throws Problem invalid with the wrong fields */
export function parseConfirm(body: Record<string, unknown>, now: Date): ConfirmForm {
  const parsed = parseFields(form, body, WRONG);
  const values: ConfirmForm['values'] = {};
  const faults: Record<string, string> = {};
  for (const field of PAPER_FIELDS) {
    const value = String(body[field] ?? '').trim();
    if (value === '') continue;
    const fault = faultOf(field, value, now);
    if (fault !== null) faults[field] = fault;
    else values[field] = IDS.includes(field) ? value.replace(/\s/g, '') : value;
  }
  if (Object.keys(faults).length > 0) throw new Problem('invalid', WRONG, faults);
  return { ...parsed, values };
}

function faultOf(field: PaperField, value: string, now: Date): string | null {
  if (value.length > 300) return 'Tối đa 300 ký tự.';
  if (IDS.includes(field) && !checkPersonalId(value))
    return 'Số định danh gồm 12 chữ số. Để trống nếu giấy không ghi.';
  if (field === 'organisationId' && !checkOrganisationId(value))
    return 'Mã số gồm 10, 12 hoặc 13 chữ số. Để trống nếu giấy không ghi.';
  if (!DAYS.includes(field)) return null;
  if (!isDay(value)) return 'Ghi ngày có thật.';
  return value > toLocalDay(now) ? 'Ngày không thể ở tương lai.' : null;
}
