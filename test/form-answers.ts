import type { FormContext } from '../src/features/procedures/forms/answers.ts';
import type { Answers, AnswerValue, FormDefinition, FormPage } from '../src/features/procedures/index.ts';
import { checkForm, openPages } from '../src/features/procedures/index.ts';

type Field = FormPage['fields'][number];
type RowField = Extract<Field, { type: 'group' }>['fields'][number];

/** Chooses one of so many; the first always, unless a test chooses otherwise. */
export type Pick = (count: number) => number;

const PAST_DAYS = ['1955-05-06', '1990-01-02', '2015-03-04', '2026-10-01'];
const WORDS = 'Thử nghiệm';

/** Answers that fill in every open field of a form as an honest person would; ids and phones are nobody's. */
export function fillForm(form: FormDefinition, { today }: FormContext, pick: Pick = () => 0): Answers {
  let answers: Answers = {};
  for (const page of form.pages)
    for (const field of page.fields) {
      const isOpen = openPages(form, answers)
        .find(({ id }) => id === page.id)
        ?.fields.some(({ name }) => name === field.name);
      if (!isOpen) continue;
      if (field.type === 'group') answers = withRows(form, field, answers, { today, pick });
      else {
        const value = valueFor(field, { today, pick, known: answers });
        if (value !== undefined) answers[field.name] = value;
      }
      answers = checkForm(form, answers, { today }).answers;
    }
  return answers;
}

interface Filling {
  today: string;
  pick: Pick;
  known?: Answers;
}

/** Rows are filled until no field of theirs is asked any more: a condition may open one by another of the same row. */
function withRows(
  form: FormDefinition,
  group: Extract<Field, { type: 'group' }>,
  answers: Answers,
  filling: Filling,
): Answers {
  const count = Math.max(group.min, 1 + filling.pick(2));
  const rows = Array.from({ length: Math.min(count, group.max) }, () => {
    const row: Record<string, never> = {};
    for (const field of group.fields) {
      const value = valueFor(field, { ...filling, known: { ...answers, ...row } });
      if (value !== undefined) Object.assign(row, { [field.name]: value });
    }
    return row;
  });
  return checkForm(form, { ...answers, [group.name]: rows }, filling).answers;
}

function valueFor(
  field: Exclude<Field, { type: 'group' }> | RowField,
  filling: Filling,
): AnswerValue | undefined {
  const { today, pick } = filling;
  switch (field.type) {
    case 'note':
    case 'computed':
      return undefined;
    case 'text':
      return (TEXTS[field.shape ?? 'none'] ?? WORDS).slice(0, field.max);
    case 'longText':
      return `${WORDS}\ndòng hai`;
    case 'number':
    case 'money':
      return String(Math.min((field.min ?? 0) + pick(3), field.max ?? 1e9));
    case 'date':
      return dayFor(field, filling);
    case 'yesNo':
      return ['yes', 'no'][pick(2)]!;
    case 'choice':
      return field.choices[pick(field.choices.length)]!.value;
    case 'choices':
      return field.all
        ? field.choices.map(({ value }) => value)
        : [field.choices[pick(field.choices.length)]!.value];
    case 'personalId':
      return '999000000001';
    case 'phone':
      return '0000123456';
    case 'email':
      return 'thu@vidu.vn';
    case 'address':
      return { tinh: 'Hải Phòng', xa: 'Hải Dương', chiTiet: 'Số 1' };
    case 'person':
      return personFor(field.parts, today, pick);
  }
}

const TEXTS: Record<string, string> = {
  ...{ none: WORDS, organisationId: '9990000001', year: '1990', digits: '1234' },
};

function personFor(parts: readonly string[], today: string, pick: Pick): Record<string, string> {
  const all: Record<string, string> = {
    ...{ hoTen: 'Nguyễn Văn Thử', ngaySinh: PAST_DAYS[pick(PAST_DAYS.length)]!, gioiTinh: 'nam' },
    ...{ danToc: 'Kinh', quocTich: 'Việt Nam', soDinhDanh: '999000000001', giayToKhac: 'Hộ chiếu thử' },
    ...{ noiCuTru: 'Số 1, Hải Dương, Hải Phòng', ngheNghiep: 'Nông dân', dienThoai: '0000123456' },
    email: 'thu@vidu.vn',
  };
  if (all.ngaySinh! > today) all.ngaySinh = today;
  return Object.fromEntries(parts.map((part) => [part, all[part]!]));
}

function dayFor(
  { notBefore, notAfter }: { notBefore?: string | undefined; notAfter?: string | undefined },
  { today, pick, known }: Filling,
): string {
  const bound = (path: string | undefined) => {
    if (path === undefined || path === 'today') return path && today;
    if (/^\d/.test(path)) return path;
    const [name = '', part] = path.split('.');
    const value = known?.[name];
    return part === undefined ? String(value) : (value as Record<string, string>)[part];
  };
  const [from, to] = [bound(notBefore), bound(notAfter)];
  if (from) return to && from > to ? to : from;
  const day = PAST_DAYS[pick(PAST_DAYS.length)]!;
  return to && day > to ? to : day;
}
