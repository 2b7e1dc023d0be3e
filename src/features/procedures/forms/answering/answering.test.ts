import { describe, expect, it } from 'vitest';
import { formDefinition } from '../schema.ts';
import { applicantOf } from './applicant-of.ts';
import { checkForm, checkPage, openPages } from './check.ts';
import { describeAnswers } from './describe-answers.ts';
import { prefill } from './prefill.ts';
import { readPage } from './read-page.ts';
import { takePage } from './take-page.ts';

const TODAY = { today: '2026-11-27' };
const form = formDefinition.parse({
  ...{ procedureCode: '1.001193', version: 1, validFrom: '2026-01-01', title: 'Thử', source: 'thử' },
  applicant: { name: ['toi.hoTen'], phone: ['toi.dienThoai'], birthOn: ['toi.ngaySinh'] },
  summary: ['loai', 'soBan'],
  pages: [
    {
      ...{ id: 'mot', title: 'Một' },
      fields: [
        {
          ...{ type: 'person', name: 'toi', label: 'Tôi', isApplicant: true, optional: ['dienThoai'] },
          parts: ['hoTen', 'ngaySinh', 'quocTich', 'dienThoai'],
        },
        {
          ...{ type: 'choice', name: 'loai', label: 'Loại' },
          choices: [
            { value: 'a', label: 'Loại A' },
            { value: 'b', label: 'Loại B' },
          ],
        },
        { type: 'text', name: 'lyDo', label: 'Lý do', when: { field: 'loai', equals: 'b' } },
        { type: 'number', name: 'soBan', label: 'Số bản', max: 50 },
        {
          ...{ type: 'computed', name: 'tien', label: 'Tiền', isMoney: true },
          compute: { op: 'sum', of: ['soBan'], times: 8000 },
        },
      ],
    },
    {
      ...{ id: 'hai', title: 'Hai', when: { field: 'loai', equals: 'b' } },
      fields: [
        {
          ...{ type: 'group', name: 'con', label: 'Các con', row: 'Người con', min: 1, max: 3 },
          fields: [
            { type: 'text', name: 'ten', label: 'Tên' },
            { type: 'date', name: 'sinh', label: 'Ngày sinh', notAfter: 'today' },
            { type: 'yesNo', name: 'diHoc', label: 'Đi học' },
            { type: 'text', name: 'truong', label: 'Trường', when: { field: 'diHoc', equals: 'yes' } },
          ],
        },
        { type: 'computed', name: 'soCon', label: 'Số con', compute: { op: 'count', of: 'con' } },
      ],
    },
  ],
});
const person = {
  ...{ 'toi.hoTen': ' Nguyễn  Văn Thử ', 'toi.ngaySinh': '5/3/1950', 'toi.quocTich': 'Việt Nam' },
  'toi.dienThoai': '0000 123 456',
};

