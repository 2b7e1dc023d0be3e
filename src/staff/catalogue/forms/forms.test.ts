import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Visitor } from '../../../../test/browse.ts';
import { type TestDatabase, testDatabase } from '../../../../test/database.ts';
import { fillForm } from '../../../../test/form-answers.ts';
import {
  type FormDefinition,
  findForm,
  findFormVersion,
  flatAnswers,
  listFormVersions,
  publishForm,
  seedForms,
} from '../../../features/procedures/index.ts';
import { parseLocal } from '../../../law/day.ts';
import { asOwner } from '../../../platform/database/database.ts';

const CODE = '1.004873';
const PATH = `/can-bo/danh-muc/${CODE}/bieu-mau`;
let at: TestDatabase;
let control: Visitor;
let form: FormDefinition;
beforeAll(async () => {
  at = await testDatabase(parseLocal('2026-11-16T09:00'));
  control = new Visitor(at);
  await control.signIn('kiemsoat');
  form = await findFormVersion(at.database.db, CODE, 1);
});
afterAll(() => at.close());

const versions = async (code = CODE) =>
  (await listFormVersions(at.database.db, code)).map(({ form: each }) => [
    ...[each.version, each.validFrom, each.validUntil],
  ]);
const changes = () =>
  at.database.db.selectFrom('audit_log').selectAll().where('what', '=', 'form').orderBy('id').execute();
const plain = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/&quot;/g, '"')
    .replace(/\s+/g, ' ');
const file = (content: unknown) =>
  new File([typeof content === 'string' ? content : JSON.stringify(content)], 'bieu-mau.json');
const request = (change: Record<string, unknown> = {}) => ({
  ...{ clientKey: randomUUID(), procedureCode: CODE, base: 1, validFrom: '2026-11-20', why: 'QĐ 1/QĐ-UBND' },
  ...{ text: JSON.stringify({ ...form, title: 'Tờ khai mới' }), ...change },
});

describe('a form of a procedure', () => {
  it('is there from the start, with words for those who publish it', async () => {
    const page = plain(await (await control.get(PATH)).text());
    expect(page).toContain('Tờ khai cấp Giấy xác nhận tình trạng hôn nhân');
    expect(page).toContain('Chưa xác minh với tờ khai chính thức');
    expect(page).toContain('“Tình trạng hôn nhân hiện nay” là “Đã ly hôn, chưa kết hôn lại”');
    const json = await (await control.get(`${PATH}/1.json`)).json();
    expect(json).toEqual(JSON.parse(JSON.stringify(form)));
    expect((await control.get(`${PATH}/99.json`)).status).toBe(404);
    expect((await control.get('/can-bo/danh-muc/9.999999/bieu-mau')).status).toBe(404);
    expect(await control.get('/can-bo/danh-muc/3.000439/bieu-mau').then((each) => each.text())).toContain(
      'chưa có biểu mẫu trực tuyến',
    );
  });

  it('is sown once, and a ward’s own version is left alone', async () => {
    expect(await asOwner(at.ownerUrl, (owner) => owner.transact(seedForms))).toBe(0);
  });
});

