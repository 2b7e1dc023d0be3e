import { formatDay, isDay } from '../../../../law/day.ts';
import { type Answers, asList, asRows, asText, ownValue, type Row } from '../answers.ts';
import { partsOf } from '../parts.ts';
import type { FormDefinition, FormField, GroupField, RowField, SimpleField } from '../schema.ts';
import { numberOf } from './values.ts';
import { openInRow, walkForm } from './walk.ts';

export interface DescribedPage {
  id: string;
  page: string;
  /** A value may have several lines. */
  rows: { label: string; value: string }[];
}

/** The answers in words, page by page, only what is open and answered: for the review page, the desk and print. */
export function describeAnswers(form: FormDefinition, given: Answers): DescribedPage[] {
  const { pages, answers } = walkForm(form, given, null);
  return pages
    .map(({ page, fields }) => ({
      id: page.id,
      page: page.title,
      rows: fields.flatMap((field) =>
        field.type === 'group' ? describeRows(field, answers) : describeField(field, answers[field.name]),
      ),
    }))
    .filter(({ rows }) => rows.length > 0);
}

type Described = DescribedPage['rows'];

/** The label and words of one answer; nothing when it is not answered. */
export function describeField(field: Exclude<FormField, GroupField>, value: unknown): Described {
  if (field.type === 'note' || (field.type === 'computed' && field.isHidden)) return [];
  const text = field.type === 'computed' ? describeText(field, asText(value)) : describeValue(field, value);
  return text === '' ? [] : [{ label: field.label, value: text }];
}

function describeRows(group: GroupField, answers: Answers): Described {
  const rows = asRows(answers[group.name]) as Row[];
  return rows.map((row, at) => ({
    label: `${group.row} ${at + 1}`,
    value: openInRow(group, row, answers)
      .flatMap((field) => describeField(field, row[field.name]))
      .map(({ label, value }) => (group.fields.length === 1 ? value : `${label}: ${value}`))
      .join('\n'),
  }));
}

function describeValue(field: RowField, value: unknown): string {
  if (field.type === 'note') return '';
  if (field.type === 'address')
    return ['chiTiet', 'xa', 'tinh']
      .map((part) => asText(ownValue(value, part)))
      .filter((text) => text !== '')
      .join(', ');
  if (field.type === 'person')
    return partsOf(field)
      .map((part) => ({ label: part.label, text: describeText(part, asText(ownValue(value, part.name))) }))
      .filter(({ text }) => text !== '')
      .map(({ label, text }) => `${label}: ${text}`)
      .join('\n');
  if (field.type === 'choices')
    return asList(value)
      .map((each) => labelOf(field.choices, each))
      .join('; ');
  return describeText(field, asText(value));
}

function labelOf(choices: readonly { value: string; label: string }[], value: string): string {
  return choices.find((each) => each.value === value)?.label ?? value;
}

/** One text as people read it: days, money, the words of a choice. */
export function describeText(
  field: SimpleField | Extract<FormField, { type: 'computed' }>,
  text: string,
): string {
  if (text === '') return '';
  if (field.type === 'yesNo') return text === 'yes' ? 'Có' : 'Không';
  if (field.type === 'choice') return labelOf(field.choices, text);
  if (field.type === 'date') return describeDay(text);
  const isMoney = field.type === 'money' || (field.type === 'computed' && field.isMoney);
  if (isMoney) return `${numberWords(text)} ₫`;
  const unit = field.type === 'number' || field.type === 'computed' ? field.unit : undefined;
  return unit ? `${numberWords(text)} ${unit}` : text;
}

function numberWords(text: string): string {
  return numberOf(text)?.toLocaleString('vi-VN') ?? text;
}

/** "05/03/1990", "03/1990" or "1990". */
function describeDay(text: string): string {
  if (isDay(text)) return formatDay(text);
  const month = /^(\d{4})-(\d{2})$/.exec(text);
  return month ? `${month[2]}/${month[1]}` : text;
}
