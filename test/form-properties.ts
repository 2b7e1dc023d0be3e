import fc from 'fast-check';
import { formDefinition } from '../src/features/procedures/forms/schema.ts';
import type { FormDefinition } from '../src/features/procedures/index.ts';

type Draft = Record<string, unknown> & { name: string; type: string };

const CHOICES = [
  { value: 'a', label: 'A' },
  { value: 'b', label: 'B' },
  { value: 'c', label: 'C' },
];
const SIMPLE: Record<string, unknown>[] = [
  ...[{ type: 'text' }, { type: 'longText' }, { type: 'number', decimals: 2 }, { type: 'money' }],
  ...[{ type: 'date' }, { type: 'date', partial: true }, { type: 'yesNo' }, { type: 'personalId' }],
  ...[{ type: 'choice', choices: CHOICES }, { type: 'choices', choices: CHOICES }, { type: 'phone' }],
  ...[{ type: 'email' }, { type: 'address' }],
  { type: 'person', parts: ['hoTen', 'ngaySinh', 'gioiTinh', 'quocTich', 'soDinhDanh'] },
];

/** A condition that a field can answer. */
function conditionOn({ name, type }: Draft, seed: number): object {
  const answered = { field: name, answered: seed % 2 === 0 };
  if (type === 'yesNo') return { field: name, equals: seed % 2 === 0 ? 'yes' : 'no' };
  if (type === 'choice' || type === 'choices') return { field: name, in: ['a', 'b'] };
  if (type === 'number' || type === 'money')
    return { any: [{ field: name, greaterThan: 5 }, { not: answered }] };
  if (type === 'date') return { all: [answered, { not: { field: name, greaterThan: '2020-01-01' } }] };
  return answered;
}

const seeds = fc.array(fc.tuple(fc.nat(1000), fc.nat(1000), fc.boolean()), { minLength: 1, maxLength: 8 });

/** A definition without faults: any types in any order, conditions over fields that stand earlier. */
export const anyForm: fc.Arbitrary<FormDefinition> = fc
  .array(fc.tuple(seeds, fc.nat(1000), fc.boolean()), { minLength: 1, maxLength: 4 })
  .map((pages) => {
    const earlier: Draft[] = [];
    const when = (seed: number, isAsked: boolean) =>
      isAsked && earlier.length > 0 ? { when: conditionOn(earlier[seed % earlier.length]!, seed) } : {};
    const drawn = pages.map(([fields, pageSeed, isConditional], at) => ({
      ...{ id: `p${at}`, title: `Trang ${at}`, ...when(pageSeed, isConditional) },
      fields: fields.map(([kind, seed, isAsked]) => {
        const name = `f${earlier.length}`;
        const field = {
          ...fieldOf(kind, name, earlier),
          ...when(seed, isAsked),
          label: `Mục ${name}`,
        } as Draft;
        earlier.push(field);
        return field;
      }),
    }));
    const first = earlier[0]!.name;
    return formDefinition.parse({
      ...{ procedureCode: '1.001193', version: 1, validFrom: '2026-01-01', title: 'T', source: 's' },
      ...{ applicant: { name: [first] }, summary: [first], pages: drawn },
    });
  });

function fieldOf(kind: number, name: string, earlier: Draft[]): Draft {
  const at = kind % (SIMPLE.length + 2);
  if (at < SIMPLE.length) return { ...(SIMPLE[at] as { type: string }), name, required: kind % 3 > 0 };
  const numbers = earlier.filter(({ type }) => type === 'number' || type === 'money');
  if (at === SIMPLE.length && numbers.length > 0)
    return { type: 'computed', name, compute: { op: 'sum', of: numbers.map((each) => each.name), times: 2 } };
  return {
    ...{ type: 'group', name, row: 'Dòng', min: kind % 2, max: 4 },
    fields: [
      { ...SIMPLE[kind % SIMPLE.length]!, name: `${name}a`, label: 'A' },
      { type: 'yesNo', name: `${name}b`, label: 'B' },
      { type: 'text', name: `${name}c`, label: 'C', when: { field: `${name}b`, equals: 'yes' } },
      { ...SIMPLE[(kind + 3) % SIMPLE.length]!, name: `${name}d`, label: 'D', required: false },
    ],
  };
}

