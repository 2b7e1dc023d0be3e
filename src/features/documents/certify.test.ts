import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Visitor } from '../../../test/browse.ts';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { instant, parseLocal } from '../../law/day.ts';
import { certify, type EntryLine, listCertifications, strikeOut, sumCertifications } from './index.ts';

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
