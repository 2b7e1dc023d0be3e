import { type Answers, asList, asRows, asText, ownValue, type Row } from '../answers.ts';
import { initialParts, partsOf } from '../parts.ts';
import type { FormDefinition, FormField, GroupField, RowField, SimpleField } from '../schema.ts';
import { describeText } from './describe-answers.ts';
import { conditionalNames, SEEN } from './take-page.ts';
import { openInRow, walkForm } from './walk.ts';

interface Labelled {
  name: string;
  label: string;
  help: string | undefined;
}
type Asked = Labelled & { isRequired: boolean };

/** A field as it is to be drawn: with what was typed in it. */
export type FieldView =
  | { kind: 'note'; name: string; text: string }
  | (Labelled & { kind: 'computed'; value: string })
  | (Asked & {
      kind: 'line';
      type: 'text' | 'tel' | 'email';
      inputmode: 'numeric' | 'decimal' | undefined;
      isLong: boolean;
      unit: string | undefined;
      /** What the browser may fill in: only about whoever sits before it. */
      autocomplete: string | undefined;
      value: string;
    })
  | (Asked & {
      kind: 'choice';
      isMany: boolean;
      choices: { value: string; label: string }[];
      chosen: string[];
    })
  | (Asked & { kind: 'parts'; fields: FieldView[] })
  | (Labelled & { kind: 'rows'; row: string; min: number; rows: FieldView[][]; canAdd: boolean });

export interface PageView {
  id: string;
  title: string;
  intro: string | undefined;
  fields: FieldView[];
  /** Which conditional fields stand on it: to come back as `seenName`. */
  seenName: string;
  seen: string[];
}

/** A page as it is to be drawn for these answers: only what is open. @returns null when the form has no such open page */
export function pageView(form: FormDefinition, pageId: string, given: Answers): PageView | null {
  const walked = walkForm(form, given, null);
  const open = walked.pages.find(({ page }) => page.id === pageId);
  if (!open) return null;
  const { id, title, intro } = open.page;
  return {
    ...{ id, title, intro, seenName: SEEN },
    seen: conditionalNames(form, pageId, given),
    fields: open.fields
      .filter((field) => field.type !== 'computed' || (!field.isHidden && walked.answers[field.name]))
      .map((field) => fieldView(field, given, walked.answers)),
  };
}

function fieldView(field: FormField, given: Answers, known: Answers): FieldView {
  if (field.type === 'group') return rowsView(field, asRows(ownValue(given, field.name)), known);
  if (field.type === 'computed') {
    const value = describeText(field, asText(known[field.name]));
    return { kind: 'computed', name: field.name, label: field.label, help: field.help, value };
  }
  return rowFieldView(field, field.name, ownValue(given, field.name));
}

function rowsView(group: GroupField, given: Record<string, unknown>[], known: Answers): FieldView {
  const rows = given.length > 0 ? given : Array.from({ length: group.min }, () => ({}));
  const { name, label, help, row, min } = group;
  return {
    ...{ kind: 'rows', name, label, help, row, min },
    rows: rows.map((each, at) =>
      openInRow(group, each as Row, known).map((field) =>
        rowFieldView(field, `${name}.${at}.${field.name}`, ownValue(each, field.name)),
      ),
    ),
    canAdd: rows.length < group.max,
  };
}

function rowFieldView(field: RowField, name: string, given: unknown): FieldView {
  if (field.type === 'note') return { kind: 'note', name, text: field.text };
  if (field.type !== 'address' && field.type !== 'person') return simpleView(field, name, given);
  const values = given ?? initialParts(field);
  const isOwn = field.type === 'person' && field.isApplicant;
  const fields = partsOf(field).map((part) => ({
    ...simpleView(part, `${name}.${part.name}`, ownValue(values, part.name)),
    ...(isOwn && { autocomplete: OWN[part.name] }),
  }));
  return { kind: 'parts', name, label: field.label, help: field.help, isRequired: field.required, fields };
}

const OWN: Record<string, string> = { hoTen: 'name', dienThoai: 'tel', email: 'email' };

const YES_NO = [
  { value: 'yes', label: 'Có' },
  { value: 'no', label: 'Không' },
];

function simpleView(field: SimpleField, name: string, given: unknown): FieldView {
  const asked = { name, label: field.label, help: field.help, isRequired: field.required };
  if (field.type === 'yesNo' || field.type === 'choice' || field.type === 'choices') {
    const choices = field.type === 'yesNo' ? YES_NO : field.choices;
    return { ...asked, kind: 'choice', isMany: field.type === 'choices', choices, chosen: asList(given) };
  }
  return {
    ...{ ...asked, kind: 'line', type: LINE_TYPES[field.type] ?? 'text' },
    help: field.help ?? (field.type === 'date' ? dateHelp(field.partial) : undefined),
    inputmode: INPUT_MODES[field.type],
    isLong: field.type === 'longText',
    autocomplete: undefined,
    unit: field.type === 'money' ? '₫' : field.type === 'number' ? field.unit : undefined,
    value: shown(field, asText(given)),
  };
}

const LINE_TYPES: Partial<Record<SimpleField['type'], 'tel' | 'email'>> = { phone: 'tel', email: 'email' };
const INPUT_MODES: Partial<Record<SimpleField['type'], 'numeric' | 'decimal'>> = {
  ...{ personalId: 'numeric', money: 'numeric', number: 'decimal' },
};

function dateHelp(partial: boolean): string {
  return `Ngày/tháng/năm, ví dụ 05/03/1990.${partial ? ' Chỉ nhớ năm thì ghi năm.' : ''}`;
}

/** As people write it here; what was typed wrongly stays as typed. */
function shown(field: SimpleField, text: string): string {
  if (field.type === 'date') return describeText(field, text);
  return field.type === 'money' && /^\d{1,15}$/.test(text) ? Number(text).toLocaleString('vi-VN') : text;
}
