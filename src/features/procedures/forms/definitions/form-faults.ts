import type { FormDefinition, FormField, GroupField, RowField } from '../schema.ts';
import { boundFaults, conditionFaults, operationFaults } from './faults-of-references.ts';
import { type Earlier, fieldAt } from './known-fields.ts';

/** What stands beside the form's pages under the same address when someone files: papers, delivery, review, deeds. */
const FILING_STEPS = new Set(['giay-to', 'nhan-ket-qua', 'xem-lai', 'bo', 'luu', 'nop', 'tep']);

/** What is wrong with a definition beyond its shape, each with its place; none: it may be published. */
export function formFaults(form: FormDefinition): string[] {
  const faults: string[] = [];
  const earlier = new Map<string, FormField | RowField>();
  const pageIds = new Set<string>();
  if (form.validUntil !== null && form.validUntil <= form.validFrom)
    faults.push('Ngày hết hiệu lực phải sau ngày có hiệu lực.');
  for (const page of form.pages) {
    const at = `Trang "${page.id}"`;
    if (pageIds.has(page.id)) faults.push(`${at}: mã trang bị trùng.`);
    if (FILING_STEPS.has(page.id)) faults.push(`${at}: mã này dành cho các bước nộp hồ sơ.`);
    pageIds.add(page.id);
    if (page.when) faults.push(...conditionFaults(page.when, earlier).map((text) => `${at}: ${text}`));
    for (const field of page.fields) {
      const found = fieldFaults(field, earlier);
      faults.push(...found.map((text) => `${at}, mục "${field.name}": ${text}`));
      if (!earlier.has(field.name)) earlier.set(field.name, field);
    }
  }
  return [...faults, ...roleFaults(form, earlier)];
}

/** Names that every JavaScript object knows: an answer under one would not be its own. */
const RESERVED = new Set(Object.getOwnPropertyNames(Object.prototype));

function fieldFaults(field: FormField, earlier: Earlier): string[] {
  const faults = nameFaults(field.name, earlier);
  if (field.when) faults.push(...conditionFaults(field.when, earlier));
  if (field.type === 'computed') faults.push(...operationFaults(field.compute, earlier));
  if (field.type === 'group') faults.push(...groupFaults(field, earlier));
  else faults.push(...ownFaults(field, earlier));
  return faults;
}

function nameFaults(name: string, earlier: Earlier): string[] {
  if (RESERVED.has(name)) return ['không dùng được tên này.'];
  return earlier.has(name) ? ['tên bị trùng.'] : [];
}

function groupFaults(group: GroupField, earlier: Earlier): string[] {
  const faults: string[] = [];
  const known = new Map(earlier);
  if (group.min > group.max) faults.push('số dòng ít nhất lớn hơn số dòng nhiều nhất.');
  for (const field of group.fields) {
    const found = nameFaults(field.name, known);
    if (field.name === group.name) found.push('trùng tên với nhóm.');
    if (field.when) found.push(...conditionFaults(field.when, known));
    found.push(...ownFaults(field, known));
    faults.push(...found.map((text) => `cột "${field.name}": ${text}`));
    known.set(field.name, field);
  }
  return faults;
}

function ownFaults(field: Exclude<FormField, GroupField>, earlier: Earlier): string[] {
  if (field.type === 'choice' || field.type === 'choices') return choiceFaults(field.choices);
  if (field.type === 'date')
    return [...boundFaults(field.notAfter, earlier), ...boundFaults(field.notBefore, earlier)];
  if (field.type === 'person') {
    const extra = field.optional.filter((part) => !field.parts.includes(part));
    const twice = field.parts.length > new Set(field.parts).size ? ['có phần bị trùng.'] : [];
    return [...twice, ...extra.map((part) => `phần "${part}" không được hỏi mà ghi là không bắt buộc.`)];
  }
  if ((field.type === 'number' || field.type === 'money') && (field.min ?? 0) > (field.max ?? Infinity))
    return ['số nhỏ nhất lớn hơn số lớn nhất.'];
  return [];
}

function choiceFaults(choices: readonly { value: string }[]): string[] {
  const values = choices.map(({ value }) => value);
  if (values.length < 2) return ['cần ít nhất hai lựa chọn.'];
  return values.length > new Set(values).size ? ['có lựa chọn bị trùng.'] : [];
}

function roleFaults({ applicant, summary, quantity }: FormDefinition, earlier: Earlier): string[] {
  const { kind: _, ...roles } = applicant;
  const isCounted = quantity === undefined || fieldAt(earlier, quantity)?.type === 'number';
  return [
    ...[...Object.values(roles).flatMap((paths) => paths ?? []), ...summary]
      .filter((path) => !fieldAt(earlier, path))
      .map((path) => `Người nộp, tóm tắt: không có mục "${path}".`),
    ...(isCounted ? [] : [`Số lượng tính phí: "${quantity}" không phải là mục ghi số.`]),
  ];
}
