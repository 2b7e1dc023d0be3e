import { partsOf } from '../parts.ts';
import type { Condition, FormDefinition, FormField, Operation, RowField } from '../schema.ts';
import { choicesOf } from './known-fields.ts';

const TYPE_LABELS: Record<FormField['type'], string> = {
  ...{ text: 'Chữ một dòng', longText: 'Chữ nhiều dòng', number: 'Số', money: 'Số tiền', date: 'Ngày' },
  ...{ yesNo: 'Có, không', choice: 'Chọn một', choices: 'Chọn nhiều', personalId: 'Số định danh' },
  ...{ phone: 'Điện thoại', email: 'Thư điện tử', address: 'Địa chỉ', person: 'Người' },
  ...{ group: 'Nhóm lặp lại', note: 'Lời dẫn', computed: 'Tự tính' },
};

export interface DescribedField {
  name: string;
  label: string;
  /** Type, whether it is asked, bounds, choices, columns, in words. */
  words: string;
  /** When it is asked; empty: always. */
  when: string;
}

export interface DescribedDefinition {
  id: string;
  title: string;
  when: string;
  fields: DescribedField[];
}

/** A definition in words, for those who publish it. */
export function describeDefinition(form: FormDefinition): DescribedDefinition[] {
  const labels = new Map<string, FormField | RowField>();
  for (const field of form.pages.flatMap((page) => page.fields)) {
    labels.set(field.name, field);
    if (field.type === 'group') for (const each of field.fields) labels.set(each.name, each);
  }
  return form.pages.map((page) => ({
    id: page.id,
    title: page.title,
    when: page.when ? conditionWords(page.when, labels) : '',
    fields: page.fields.map((field) => describeField(field, labels)),
  }));
}

type Labels = ReadonlyMap<string, FormField | RowField>;

function describeField(field: FormField | RowField, labels: Labels): DescribedField {
  return {
    name: field.name,
    label: field.type === 'note' ? field.text : field.label,
    words: [TYPE_LABELS[field.type], ...detailsOf(field, labels)].filter((text) => text !== '').join('; '),
    when: field.when ? conditionWords(field.when, labels) : '',
  };
}

function detailsOf(field: FormField | RowField, labels: Labels): string[] {
  if (field.type === 'note') return [];
  if (field.type === 'computed') return [operationWords(field.compute, labels)];
  if (field.type === 'group')
    return [
      `${field.min} đến ${field.max} dòng`,
      ...field.fields.map((each) => {
        const { label, words, when } = describeField(each, labels);
        return `cột “${label}” (${words}${when && `; khi ${when}`})`;
      }),
    ];
  return [field.required ? 'bắt buộc' : 'không bắt buộc', ...boundsOf(field)];
}

function boundsOf(field: Exclude<FormField | RowField, { type: 'note' | 'computed' | 'group' }>): string[] {
  const bounds: string[] = [];
  if ('choices' in field) bounds.push(field.choices.map(({ label }) => label).join(' / '));
  if (field.type === 'person')
    bounds.push(
      partsOf(field)
        .map(({ label }) => label)
        .join(', '),
    );
  if ('min' in field && field.min !== undefined) bounds.push(`ít nhất ${field.min}`);
  if ('max' in field && field.max !== undefined) bounds.push(`tối đa ${field.max}`);
  if ('notBefore' in field && field.notBefore) bounds.push(`không trước ${dayWords(field.notBefore)}`);
  if ('notAfter' in field && field.notAfter) bounds.push(`không sau ${dayWords(field.notAfter)}`);
  if (field.help) bounds.push(`lời dẫn: ${field.help}`);
  return bounds;
}

function dayWords(bound: string): string {
  return bound === 'today' ? 'hôm nay' : bound;
}

function called(path: string, labels: Labels): string {
  const [name = '', part] = path.split('.');
  const field = labels.get(name);
  if (!field || field.type === 'note') return path;
  const inside = field.type === 'group' ? field.fields : partsOf(field);
  const found = inside.find((each) => each.name === part);
  return found && 'label' in found ? `“${found.label}” của “${field.label}”` : `“${field.label}”`;
}

/** "“Nơi sinh” là “Ở nước ngoài”" */
function conditionWords(condition: Condition, labels: Labels): string {
  if ('not' in condition) return `không phải (${conditionWords(condition.not, labels)})`;
  if ('all' in condition) return condition.all.map((each) => conditionWords(each, labels)).join(' và ');
  if ('any' in condition)
    return `(${condition.any.map((each) => conditionWords(each, labels)).join(' hoặc ')})`;
  const name = called(condition.field, labels);
  if ('answered' in condition) return condition.answered ? `đã ghi ${name}` : `chưa ghi ${name}`;
  if ('greaterThan' in condition) return `${name} lớn hơn ${condition.greaterThan}`;
  const values = 'equals' in condition ? [condition.equals] : condition.in;
  return `${name} là ${values.map((value) => choiceWords(condition.field, value, labels)).join(' hoặc ')}`;
}

function choiceWords(path: string, value: string, labels: Labels): string {
  const field = labels.get(path.split('.')[0]!);
  if (!field || choicesOf(field) === null) return `“${value}”`;
  if (field.type === 'yesNo') return value === 'yes' ? '“Có”' : '“Không”';
  const choices = 'choices' in field ? field.choices : [];
  return `“${choices.find((each) => each.value === value)?.label ?? value}”`;
}

function operationWords(operation: Operation, labels: Labels): string {
  const name = (path: string) => (path === 'today' ? 'hôm nay' : called(path, labels));
  switch (operation.op) {
    case 'sum':
      return `tổng của ${operation.of.map(name).join(', ')}${operation.times === 1 ? '' : ` nhân ${operation.times}`}`;
    case 'count':
      return `số dòng của ${name(operation.of)}`;
    case 'age':
      return `tuổi theo ${name(operation.of)}, tính đến ${name(operation.on)}`;
    case 'days':
      return `số ngày từ ${name(operation.from)} đến ${name(operation.to)}`;
    case 'concat':
      return `ghép ${operation.of.map(name).join(', ')}`;
  }
}
