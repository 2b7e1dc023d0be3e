import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Visitor } from '../../../../test/browse.ts';
import { type TestDatabase, testDatabase } from '../../../../test/database.ts';
import { parseLocal } from '../../../law/day.ts';

let at: TestDatabase;
let visitor: Visitor;
const folder = mkdtempSync(join(tmpdir(), 'motcua-posters-'));
beforeAll(async () => {
  at = await testDatabase(parseLocal('2026-11-23T09:00'));
  visitor = new Visitor(at);
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await at.close();
});

const run = (program: string, ...args: string[]) => execFileSync(program, args, { encoding: 'utf8' });

/** The sheet as the portal sends it, checked as PDF by others; kept under a name. */
async function fetchSheet(path: string): Promise<{ file: string; text: string; info: string }> {
  const answer = await visitor.get(path);
  expect(answer.status, path).toBe(200);
  expect(answer.headers.get('content-type')).toBe('application/pdf');
  const file = join(folder, `${path.replace(/\W+/g, '-')}.pdf`);
  writeFileSync(file, Buffer.from(await answer.arrayBuffer()));
  run('qpdf', '--check', file);
  return { file, text: run('pdftotext', '-layout', file, '-'), info: run('pdfinfo', file) };
}

function readCodes(file: string): string[] {
  run('pdftoppm', '-r', '120', '-f', '1', '-l', '1', '-png', file, `${file}-page`);
  const pictures = run('ls', folder)
    .split('\n')
    .filter((name) => name.startsWith(file.split('/').at(-1)!) && name.endsWith('.png'));
  return pictures.map((name) =>
    run('zbarimg', '--quiet', '--raw', '-Sdisable', '-Sqrcode.enable', join(folder, name)).trim(),
  );
}

describe('a sheet for the notice board', () => {
  it.each([
    ['a4', 'A4'],
    ['a3', 'A3'],
  ])(
    'of a procedure on %s: whole, with its code, decision, feedback and fingerprint',
    async (paper, name) => {
      const sheet = await fetchSheet(`/thu-tuc/1.001193/niem-yet.pdf?kho=${paper}`);
      expect(sheet.info).toContain(`(${name})`);
      const text = sheet.text.replace(/\s+/g, ' ');
      for (const words of [
        'Thủ tục đăng ký khai sinh',
        'Mã thủ tục: 1.001193',
        'Quyết định công bố',
        'Trình tự thực hiện',
        'Thành phần hồ sơ',
        'Thời hạn giải quyết',
        'Phản ánh, kiến nghị về thủ tục: Ủy ban nhân dân phường Hải Dương',
        'mã đối chiếu',
        'In ngày 23/11/2026',
      ])
        expect(text).toContain(words);
      expect(readCodes(sheet.file)).toEqual(['http://127.0.0.1:3000/thu-tuc/1.001193']);
    },
  );

  it('of the whole list by field holds every procedure of the ward once', async () => {
    const sheet = await fetchSheet('/thu-tuc/niem-yet.pdf?kho=a3');
    const listed = sheet.text.match(/\b[1-9]\.\d{6}\b/g)!;
    const known = await at.database.db
      .selectFrom('procedure_versions')
      .select('code')
      .where('code', 'not like', '6.%')
      .execute();
    expect(new Set(listed)).toEqual(new Set(known.map((each) => each.code)));
    expect(sheet.text.replace(/\s+/g, ' ')).toContain('Hộ tịch (41)');
    expect(readCodes(sheet.file)).toEqual(['http://127.0.0.1:3000/thu-tuc']);
  });

  it('of one field opens that field', async () => {
    const sheet = await fetchSheet('/thu-tuc/niem-yet.pdf?linh-vuc=chung-thuc');
    expect(sheet.text.match(/\b[1-9]\.\d{6}\b/g)).toHaveLength(12);
    expect(readCodes(sheet.file)).toEqual(['http://127.0.0.1:3000/thu-tuc?linh-vuc=chung-thuc']);
  });

  it('of every procedure of a field, each on sheets of its own that are numbered from one', async () => {
    const sheet = await fetchSheet('/thu-tuc/niem-yet/tung-to.pdf?linh-vuc=chung-thuc');
    const pages = sheet.text.split('\f').filter((page) => page.trim() !== '');
    expect(pages.filter((page) => page.includes('Trang 1/'))).toHaveLength(12);
    for (const page of pages) expect(page.match(/mã đối chiếu/g)).toHaveLength(1);
    expect((await visitor.get('/thu-tuc/niem-yet/tung-to.pdf')).status).toBe(404);
  });

  it('can be made of a procedure that little is known of, and of one with a long name', async () => {
    for (const code of ['1.014034', '1.013226', '1.013949', '2.002755', '6.006594'])
      expect((await visitor.get(`/thu-tuc/${code}/niem-yet.pdf`)).status, code).toBe(200);
  });

  it('is not made of what does not exist', async () => {
    for (const path of [
      '/thu-tuc/9.999999/niem-yet.pdf',
      '/thu-tuc/niem-yet/niem-yet.pdf',
      '/thu-tuc/niem-yet.pdf?linh-vuc=khong-co',
      '/thu-tuc/niem-yet?linh-vuc=khong-co',
      '/thu-tuc/..%2f..%2fetc/niem-yet.pdf',
    ])
      expect((await visitor.get(path)).status, path).toBe(404);
    expect((await visitor.get('/thu-tuc/niem-yet.pdf?kho=a0')).status).toBe(200);
  });

  it('leaves out what the ward does not serve', async () => {
    await at.database.transact((tx) =>
      tx
        .insertInto('ward_procedures')
        .values({ ward_id: at.wardId, code: '2.001019', served: false })
        .execute(),
    );
    const page = await (await visitor.get('/thu-tuc/niem-yet?linh-vuc=chung-thuc')).text();
    expect(page).not.toContain('2.001019');
    expect(page).toContain('11 thủ tục');
  });
});