const text = fc.oneof(
  fc.constantFrom(
    '',
    'a',
    'b',
    'yes',
    'no',
    '12',
    '1.234,5',
    '5/3/1990',
    '1990',
    '2026-11-27',
    '999000000001',
  ),
  fc.constantFrom(
    '0912 345 678',
    ' x  y ',
    'a\r\nb',
    '\n\nc',
    '<b>"&\'',
    '__proto__',
    '-0',
    '00,10',
    '\ud800',
  ),
  fc.string({ unit: 'binary', maxLength: 30 }),
);
const value = fc.oneof(text, text, fc.array(text, { maxLength: 4 }), fc.constant(new File([], 'x')));

/** What may be chosen under a posted name; nothing where one types. */
function choicesAt(form: FormDefinition, name: string): string[] | null {
  const [field, , column] = name.split('.');
  const found = form.pages.flatMap((page) => page.fields).find((each) => each.name === field);
  const asked = found?.type === 'group' ? found.fields.find((each) => each.name === column) : found;
  if (asked?.type === 'yesNo') return ['yes', 'no'];
  if (asked?.type === 'choice' || asked?.type === 'choices') return asked.choices.map((each) => each.value);
  return name.endsWith('.gioiTinh') ? ['nam', 'nu'] : null;
}

/** The same with choices that the page offers: what a browser can post. */
export function honestBody(form: FormDefinition): fc.Arbitrary<Record<string, unknown>> {
  return fc.tuple(anyBody(form), fc.nat(10)).map(([body, seed]) => {
    delete body._row;
    for (const name of Object.keys(body)) {
      const choices = choicesAt(form, name);
      if (choices) body[name] = choices[(seed + name.length) % choices.length];
    }
    return body;
  });
}

/** A posted body that knows the form's names, and others besides. */
export function anyBody(form: FormDefinition): fc.Arbitrary<Record<string, unknown>> {
  const fields = form.pages.flatMap((page) => page.fields);
  const parts = [
    '',
    '.hoTen',
    '.ngaySinh',
    '.gioiTinh',
    '.quocTich',
    '.soDinhDanh',
    '.tinh',
    '.xa',
    '.chiTiet',
  ];
  const names = fields.flatMap((field) =>
    field.type === 'group'
      ? [0, 1, 2, 7, 1e6].flatMap((at) =>
          field.fields.flatMap((each) => parts.map((part) => `${field.name}.${at}.${each.name}${part}`)),
        )
      : parts.map((part) => `${field.name}${part}`),
  );
  const rows = fields.flatMap(({ name }) => [`${name}.rows`, `${name}+`, `${name}-0`]);
  const odd = [
    '__proto__',
    'constructor',
    'toString',
    '_seen',
    '_row',
    '',
    '.',
    'f0.',
    'f0.0',
    'f0.-1.f0a',
    'f0.01.f0a',
  ];
  const name = fc.oneof(
    fc.constantFrom(...names),
    fc.constantFrom(...names),
    fc.constantFrom(...rows, ...odd),
  );
  const pressed = fc.option(fc.constantFrom(...rows), { nil: undefined });
  return fc.tuple(fc.array(fc.tuple(name, value), { maxLength: 60 }), pressed).map(([pairs, button]) => {
    const body: Record<string, unknown> = Object.create(null);
    for (const [key, each] of pairs) body[key] = each;
    if (button) body._row = button;
    return body;
  });
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

function unescaped(html: string): string {
  return html.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ENTITIES[name]!);
}

/** What a browser posts for the fields of this page: hidden, typed, ticked and chosen ones, no button. */
export function postedBy(html: string): Record<string, string | string[]> {
  const body: Record<string, string | string[]> = {};
  const add = (name: string, given: string) => {
    const before = body[name];
    body[name] = before === undefined ? given : [before, given].flat();
  };
  const pattern =
    /<input([^>]*?)\/?>|<textarea([^>]*)>([\s\S]*?)<\/textarea>|<select([^>]*)>([\s\S]*?)<\/select>/g;
  for (const [, input, area, areaText, select, options] of html.matchAll(pattern)) {
    const attribute = (name: string) =>
      unescaped(new RegExp(`\\s${name}="([^"]*)"`).exec(input ?? area ?? select ?? '')?.[1] ?? '');
    const isTicked = !/type="(radio|checkbox)"/.test(input ?? '') || /\schecked/.test(input ?? '');
    if (input !== undefined && isTicked) add(attribute('name'), attribute('value'));
    if (area !== undefined)
      add(attribute('name'), unescaped(areaText!).replace(/^\n/, '').replace(/\n/g, '\r\n'));
    if (select !== undefined)
      add(attribute('name'), unescaped(/value="([^"]*)" selected/.exec(options!)?.[1] ?? ''));
  }
  return body;
}