describe('a page', () => {
  it('is read by its names alone, as it was typed', () => {
    const body = { ...person, loai: 'a', soBan: '1.000', la: 'x', __proto__: 'y', constructor: 'z' };
    expect(readPage(form, 'mot', body)).toEqual({
      toi: {
        ...{ hoTen: ' Nguyễn  Văn Thử ', ngaySinh: '5/3/1950', quocTich: 'Việt Nam' },
        dienThoai: '0000 123 456',
      },
      ...{ loai: 'a', soBan: '1.000' },
    });
    expect(readPage(form, 'khong-co', body)).toEqual({});
  });

  it('is tidied and judged, each fault beside its field', () => {
    const good = checkPage(form, 'mot', readPage(form, 'mot', { ...person, loai: 'a', soBan: '12' }), TODAY);
    expect(good.errors).toEqual({});
    expect(good.answers).toMatchObject({
      toi: { hoTen: 'Nguyễn Văn Thử', ngaySinh: '1950-03-05', dienThoai: '0000123456' },
      ...{ soBan: '12', tien: '96000' },
    });
    const bad = checkPage(form, 'mot', { loai: 'c', soBan: '51', toi: { ngaySinh: '31/02/2020' } }, TODAY);
    expect(bad.errors).toEqual({
      'toi.hoTen': 'Tôi: chưa ghi “Họ, chữ đệm, tên”.',
      'toi.ngaySinh': 'Tôi: “Ngày sinh”: ghi ngày/tháng/năm, hoặc chỉ năm nếu không nhớ, ví dụ 05/03/1950.',
      'toi.quocTich': 'Tôi: chưa ghi “Quốc tịch”.',
      loai: '“Loại”: chọn một mục trong danh sách.',
      soBan: '“Số bản”: nhiều nhất 50.',
    });
  });

  it('comes again for what an answer opened, then lets on', () => {
    const first = takePage(form, 'mot', {}, { ...person, loai: 'b', soBan: '1' }, TODAY);
    expect(first).toMatchObject({ outcome: 'more', errors: {}, answers: { loai: 'b' } });
    const body = { ...person, loai: 'b', soBan: '1', _seen: 'lyDo', lyDo: '' };
    expect(takePage(form, 'mot', first.answers, body, TODAY)).toMatchObject({
      outcome: 'faults',
      errors: { lyDo: 'Chưa ghi “Lý do”.' },
    });
    expect(takePage(form, 'mot', {}, { ...body, lyDo: 'vì thế' }, TODAY).outcome).toBe('done');
    expect(
      takePage(form, 'mot', { lyDo: 'vì thế' }, { ...person, loai: 'a', soBan: '1' }, TODAY),
    ).toMatchObject({
      outcome: 'done',
      answers: { lyDo: 'vì thế' },
    });
  });

  it('adds and takes away rows and keeps what was typed', () => {
    const before = { loai: 'b' };
    const body = { 'con.rows': '1', 'con.0.ten': 'Một', 'con.0.sinh': 'sai' };
    const more = takePage(form, 'hai', before, { ...body, _row: 'con+' }, TODAY);
    expect(more).toMatchObject({ outcome: 'rows', errors: {} });
    expect(more.answers.con).toEqual([{ ten: 'Một', sinh: 'sai' }, {}]);
    const less = takePage(form, 'hai', more.answers, { ...body, 'con.1.ten': 'Hai', _row: 'con-0' }, TODAY);
    expect(less.answers.con).toEqual([{ ten: 'Hai' }]);
    const full = { con: [{}, {}, {}] };
    expect(takePage(form, 'hai', { ...before, ...full }, { _row: 'con+' }, TODAY).answers.con).toHaveLength(
      3,
    );
  });

  it('opens a field of one row by that row alone', () => {
    const rows = { 'con.0.ten': 'A', 'con.0.sinh': '01/02/2020', 'con.0.diHoc': 'yes' };
    const other = { 'con.1.ten': 'B', 'con.1.sinh': '01/02/2021', 'con.1.diHoc': 'no' };
    const taken = takePage(form, 'hai', { loai: 'b' }, { ...rows, ...other }, TODAY);
    expect(taken.outcome).toBe('more');
    expect(checkPage(form, 'hai', taken.answers, TODAY).errors).toEqual({
      'con.0.truong': 'Người con 1: chưa ghi “Trường”.',
    });
  });

  it.each([
    ['1.234.567', '1234567', null],
    ['12,000', '12000', null],
    ['0012', '12', null],
    ['-0', '0', null],
    ['12 000', '12000', null],
    ['1,5', '1,5', 'ghi số bằng chữ số, ví dụ 12.'],
    ['1.5', '1.5', 'ghi số bằng chữ số, ví dụ 12.'],
    ['-3', '-3', 'ít nhất 0.'],
    ['mười', 'mười', 'ghi số bằng chữ số, ví dụ 12.'],
    ['0'.repeat(20_000), '0'.repeat(20_000), 'ghi số bằng chữ số, ví dụ 12.'],
  ])('reads the whole number %.20s', (typed, kept, fault) => {
    const most = { ...form, pages: structuredClone(form.pages) };
    const field = most.pages[0]!.fields.find((each) => each.name === 'soBan')!;
    if (field.type === 'number') field.max = 1e9;
    const { answers, errors } = checkPage(most, 'mot', { soBan: typed }, TODAY);
    expect([answers.soBan, errors.soBan]).toEqual([kept, fault === null ? undefined : `“Số bản”: ${fault}`]);
  });

  it('does not guess what three digits after a comma are where there are decimals', () => {
    const area = { ...form, pages: structuredClone(form.pages) };
    const field = area.pages[0]!.fields.find((each) => each.name === 'soBan')!;
    if (field.type === 'number') field.decimals = 2;
    const read = (soBan: string) => checkPage(area, 'mot', { soBan }, TODAY);
    expect(read('12,50').answers.soBan).toBe('12,5');
    expect(read('12.5').answers.soBan).toBe('12,5');
    expect(read('12,500').errors.soBan).toBe('“Số bản”: ghi số, sau dấu phẩy tối đa 2 chữ số.');
  });

  it('refuses what is too much in words', () => {
    const { errors } = checkPage(form, 'mot', { soBan: '1', lyDo: 'x'.repeat(300), loai: 'b' }, TODAY);
    expect(errors.lyDo).toBe('“Lý do”: đã ghi 300 ký tự, tối đa 200 ký tự.');
    const body = Object.fromEntries(Array.from({ length: 5000 }, (_, at) => [`con.${at}.ten`, 'x']));
    const rows = takePage(form, 'hai', { loai: 'b' }, body, TODAY);
    expect(rows.errors).toEqual({ con: '“Các con”: có 1001 người con, nhiều nhất 3.' });
  });
});

