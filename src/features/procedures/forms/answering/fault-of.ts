import { z } from 'zod';
import { formatDay } from '../../../../law/day.ts';
import { checkOrganisationId, checkPersonalId } from '../../../../law/personal-id.ts';
import { normalisePhone } from '../../../../law/phone.ts';
import { type Answers, asList, asText, type Row, type RowValue, textAt } from '../answers.ts';
import type { SimpleField } from '../schema.ts';
import { firstDayOf, numberOf } from './values.ts';

/** What a value is checked against: the day, and the answers in which another field is looked up. */
export interface Scope {
  today: string;
  known: readonly (Answers | Row)[];
}

const CHOSEN = new Set(['choice', 'choices', 'yesNo']);

/** What is wrong with a value as it is kept, in one sentence that names the field; null: nothing. */
export function faultOf(field: SimpleField, value: RowValue | undefined, scope: Scope): string | null {
  const called = `“${field.label}”`;
  const isEmpty = field.type === 'choices' ? asList(value).length === 0 : asText(value) === '';
  if (isEmpty)
    return field.required ? `${CHOSEN.has(field.type) ? 'Chưa chọn' : 'Chưa ghi'} ${called}.` : null;
  const wrong = wrongIn(field, value!, scope);
  return wrong === null ? null : `${called}: ${wrong}`;
}

function wrongIn(field: SimpleField, value: RowValue, scope: Scope): string | null {
  const text = asText(value);
  switch (field.type) {
    case 'text':
      return tooLong(text, field.max) ?? wrongShape(field.shape, text);
    case 'longText':
      return tooLong(text, field.max);
    case 'number':
    case 'money':
      return wrongNumber(field, text);
    case 'date':
      return wrongDay(field, text, scope);
    case 'yesNo':
      return text === 'yes' || text === 'no' ? null : 'chọn Có hoặc Không.';
    case 'choice':
      return field.choices.some((each) => each.value === text) ? null : 'chọn một mục trong danh sách.';
    case 'choices':
      return wrongChoices(field, asList(value));
    case 'personalId':
      return checkPersonalId(text) ? null : 'số định danh gồm 12 chữ số.';
    case 'phone':
      return normalisePhone(text) === null ? 'số điện thoại gồm 10 chữ số, ví dụ 0912 345 678.' : null;
    case 'email':
      return text.length <= 200 && z.email().safeParse(text).success
        ? null
        : 'địa chỉ thư điện tử chưa đúng, ví dụ ten@thu.vn.';
  }
}

type ChoicesField = Extract<SimpleField, { type: 'choices' }>;

function wrongChoices({ choices, all }: ChoicesField, chosen: string[]): string | null {
  if (!chosen.every((each) => choices.some(({ value }) => value === each)))
    return 'chỉ chọn những mục trong danh sách.';
  return all && chosen.length < choices.length ? `đánh dấu cả ${choices.length} mục.` : null;
}

function tooLong(text: string, max: number): string | null {
  return text.length <= max ? null : `đã ghi ${text.length} ký tự, tối đa ${max} ký tự.`;
}

function wrongShape(shape: string | undefined, text: string): string | null {
  if (shape === 'name' && !/\p{L}.*\p{L}/u.test(text)) return 'ghi đủ họ tên bằng chữ.';
  if (shape === 'organisationId' && !checkOrganisationId(text)) return 'mã số gồm 10, 12 hoặc 13 chữ số.';
  if (shape === 'year' && !/^(1[89]|20|21)\d{2}$/.test(text)) return 'ghi năm bằng 4 chữ số.';
  if (shape === 'digits' && !/^\d+$/.test(text)) return 'chỉ gồm chữ số.';
  return null;
}

type NumberField = Extract<SimpleField, { type: 'number' | 'money' }>;

function wrongNumber(field: NumberField, text: string): string | null {
  const decimals = field.type === 'number' ? field.decimals : 0;
  const number = numberOf(text);
  const fraction = text.split(',')[1] ?? '';
  if (number === null || text.length > 20 || fraction.length > decimals)
    return decimals === 0
      ? 'ghi số bằng chữ số, ví dụ 12.'
      : `ghi số, sau dấu phẩy tối đa ${decimals} chữ số.`;
  const min = field.min ?? 0;
  if (number < min) return `ít nhất ${min.toLocaleString('vi-VN')}.`;
  if (field.max !== undefined && number > field.max)
    return `nhiều nhất ${field.max.toLocaleString('vi-VN')}.`;
  return null;
}

type DateField = Extract<SimpleField, { type: 'date' }>;

function wrongDay(field: DateField, text: string, scope: Scope): string | null {
  const first = firstDayOf(text);
  if (first === null || (!field.partial && first !== text))
    return field.partial
      ? 'ghi ngày/tháng/năm, hoặc chỉ năm nếu không nhớ, ví dụ 05/03/1950.'
      : 'ngày chưa đúng: ghi ngày/tháng/năm, ví dụ 05/03/2026.';
  const [after, before] = [boundOf(field.notAfter, scope), boundOf(field.notBefore, scope)];
  if (after && first > after) return `không được sau ngày ${formatDay(after)}.`;
  if (before && lastDayOf(text) < before) return `không được trước ngày ${formatDay(before)}.`;
  return null;
}

/** The last day that a date may be, for comparing only: a month may have 31. */
function lastDayOf(text: string): string {
  if (/^\d{4}$/.test(text)) return `${text}-12-31`;
  return /^\d{4}-\d{2}$/.test(text) ? `${text}-31` : text;
}

function boundOf(bound: string | undefined, { today, known }: Scope): string | null {
  if (bound === undefined) return null;
  if (bound === 'today') return today;
  const fixed = firstDayOf(bound);
  if (fixed) return fixed;
  const holder = known.find((each) => Object.hasOwn(each, bound.split('.')[0]!));
  return holder ? firstDayOf(textAt(holder, bound)) : null;
}
