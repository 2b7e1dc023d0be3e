import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Visitor } from '../../../../../test/browse.ts';
import { type TestDatabase, testDatabase } from '../../../../../test/database.ts';
import { SLIP_CASES, slipLives, slipSourceOf } from '../../../../../test/slip-cases.ts';
import { parseLocal } from '../../../../law/day.ts';
import { DUTIES } from '../../../organisation/index.ts';
import { SLIP_KINDS, type SlipKind } from '../slip.ts';
import { fillSlip } from '../slips.ts';
import { changeSlipWords } from './change-slip-words.ts';
import { NO_WORDS, type SlipWording, wordsAt } from './slip-words.ts';

const FRIDAY = parseLocal('2026-02-13T15:30');
const PATH = '/can-bo/mau-phieu';
const folder = mkdtempSync(join(tmpdir(), 'motcua-words-'));
let at: TestDatabase;
let lives: ReturnType<typeof slipLives>;
beforeAll(async () => {
  at = await testDatabase(FRIDAY);
  lives = slipLives(at);
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await at.close();
});

const form = (change: Record<string, string> = {}) => ({
  ...{ ...NO_WORDS, form: 'all', base: '0', clientKey: crypto.randomUUID(), validFrom: '2026-02-13' },
  ...change,
});
const change = (given: Record<string, string>, who = 'kiemsoat', now = FRIDAY) =>
  at.database.transact((tx) => changeSlipWords(tx, at.act(who, now), given));
const saved = () => at.database.db.selectFrom('slip_words').selectAll().orderBy('id').execute();
const textOf = async (id: number, kind: SlipKind) => {
  const { blocks, issuer, placeAndDay, signatures } = fillSlip(await slipSourceOf(at, id), kind, null);
  return JSON.stringify({ blocks, issuer, placeAndDay, signatures });
};
const make = (name: string) => SLIP_CASES.find((each) => each.name === name)!.make(lives);

describe('the words in force', () => {
  const wording = (id: number, given: Partial<SlipWording>): SlipWording => ({
    ...{ id, form: 'all', validFrom: '2026-02-01', decidedAt: parseLocal('2026-01-31T08:00'), decidedBy: 1 },
    ...given,
    words: { ...NO_WORDS, ...given.words },
  });
  const place = (id: number, text: string, given: Partial<SlipWording> = {}) =>
    wording(id, { ...given, words: { ...NO_WORDS, place: text } });
  const rows = [
    place(1, 'A'),
    place(2, 'B', { validFrom: '2026-03-01' }),
    place(3, 'C', { validFrom: '2026-02-13', decidedAt: parseLocal('2026-02-13T10:00') }),
    place(4, 'D', { form: 'stop-notice', validFrom: '2026-02-10' }),
  ];

  it.each([
    ['before any', '2026-01-31T09:00', 'refusal-slip', ''],
    ['on the first day', '2026-02-01T00:00', 'refusal-slip', 'A'],
    ['before it was written on that day', '2026-02-13T09:59', 'refusal-slip', 'A'],
    ['after it was written', '2026-02-13T10:00', 'refusal-slip', 'C'],
    ['when a later day has come', '2026-03-01T00:00', 'refusal-slip', 'B'],
    ['a form of its own', '2026-03-01T00:00', 'stop-notice', 'D'],
  ] as const)('are, %s', (_, when, name, words) => {
    expect(wordsAt(rows, name, parseLocal(when)).place).toBe(words);
  });
});