describe('a file that is wrong', () => {
  const wrong: [string, unknown, string][] = [
    ['is no JSON', '{\n"title": "x",\n]', 'Dòng 3: không phải là JSON đúng.'],
    ['is a list', [], 'Tệp phải là một đối tượng JSON'],
    ['is of another procedure', { procedureCode: '1.001193' }, 'Tệp là biểu mẫu của thủ tục 1.001193'],
    ['has a key that no form has', { script: 'x' }, 'Biểu mẫu: có khóa không dùng được: script.'],
  ];
  it.each(wrong)('because it %s is refused and nothing is written', async (_, content, sentence) => {
    const before = await versions();
    const given =
      typeof content === 'string' || Array.isArray(content) ? content : { ...form, ...(content as object) };
    const answer = await control.post(`${PATH}/so-sanh`, { file: file(given) }, PATH);
    expect(answer.status).toBe(422);
    expect(plain(await answer.text())).toContain(sentence);
    expect(await versions()).toEqual(before);
  });

  it('has every fault listed, each with its place', async () => {
    const bad = structuredClone(form) as unknown as {
      pages: { id: string; fields: Record<string, unknown>[] }[];
    };
    const fields = bad.pages.find((page) => page.id === 'nguoi')!.fields;
    fields.push(
      { type: 'magic', name: 'x', label: 'X' },
      { type: 'text', name: 'Sai tên', label: 'X' },
      { type: 'text', name: 'y', label: '' },
    );
    const answer = await control.post(`${PATH}/so-sanh`, { file: file(bad) }, PATH);
    const text = plain(await answer.text());
    expect(text).toContain('trang "nguoi" › mục "x" › type: loại mục không có trong danh sách.');
    expect(text).toContain('Tên mục gồm chữ không dấu và số, bắt đầu bằng chữ thường.');
    const twisted = structuredClone(form) as unknown as typeof bad;
    twisted.pages[2]!.fields.push(
      { type: 'text', name: 'sau', label: 'S', when: { field: 'mucDich', equals: 'vayVon' } },
      { type: 'text', name: 'tinhTrang', label: 'Trùng' },
      { type: 'choice', name: 'trong', label: 'Trống', choices: [] },
      { type: 'text', name: 'constructor', label: 'C' },
      { type: 'text', name: 'z', label: 'Z', when: { field: 'tinhTrang', equals: 'khongCo' } },
    );
    twisted.pages[3]!.id = 'giay-to';
    const again = plain(await (await control.post(`${PATH}/so-sanh`, { file: file(twisted) }, PATH)).text());
    for (const sentence of [
      'mục "sau": "mucDich" không có, hoặc đứng sau chỗ dùng nó.',
      'mục "tinhTrang": tên bị trùng.',
      'Trang "giay-to": mã này dành cho các bước nộp hồ sơ.',
      'mục "trong": cần ít nhất hai lựa chọn.',
      'mục "constructor": không dùng được tên này.',
      'mục "z": "tinhTrang" không có lựa chọn "khongCo".',
    ])
      expect(again).toContain(sentence);
  });
});

