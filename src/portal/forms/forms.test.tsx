import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillForm } from '../../../test/form-answers.ts';
import { anyBody, anyForm, honestBody, postedBy } from '../../../test/form-properties.ts';
import { formFaults } from '../../features/procedures/forms/definitions/form-faults.ts';
import { readSeededForms } from '../../features/procedures/forms/definitions/seeded.ts';
import {
  type Answers,
  checkForm,
  describeAnswers,
  type FormDefinition,
  openPages,
  readPage,
  takePage,
} from '../../features/procedures/index.ts';
import { FormPageFields } from './form-page-fields.tsx';

const TODAY = { today: '2026-11-27' };
const seeded = readSeededForms();
const someForm = fc.oneof(anyForm, fc.constantFrom(...seeded));

function draw(form: FormDefinition, pageId: string, answers: Answers, errors = {}): string {
  return String(<FormPageFields form={form} page={{ id: pageId }} answers={answers} errors={errors} />);
}

/** What each page of a form takes from a body, one after the other. */
function takeAll(form: FormDefinition, body: Record<string, unknown>): Answers {
  let answers: Answers = {};
  for (const page of form.pages) answers = takePage(form, page.id, answers, body, TODAY).answers;
  return answers;
}

/** A group that needs rows is shown with so many empty ones. */
function withLeastRows(form: FormDefinition, answers: Answers): Answers {
  const filled = { ...answers };
  for (const field of openPages(form, answers).flatMap((page) => page.fields))
    if (field.type === 'group' && filled[field.name] === undefined && field.min > 0)
      filled[field.name] = Array.from({ length: field.min }, () => ({}));
  const kept = checkForm(form, filled, TODAY).answers;
  return JSON.stringify(kept) === JSON.stringify(answers) ? kept : withLeastRows(form, kept);
}

