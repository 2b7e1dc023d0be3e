import { isDay } from '../../../../law/day.ts';
import type { Condition, Operation } from '../schema.ts';
import { choicesOf, columnAt, type Earlier, fieldAt, isNumeric } from './known-fields.ts';

const missing = (path: string) => `"${path}" không có, hoặc đứng sau chỗ dùng nó.`;

/** What is wrong with a condition at a place: it may look only at fields that stand earlier, in a way that they can answer. */
export function conditionFaults(condition: Condition, earlier: Earlier): string[] {
  if ('not' in condition) return conditionFaults(condition.not, earlier);
  if ('all' in condition) return condition.all.flatMap((each) => conditionFaults(each, earlier));
  if ('any' in condition) return condition.any.flatMap((each) => conditionFaults(each, earlier));
  const field = fieldAt(earlier, condition.field);
  if (!field) return [missing(condition.field)];
  if (field.type === 'note') return [`"${condition.field}" chỉ là lời dẫn, không có câu trả lời.`];
  if ('answered' in condition) return [];
  if (field.type === 'group') return [`"${condition.field}" là nhóm lặp: chỉ hỏi được đã có dòng nào chưa.`];
  if ('greaterThan' in condition) {
    const fits = typeof condition.greaterThan === 'string' ? field.type === 'date' : isNumeric(field);
    return fits ? [] : [`"${condition.field}" không so lớn hơn với ${condition.greaterThan} được.`];
  }
  if (field.type === 'address' || field.type === 'person')
    return [`"${condition.field}" gồm nhiều phần: ghi rõ phần nào.`];
  const choices = choicesOf(field);
  const asked = 'equals' in condition ? [condition.equals] : condition.in;
  return choices === null
    ? []
    : asked
        .filter((value) => !choices.includes(value))
        .map((value) => `"${condition.field}" không có lựa chọn "${value}".`);
}

export function operationFaults(operation: Operation, earlier: Earlier): string[] {
  const found = (path: string) => fieldAt(earlier, path);
  const day = (path: string) =>
    path === 'today' || found(path)?.type === 'date' ? [] : [`"${path}" không phải là ngày đứng trước.`];
  switch (operation.op) {
    case 'sum':
      return operation.of
        .filter((path) => !isNumeric(found(path)) && !isNumeric(columnAt(earlier, path)))
        .map((path) => `"${path}" không phải là số đứng trước.`);
    case 'count':
      return ['group', 'choices'].includes(found(operation.of)?.type ?? '')
        ? []
        : [`"${operation.of}" không phải là nhóm lặp hay danh sách chọn đứng trước.`];
    case 'age':
      return [...day(operation.of), ...day(operation.on)];
    case 'days':
      return [...day(operation.from), ...day(operation.to)];
    case 'concat':
      return operation.of.filter((path) => !found(path)).map(missing);
  }
}

/** What is wrong with a bound of a date. */
export function boundFaults(bound: string | undefined, earlier: Earlier): string[] {
  if (bound === undefined || bound === 'today' || isDay(bound)) return [];
  return fieldAt(earlier, bound)?.type === 'date' ? [] : [`"${bound}" không phải là ngày đứng trước.`];
}