describe('a new version', () => {
  it('is shown beside the one before, then published from a day on, once', async () => {
    const next = structuredClone(form);
    next.title = 'Tờ khai <b>mới</b>';
    next.pages.at(-1)!.title = 'Lời cam đoan';
    const compared = await control.post(`${PATH}/so-sanh`, { file: file(next) }, PATH);
    const html = await compared.text();
    expect(compared.status).toBe(200);
    expect(html).not.toContain('<b>mới');
    expect(plain(html)).toContain('phiên bản 2 so với phiên bản 1');
    expect(await versions()).toHaveLength(1);
    const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)![1]!;
    const fields = {
      _token: hidden('_token'),
      base: '1',
      clientKey: hidden('clientKey'),
      text: JSON.stringify(next),
    };
    const early = await control.send(PATH, { ...fields, validFrom: '2026-11-15', why: 'QĐ 1' });
    expect([early.status, plain(await early.text())]).toEqual([
      422,
      expect.stringContaining('Sớm nhất ngày 16/11/2026'),
    ]);
    for (let times = 0; times < 2; times++) {
      const done = await control.send(PATH, { ...fields, validFrom: '2026-11-20', why: 'QĐ 1' });
      expect([done.status, done.headers.get('location')]).toEqual([303, PATH]);
    }
    expect(await versions()).toEqual([
      [2, '2026-11-20', null],
      [1, '2025-07-01', '2026-11-20'],
    ]);
    const [line, ...more] = await changes();
    expect(more).toEqual([]);
    expect(line).toMatchObject({ subject: CODE, before: { 'Phiên bản': 1 }, after: { 'Lý do': 'QĐ 1' } });
    expect((await findForm(at.database.db, CODE, '2026-11-19'))?.version).toBe(1);
    expect((await findForm(at.database.db, CODE, '2026-11-20'))?.version).toBe(2);
    expect(await findForm(at.database.db, '3.000439', '2026-11-20')).toBeNull();
    expect(await asOwner(at.ownerUrl, (owner) => owner.transact(seedForms))).toBe(0);
    expect(await versions()).toHaveLength(2);
  });

  it('that comes with later software follows the sown one, never an officer’s', async () => {
    const old = await findFormVersion(at.database.db, '1.000656', 1);
    const later = { ...old, version: 2, validFrom: '2026-12-01', title: 'Bản sau' };
    const own = { ...form, version: 3, validFrom: '2027-01-01' };
    const sow = () =>
      asOwner(at.ownerUrl, (owner) => owner.transact((tx) => seedForms(tx, [old, later, own])));
    expect([await sow(), await sow()]).toEqual([1, 0]);
    expect(await versions('1.000656')).toEqual([
      [2, '2026-12-01', null],
      [1, '2025-07-01', '2026-12-01'],
    ]);
    expect(await versions()).toHaveLength(2);
  });

  it('of two officers at once is one; the other is told', async () => {
    const publish = (title: string) =>
      at.database.transact((tx) =>
        publishForm(tx, at.act('kiemsoat'), request({ procedureCode: '1.001193', text: birth(title) })),
      );
    const births = JSON.stringify(await findFormVersion(at.database.db, '1.001193', 1));
    const birth = (title: string) => JSON.stringify({ ...JSON.parse(births), title });
    const results = await Promise.allSettled([publish('Một'), publish('Hai')]);
    expect(results.map((each) => each.status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = results.find((each) => each.status === 'rejected') as PromiseRejectedResult;
    expect(refused.reason.code).toBe('changed_meanwhile');
    expect(await versions('1.001193')).toHaveLength(2);
  });

  it('is refused without the duty, without a difference, without a procedure, and when it is too far', async () => {
    const before = await versions();
    const publish = (change: Record<string, unknown>, who = 'kiemsoat') =>
      at.database.transact((tx) => publishForm(tx, at.act(who), request(change)));
    const same = JSON.stringify(await findFormVersion(at.database.db, CODE, 2));
    await expect(publish({ base: 2, validFrom: '2026-12-01' }, 'quantri')).rejects.toMatchObject({
      code: 'not_allowed',
    });
    await expect(publish({ base: 2, validFrom: '2026-12-01', text: same })).rejects.toMatchObject({
      fields: { file: 'Biểu mẫu này không khác phiên bản đang có.' },
    });
    await expect(publish({ procedureCode: '9.999999' })).rejects.toMatchObject({ code: 'not_found' });
    await expect(publish({ base: 2, validFrom: '2030-12-01' })).rejects.toMatchObject({
      fields: { validFrom: 'Ngày bắt đầu dùng quá xa.' },
    });
    await expect(publish({ base: 2, validFrom: '2026-11-20' })).rejects.toMatchObject({ code: 'invalid' });
    await expect(publish({ base: 2, why: '' })).rejects.toMatchObject({
      fields: { why: expect.any(String) },
    });
    expect(await versions()).toEqual(before);
  });

  it('is never changed: the application may only end it', async () => {
    const change = (set: object) =>
      at.database.transact((tx) => tx.updateTable('form_versions').set(set).execute());
    await expect(change({ title: 'x' })).rejects.toThrow(/permission denied/);
    await expect(at.database.transact((tx) => tx.deleteFrom('form_versions').execute())).rejects.toThrow(
      /permission denied/,
    );
  });
});

describe('a form tried by its keeper', () => {
  it('goes page by page to the review and is printed, and leaves nothing behind', async () => {
    const path = `${PATH}/xem?ban=1`;
    const answers = fillForm(form, { today: '2026-11-16' });
    const all = Object.fromEntries(flatAnswers(form, answers, ''));
    const first = await control.post(path, { _trang: 'nguoi-nop' });
    expect([first.status, plain(await first.text())]).toEqual([
      422,
      expect.stringContaining('chưa ghi “Họ, chữ đệm, tên”'),
    ]);
    const last = await control.post(path, { ...all, _trang: 'cam-doan', camDoan: 'dung' }, path);
    expect(last.status).toBe(422);
    const pairs: [string, string][] = [
      ...Object.entries({
        ...all,
        _token: tokenIn(await (await control.get(path)).text()),
        _trang: 'cam-doan',
      }),
      ['camDoan', 'dung'],
      ['camDoan', 'hieu'],
    ];
    const given = pairs.filter(
      ([name, value], index) => name !== 'camDoan' || index > pairs.length - 3 || value === '',
    );
    const review = await control.sendAll(path, given);
    const text = plain(await review.text());
    expect(text).toContain('Xem lại');
    expect(text).toContain('người nộp Nguyễn Văn Thử');
    const pdf = new Uint8Array(await (await control.sendAll(path, [...given, ['_in', '1']])).arrayBuffer());
    const name = join(mkdtempSync(join(tmpdir(), 'to-khai-')), 'to-khai.pdf');
    writeFileSync(name, pdf);
    expect(execFileSync('qpdf', ['--check', name], { encoding: 'utf8' })).toContain('No syntax or stream');
    const words = execFileSync('pdftotext', ['-layout', name, '-'], { encoding: 'utf8' });
    expect(words).toContain('TỜ KHAI CẤP GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN');
    expect(words).toContain('chưa xác minh');
    const drafts = await at.database.db.selectFrom('dossiers').select('id').execute();
    expect(drafts).toEqual([]);
  });
});

function tokenIn(html: string): string {
  return /name="_token" value="([^"]+)"/.exec(html)![1]!;
}