describe('any form', () => {
  it('that is generated has no faults, so that what follows says something', () => {
    fc.assert(
      fc.property(anyForm, (form) => {
        expect(formFaults(form)).toEqual([]);
      }),
    );
  });

  it('takes any body and any answers without an accident, and a check repeats itself', () => {
    const given = someForm.chain((form) => fc.tuple(fc.constant(form), anyBody(form), fc.object()));
    fc.assert(
      fc.property(given, ([form, body, nonsense]) => {
        for (const answers of [takeAll(form, body), nonsense as Answers]) {
          const once = checkForm(form, answers, TODAY);
          expect(checkForm(form, once.answers, TODAY)).toEqual(once);
          expect(() => describeAnswers(form, answers)).not.toThrow();
          for (const page of form.pages)
            expect(() => draw(form, page.id, answers, once.errors)).not.toThrow();
          expect(JSON.parse(JSON.stringify(once.answers))).toEqual(once.answers);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('keeps nothing of what is hidden', () => {
    const given = someForm.chain((form) => fc.tuple(fc.constant(form), anyBody(form)));
    fc.assert(
      fc.property(given, ([form, body]) => {
        const { answers } = checkForm(form, takeAll(form, body), TODAY);
        const open = new Set(openPages(form, answers).flatMap((page) => page.fields.map(({ name }) => name)));
        expect(Object.keys(answers).filter((name) => !open.has(name))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('shows again what was answered: what the page posts is what stood in it', () => {
    const given = someForm.chain((form) => fc.tuple(fc.constant(form), honestBody(form)));
    fc.assert(
      fc.property(given, ([form, body]) => {
        const typed = takeAll(form, body);
        const kept = withLeastRows(form, checkForm(form, typed, TODAY).answers);
        for (const { id } of openPages(form, kept)) {
          const posted = takePage(form, id, kept, postedBy(draw(form, id, kept)), TODAY);
          expect(checkForm(form, posted.answers, TODAY).answers).toEqual(kept);
          const names = Object.keys(readPage(form, id, postedBy(draw(form, id, typed))));
          for (const name of names)
            expect(form.pages.flatMap((page) => page.fields.map((f) => f.name))).toContain(name);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('shows what was typed wrongly as it was typed', () => {
    const form = seeded.find((each) => each.procedureCode === '1.001193')!;
    const body = {
      'nguoiNop.hoTen': '  A <b>"B"</b> & \'C\'  ',
      'nguoiNop.ngaySinh': 'hôm qua',
      'nguoiNop.soDinhDanh': '12 ab',
      'nguoiNop.dienThoai': '1',
      'nguoiNop.email': 'a@b@c',
      'nguoiNop.noiCuTru': '\u202eabc',
    };
    const answers = readPage(form, 'nguoi-nop', body);
    const posted = postedBy(draw(form, 'nguoi-nop', answers));
    for (const [name, text] of Object.entries(body)) expect([name, posted[name]]).toEqual([name, text]);
  });
});

describe('markup', () => {
  const MARK = `<script>alert(1)</script>"'><img src=x onerror=alert(1)>\`&lt;`;

  it('typed in every field comes out as text', () => {
    for (const form of seeded) {
      const filled = fillForm(form, TODAY);
      const body = (value: unknown): unknown =>
        typeof value === 'string'
          ? MARK
          : Array.isArray(value)
            ? value.map(body)
            : Object.fromEntries(Object.entries(value as object).map(([name, part]) => [name, body(part)]));
      for (const { id, fields } of openPages(form, filled)) {
        const marked = { ...filled };
        for (const { name } of fields) if (name in filled) marked[name] = body(filled[name]) as string;
        const { errors } = checkForm(form, marked, TODAY);
        const html = draw(form, id, { ...filled, ...marked }, errors);
        expect([form.procedureCode, id, /<script|<img/i.test(html)]).toEqual([form.procedureCode, id, false]);
      }
    }
  });

  it('in a definition comes out as text too', () => {
    const form = structuredClone(seeded.find((each) => each.procedureCode === '1.011607')!);
    for (const page of form.pages)
      for (const field of page.fields) {
        if ('label' in field) field.label = MARK;
        if ('row' in field) field.row = MARK;
        if ('help' in field) field.help = MARK;
      }
    const answers = fillForm(form, TODAY);
    for (const { id } of openPages(form, answers))
      expect(draw(form, id, answers)).not.toMatch(/<script|<img/i);
  });
});

describe('too much', () => {
  const form = seeded.find((each) => each.procedureCode === '1.011607')!;

  it('text is refused with how much it was, and not cut', () => {
    const taken = takePage(form, 'doi-song', {}, { lyDo: 'x'.repeat(10_001) }, TODAY);
    expect(taken).toMatchObject({
      outcome: 'faults',
      errors: { lyDo: '“Lý do đề nghị”: đã ghi 10001 ký tự, tối đa 2000 ký tự.' },
    });
    expect(taken.answers.lyDo).toHaveLength(10_001);
  });

  it('rows are refused in one sentence, in little time', () => {
    const body = Object.fromEntries(
      Array.from({ length: 50_000 }, (_, at) => [`thanhVien.${at}.hoTen`, 'A']),
    );
    const began = performance.now();
    const taken = takePage(form, 'ho', {}, { ...body, 'thanhVien.rows': '1e9' }, TODAY);
    expect(taken.errors.thanhVien).toBe('“Các thành viên trong hộ”: có 1001 thành viên, nhiều nhất 30.');
    expect(Object.keys(taken.errors).filter((name) => name.startsWith('thanhVien.'))).toEqual([]);
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  it('a row button that names nothing of the page changes nothing', () => {
    const before = { thanhVien: [{ hoTen: 'A' }] };
    const pressed = ['thanhVien-9999', 'la+', '__proto__+', 'constructor-0', 'thanhVien', '+', 'thanhVien+1'];
    for (const _row of pressed)
      expect(takePage(form, 'ho', before, { _row }, TODAY).answers.thanhVien).toEqual(before.thanhVien);
  });
});