describe('changing the words', () => {
  it('is refused to other duties, and nothing is written', async () => {
    for (const duty of DUTIES.filter((each) => each !== 'control' && each !== 'administer')) {
      const act = { ...at.act('quay1'), officer: { ...at.officer('quay1'), duties: [duty] } };
      await expect(at.database.transact((tx) => changeSlipWords(tx, act, form()))).rejects.toMatchObject({
        code: 'not_allowed',
      });
    }
    const desk = new Visitor(at);
    await desk.signIn('quay1');
    expect((await desk.get(PATH)).status).toBe(403);
    for (const path of [PATH, `${PATH}/xem`, `${PATH}/xem.pdf`])
      expect((await desk.post(path, form(), '/can-bo/ho-so')).status).toBe(403);
    expect(await saved()).toEqual([]);
  });

  it.each([
    ['closing', { closing: 'Xin {khongCo}' }],
    ['contact', { contact: 'Xin {maHoSo' }],
    ['place', { place: 'x'.repeat(61) }],
    ['committee', { committee: 'một\nhai\nba\nbốn' }],
    ['signer', { signer: 'director' }],
    ['signer', { form: 'apology-letter', signer: 'taker' }],
    ['validFrom', { validFrom: '2026-02-12' }],
    ['validFrom', { validFrom: 'mai' }],
    ['form', { form: 'khac' }],
  ])('says what is wrong with %s', async (field, given) => {
    await expect(change(form(given as Record<string, string>))).rejects.toMatchObject({
      code: 'invalid',
      fields: { [field]: expect.stringMatching(/\p{L}/u) },
    });
    expect(await saved()).toEqual([]);
  });

  it('is one for a form posted twice, one of two at once, and stands in the log', async () => {
    const key = { clientKey: crypto.randomUUID(), place: 'Thành phố', form: 'refusal-slip' };
    await Promise.all([change(form(key)), change(form(key))]);
    const rivals = await Promise.allSettled([
      change(form({ form: 'stop-notice', place: 'Một' })),
      change(form({ form: 'stop-notice', place: 'Hai' }), 'quantri'),
    ]);
    expect(rivals.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const rows = await saved();
    expect(rows.map((row) => row.form)).toEqual(['refusal-slip', 'stop-notice']);
    const logged = await at.database.db
      .selectFrom('audit_log')
      .select(['subject', 'before', 'after'])
      .where('what', '=', 'slip_words')
      .orderBy('id')
      .execute();
    expect(logged[0]).toMatchObject({
      subject: 'refusal-slip',
      before: { place: '' },
      after: { place: 'Thành phố' },
    });
    expect(logged.length).toBe(2);
  });
});

describe('slips in the words of the ward', () => {
  it('printed again read as they did on their day', async () => {
    const before = await make('01');
    const old = await textOf(before, 'acceptance-slip');
    const later = parseLocal('2026-02-13T16:00');
    const words = {
      ...{ committee: 'Ủy ban nhân dân\nphường Thử', centre: 'Trung tâm\nMột Cửa', place: 'Địa danh thử' },
      ...{
        contact: 'Đến {diaChi}, thứ Hai đến thứ Sáu',
        feedback: 'điện thoại 0000',
        closing: 'Hồ sơ {maHoSo}: hết',
      },
    };
    await change(form(words), 'kiemsoat', later);
    expect(await textOf(before, 'acceptance-slip')).toBe(old);
    const id = await lives.life.accept({}, [], parseLocal('2026-02-13T16:10'));
    const fresh = await textOf(id, 'acceptance-slip');
    for (const each of ['phường Thử', 'Một Cửa', 'Địa danh thử, ngày 13', 'Đến 106 Trần Hưng Đạo'])
      expect(fresh).toContain(each);
    expect(fresh).toContain('Phản ánh, kiến nghị: điện thoại 0000');
    expect(fresh).toMatch(/Hồ sơ H24[\d.-]+: hết/);
    expect(fresh).not.toContain('Quét mã QR');
    const rows = await saved();
    const base = String(rows.findLast((row) => row.form === 'all')!.id);
    await change(form({ base }), 'kiemsoat', parseLocal('2026-02-13T17:00'));
    expect(await textOf(id, 'acceptance-slip')).toBe(fresh);
  });

  it('are signed as the ward decided, without the name of somebody who does not', async () => {
    const next = parseLocal('2026-02-13T18:00');
    await change(form({ form: 'apology-letter', signer: 'chairman' }), 'kiemsoat', next);
    const id = await make('04-tre-han');
    const letter = fillSlip(await slipSourceOf(at, id), 'apology-letter', null);
    expect(letter.signatures).toEqual([{ authority: [], who: 'Chủ tịch', hint: '', name: '' }]);
    expect(letter.issuer.name).toEqual(['Ủy ban nhân dân', 'phường Hải Dương']);
  });
});

describe('the page of the words', () => {
  it('shows every form on a made-up dossier, as page and as a sound PDF, before anything is saved', async () => {
    const visitor = new Visitor(at);
    await visitor.signIn('quantri');
    const before = await saved();
    for (const kind of [...SLIP_KINDS, 'register', 'all']) {
      expect((await visitor.get(`${PATH}?loai=${kind}`)).status).toBe(200);
      const typed = form({ form: kind, committee: 'Cơ quan thử\nmột hai', place: 'Nơi thử' });
      const page = await (await visitor.post(`${PATH}/xem`, typed, PATH)).text();
      expect(page).toContain('Xem thử, chưa lưu');
      expect(page).toContain('Nơi thử');
      if (kind === 'register') expect(page).toContain('CƠ QUAN THỬ MỘT HAI');
      if (kind === 'register') continue;
      expect(page).toContain('NGUYỄN VĂN VÍ DỤ'.slice(0, kind === 'control-slip' ? 0 : undefined));
      const pdf = await visitor.post(`${PATH}/xem.pdf`, typed, PATH);
      expect(pdf.headers.get('content-type')).toBe('application/pdf');
      const file = join(folder, `${kind}.pdf`);
      writeFileSync(file, new Uint8Array(await pdf.arrayBuffer()));
      execFileSync('qpdf', ['--check', file]);
      const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).normalize('NFC');
      for (const each of ['bản xem thử', 'CƠ QUAN THỬ', 'Nơi thử, ngày']) expect(text).toContain(each);
    }
    expect(await saved()).toEqual(before);
  });

  it('keeps what was typed when it is wrong, and says so beside it', async () => {
    const visitor = new Visitor(at);
    await visitor.signIn('kiemsoat');
    const typed = form({ form: 'control-slip', closing: 'Chào {ai}', place: 'Vẫn còn' });
    const answer = await visitor.post(PATH, typed, PATH);
    expect(answer.status).toBe(422);
    const page = await answer.text();
    for (const each of ['Không có chỗ điền {ai}.', 'id="closing-error"', 'value="Vẫn còn"'])
      expect(page).toContain(each);
    const good = await visitor.post(PATH, { ...typed, closing: 'Hết' }, PATH);
    expect(good.headers.get('location')).toBe(`${PATH}?loai=control-slip`);
    expect(await (await visitor.get(`${PATH}?loai=control-slip`)).text()).toContain('1 lần sửa');
  });
});