describe('a form', () => {
  const given = {
    ...{ toi: { hoTen: 'Nguyễn Văn Thử', ngaySinh: '1950', quocTich: 'Việt Nam' }, loai: 'b', lyDo: 'vì' },
    ...{ soBan: '2', con: [{ ten: 'A', sinh: '2020-02-01', diHoc: 'no', truong: 'ẩn' }] },
  };

  it('drops what is hidden and fills in what is computed', () => {
    const { answers, errors } = checkForm(form, { ...given, la: 'x', tien: '1' }, TODAY);
    expect(errors).toEqual({});
    expect(answers).toEqual({
      ...given,
      ...{ con: [{ ten: 'A', sinh: '2020-02-01', diHoc: 'no' }], tien: '16000', soCon: '1' },
    });
    const other = checkForm(form, { ...given, loai: 'a' }, TODAY).answers;
    expect(Object.keys(other).sort()).toEqual(['loai', 'soBan', 'tien', 'toi']);
    expect(openPages(form, { ...given, loai: 'a' }).map((page) => page.id)).toEqual(['mot']);
    expect(openPages(form, given).map((page) => page.id)).toEqual(['mot', 'hai']);
  });

  it('is told in words', () => {
    const { answers } = checkForm(form, given, TODAY);
    expect(describeAnswers(form, answers)).toEqual([
      {
        ...{ id: 'mot', page: 'Một' },
        rows: [
          { label: 'Tôi', value: 'Họ, chữ đệm, tên: Nguyễn Văn Thử\nNgày sinh: 1950\nQuốc tịch: Việt Nam' },
          { label: 'Loại', value: 'Loại B' },
          { label: 'Lý do', value: 'vì' },
          { label: 'Số bản', value: '2' },
          { label: 'Tiền', value: '16.000 ₫' },
        ],
      },
      {
        ...{ id: 'hai', page: 'Hai' },
        rows: [
          { label: 'Người con 1', value: 'Tên: A\nNgày sinh: 01/02/2020\nĐi học: Không' },
          { label: 'Số con', value: '1' },
        ],
      },
    ]);
    expect(applicantOf(form, answers)).toMatchObject({
      ...{ kind: 'citizen', name: 'Nguyễn Văn Thử', birthOn: '', phone: '', summary: 'Loại B; 2' },
    });
  });

  it.each([
    ['a', 'Tôi: “Họ, chữ đệm, tên”: ghi đủ họ tên bằng chữ.'],
    ['12', 'Tôi: “Họ, chữ đệm, tên”: ghi đủ họ tên bằng chữ.'],
    ['Ô B', undefined],
    ['x'.repeat(201), 'Tôi: “Họ, chữ đệm, tên”: đã ghi 201 ký tự, tối đa 200 ký tự.'],
  ])('takes the name %.12s only as the dossier can', (hoTen, fault) => {
    const { errors } = checkForm(form, { ...given, toi: { ...given.toi, hoTen } }, TODAY);
    expect(errors['toi.hoTen']).toBe(fault);
  });

  it('begins with what the account knows', () => {
    const known = { 'applicant.name': 'Nguyễn Thị Thử', 'applicant.birthOn': '1990-01-02' };
    expect(prefill(form, known)).toEqual({
      toi: { hoTen: 'Nguyễn Thị Thử', ngaySinh: '1990-01-02', quocTich: 'Việt Nam' },
    });
    expect(prefill(form, {})).toEqual({});
  });
});
