import { randomUUID } from 'node:crypto';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Visitor } from '../../../test/browse.ts';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { instant, parseLocal } from '../../law/day.ts';
import { certificationFeeVnd } from './certify.ts';
import {
  certify,
  type EntryLine,
  listCertifications,
  strikeOut,
  sumCertifications,
  totalByShift,
} from './index.ts';

let at: TestDatabase;
beforeAll(async () => {
  at = await testDatabase(parseLocal('2026-11-16T09:00'));
});
afterAll(() => at.close());

const entry = (change: object = {}) => ({
  ...{ clientKey: randomUUID(), kind: 'copy', requester: 'Nguyễn Thị Ánh' },
  signerId: at.officer('phochutich').id,
  ...change,
});
const line = (pages: string, copies = '1', document = 'Bằng tốt nghiệp'): EntryLine => ({
  document,
  pages,
  copies,
});
const write = (form: object, lines: EntryLine[], who = 'quay1') =>
  at.database.transact((tx) => certify(tx, at.act(who), form, lines));
const ALL = { kind: null, q: '', from: instant('2026-01-01', 0), until: instant('2027-01-01', 0) };
const book = () => listCertifications(at.database.db, at.wardId, { ...ALL, before: null, limit: 500 });

describe('the book of certified copies', () => {
  it('counts the fee by page, with the cap for each copy, and the others by case', async () => {
    const copies = await write(entry(), [line('2'), line('5', '3'), line('300', '2')]);
    expect(copies.map((each) => each.feeVnd)).toEqual([4000, 21_000, 400_000]);
    expect((await write(entry({ kind: 'signature' }), [line('1', '2')]))[0]!.feeVnd).toBe(20_000);
    expect((await write(entry({ kind: 'transaction' }), [line('4')]))[0]!.feeVnd).toBe(50_000);
    expect((await write(entry({ waiverReason: 'Gia đình có công' }), [line('5')]))[0]!.feeVnd).toBe(0);
  });

  it('numbers a race without gap or double, by kind and year, and writes a repeat once', async () => {
    const form = entry({ kind: 'transaction', requester: 'Người đua' });
    const written = await Promise.all([
      ...Array.from({ length: 10 }, () =>
        write(entry({ kind: 'transaction', requester: 'Người đua' }), [line('1')]),
      ),
      write(form, [line('1')]),
    ]);
    expect(await write(form, [line('1')])).toEqual(written.at(-1));
    const numbers = (await book()).filter((row) => row.kind === 'transaction').map((row) => row.number);
    expect(numbers.toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: numbers.length }, (_, no) => no + 1),
    );
  });

  it.each<[string, object, EntryLine[], string]>([
    ['no pages', {}, [line('')], 'lines.0.pages'],
    ['half a page', {}, [line('2'), line('1.5')], 'lines.1.pages'],
    ['no paper at all', {}, [], 'lines.0.document'],
    ['no requester', { requester: '' }, [line('1')], 'requester'],
    ['a signer who may not sign', { signerId: 1 }, [line('1')], 'signerId'],
  ])('refuses %s, names the field and writes nothing', async (_name, change, lines, field) => {
    const before = (await book()).length;
    await expect(write(entry(change), lines)).rejects.toMatchObject({
      fields: { [field]: expect.any(String) },
    });
    expect((await book()).length).toBe(before);
  });

  it('writes the fee of every page count and number of copies that the formula gives', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 1, max: 40 })), {
          minLength: 1,
          maxLength: 4,
        }),
        async (papers) => {
          const written = await write(
            entry({ requester: 'Người thử công thức' }),
            papers.map(([pages, copies]) => line(String(pages), String(copies))),
          );
          const published = papers.map(
            ([pages, copies]) =>
              Math.min(200_000, 2000 * Math.min(pages, 2) + 1000 * Math.max(pages - 2, 0)) * copies,
          );
          expect(written.map((each) => each.feeVnd)).toEqual(published);
        },
      ),
      { numRuns: 25 },
    );
    expect(certificationFeeVnd('signature', { pages: 30, copies: 3 }, '2026-11-16')).toBe(30_000);
  });

  it('names the row that is wrong as it stands on the page, also after an empty one', async () => {
    await expect(write(entry(), [line('', '1', ''), line('0')])).rejects.toMatchObject({
      fields: { 'lines.1.pages': expect.any(String) },
    });
  });

  it('begins again from 1 with the year of Vietnam, while two desks write across midnight', async () => {
    const on = (iso: string) =>
      at.database.transact((tx) =>
        certify(tx, at.act('quay1', parseLocal(iso)), entry({ kind: 'signature' }), [line('1')]),
      );
    const [before] = await on('2030-12-31T23:59');
    const written = await Promise.all([
      ...Array.from({ length: 6 }, () => on('2031-01-01T00:00')),
      ...Array.from({ length: 2 }, () => on('2030-12-31T23:59')),
    ]);
    const numbers = written.map(([one]) => one!.number);
    expect(before!.number).toBe(1);
    expect(numbers.slice(0, 6).toSorted()).toEqual([1, 2, 3, 4, 5, 6]);
    expect(numbers.slice(6).toSorted()).toEqual([2, 3]);
  });

  it('totals days and shifts without what was struck out, and says how much was waived', async () => {
    const at1 = (iso: string, change = {}, pages = '2') =>
      at.database.transact((tx) =>
        certify(tx, at.act('quay1', parseLocal(iso)), entry(change), [line(pages, '2')]),
      );
    await at1('2029-03-05T11:59');
    await at1('2029-03-05T12:00', {}, '3');
    await at1('2029-03-05T16:00', { waiverReason: 'Gia đình có công' });
    await at1('2029-03-05T16:30', { requester: 'Người gạch bỏ' });
    const day = { ...ALL, from: instant('2029-03-05', 0), until: instant('2029-03-06', 0) };
    const [struck] = await listCertifications(at.database.db, at.wardId, { ...day, before: null, limit: 1 });
    await at.database.transact((tx) => strikeOut(tx, at.act('quay1'), struck!.id, 'Ghi nhầm.'));
    expect(await totalByShift(at.database.db, at.wardId, day)).toEqual([
      {
        ...{ day: '2029-03-05', shift: 'morning', kind: 'copy', entries: 1, copies: 2, feeVnd: 8000 },
        ...{ waived: 0, struck: 0 },
      },
      {
        ...{ day: '2029-03-05', shift: 'afternoon', kind: 'copy', entries: 2, copies: 4, feeVnd: 10_000 },
        ...{ waived: 1, struck: 1 },
      },
    ]);
    const desk = new Visitor(at);
    await desk.signIn('quay1');
    const address = '?tu=2029-03-05&den=2029-03-05';
    const page = await (await desk.get(`/can-bo/chung-thuc${address}`)).text();
    expect(page).toContain('Tổng theo ngày, buổi');
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(await (await desk.get(`/can-bo/chung-thuc.xlsx${address}`)).arrayBuffer());
    const texts = workbook.worksheets[0]!.getSheetValues().flat().map(String);
    expect(texts).toContain('Chiều');
    expect(texts).toContain('10000');
  });

  it('stays at the row, with what was typed, when a reason is too short, and strikes nothing', async () => {
    const desk = new Visitor(at);
    await desk.signIn('quay1');
    await write(entry({ requester: 'Người chưa gạch' }), [line('1')]);
    const { id } = (await book())[0]!;
    const answer = await desk.post(
      `/can-bo/chung-thuc/${id}/gach-bo`,
      { reason: 'ghi' },
      '/can-bo/chung-thuc',
    );
    expect(answer.status).toBe(422);
    const page = await answer.text();
    for (const words of ['value="ghi"', 'Ghi lý do cụ thể', '<details open']) expect(page).toContain(words);
    expect((await book()).find((row) => row.id === id)?.struck_at).toBeNull();
  });

  it('is not written by those without the duty', async () => {
    await expect(write(entry(), [line('1')], 'hotich')).rejects.toMatchObject({ code: 'not_allowed' });
  });

  it('strikes out with a reason, keeps the number and leaves it out of the sums', async () => {
    const before = await sumCertifications(at.database.db, at.wardId, { ...ALL, kind: 'signature' });
    await write(entry({ kind: 'signature', requester: 'Người nhầm' }), [line('1')]);
    const { id } = (await book())[0]!;
    const strike = (reason: string) =>
      at.database.transact((tx) => strikeOut(tx, at.act('quay1'), id, reason));
    await expect(strike('')).rejects.toMatchObject({ code: 'invalid' });
    await strike('Ghi nhầm người.');
    await expect(strike('Ghi nhầm người.')).rejects.toMatchObject({ code: 'not_found' });
    expect(await sumCertifications(at.database.db, at.wardId, { ...ALL, kind: 'signature' })).toEqual(before);
    const changed = at.database.transact((tx) =>
      tx.updateTable('certifications').set({ fee_vnd: 0 }).execute(),
    );
    await expect(changed).rejects.toThrow(/permission denied/);
  });

  it('works through its page, keeps the requester for the next, and stays with what was typed', async () => {
    const desk = new Visitor(at);
    await desk.signIn('quay1');
    const form = {
      clientKey: randomUUID(),
      kind: 'copy',
      requester: 'Lê Thị Trang',
      signerId: String(at.officer('phochutich').id),
    };
    const wrong = await desk.post('/can-bo/chung-thuc', {
      ...form,
      'lines.0.document': 'Học bạ',
      'lines.0.pages': 'x',
    });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('value="Học bạ"');
    const saved = await desk.post('/can-bo/chung-thuc', {
      ...form,
      'lines.0.document': 'Học bạ',
      'lines.0.pages': '3',
    });
    const page = await (await desk.get(saved.headers.get('location')!)).text();
    expect(page).toContain('thu 5.000 ₫');
    expect(page).toContain('value="Lê Thị Trang"');
    expect(await (await desk.get('/can-bo/chung-thuc?q=hoc+ba+trang')).text()).toContain('3 × 1');
    expect((await desk.get('/can-bo/chung-thuc.xlsx')).headers.get('content-type')).toContain(
      'spreadsheetml',
    );
  });
});
