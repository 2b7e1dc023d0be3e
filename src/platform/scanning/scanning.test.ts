import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { damage } from '../../../bench/forms/damage.ts';
import { drawForm, printForm } from '../../../bench/forms/draw-form.ts';
import { FACES } from '../../../bench/forms/faces.ts';
import { type Form, openChance } from '../../../bench/forms/forms.ts';
import { makeJpeg, makePdf } from '../../../test/files.ts';
import { openReader, type PageImage, plainText, type Reader, type ReadPage, writePdf } from './index.ts';

let reader: Reader;
/** Few lines, because reading takes its time by the letter. */
const form: Form = {
  kind: 'birth_certificate',
  fields: { name: 'TRẦN VĂN VÍ DỤ', personalId: '999000000123' },
  lines: [
    { text: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', align: 'center', isBold: true },
    { text: 'GIẤY KHAI SINH', align: 'center', isBold: true, size: 16, color: '#b3202a' },
    { text: 'Họ, chữ đệm, tên: TRẦN VĂN VÍ DỤ' },
    { text: 'Số định danh cá nhân: 999000000123     Quốc tịch: Việt Nam' },
    { text: 'Nơi đăng ký khai sinh: Ủy ban nhân dân phường Thành Đông' },
  ],
};
let sheet: PageImage;
const folder = mkdtempSync(join(tmpdir(), 'motcua-scanning-'));

beforeAll(async () => {
  reader = openReader({ threads: 2 });
  sheet = await drawForm(form, FACES[0]!);
});

afterAll(async () => {
  await reader.close();
  rmSync(folder, { recursive: true, force: true });
});

const said = (page: ReadPage) => plainText(page.text);
const run = (program: string, ...args: string[]) =>
  execFileSync(program, args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });

// On a machine that does much else a page takes many times as long.
describe('reading papers', { timeout: 600_000 }, () => {
  it('a leaning scan and a photo: their words, with their places, in a PDF that others can read', async () => {
    const pages = await Promise.all(
      (['nghiêng +5°', 'ảnh chụp trên bàn'] as const).map(async (condition) =>
        reader.readPage(await damage(sheet, condition, openChance(5))),
      ),
    );
    for (const page of pages) {
      expect(said(page)).toContain('GIẤY KHAI SINH');
      expect(said(page)).toContain(form.fields.personalId);
      expect(page.text).toMatchObject({ source: 'picture' });
      const boxes = page.text.lines.flat().map((word) => word.box);
      for (const { x, y, width, height } of boxes)
        expect(Math.min(x, y, 1 - x - width, 1 - y - height)).toBeGreaterThanOrEqual(0);
    }
    const file = join(folder, 'giay.pdf');
    writeFileSync(file, await writePdf(pages, { title: 'Giấy khai sinh', at: new Date(0) }));
    expect(run('qpdf', '--check', file)).toMatch(/No syntax or stream encoding errors/);
    expect(run('pdfinfo', file)).toMatch(
      /Title: +Giấy khai sinh\n.*Pages: +2\n.*Page size: +595\.\d+ x 841\.\d+ pts \(A4\)/s,
    );
    const text = run('pdftotext', '-layout', file, '-').normalize('NFC');
    expect(text.match(/GIẤY KHAI SINH/g)!.length).toBeGreaterThanOrEqual(2);
    expect(text.split(form.fields.personalId!)).toHaveLength(3);
    expect(text).toMatch(/Họ, chữ đệm, tên/);
    // Invisible: nothing but the picture is painted.
    expect(run('pdffonts', file)).toMatch(/Tinos.*yes yes yes/);
    expect(run('qpdf', '--qdf', '--object-streams=disable', file, '-').match(/^3 Tr$/gm)).toHaveLength(2);
  });

  it('what a PDF says in letters is not read again', async () => {
    const file = { mediaType: 'application/pdf', bytes: await printForm(form, FACES[0]!) };
    expect(await reader.countPages(file)).toBe(1);
    const image = await reader.openPage(file, 1);
    expect(image).toMatchObject({ dpi: 300, width: 2480, text: { source: 'layer' } });
    const page = await reader.readPage(image);
    expect(said(page)).toContain(`Số định danh cá nhân: ${form.fields.personalId}`);
    expect(page.cleaning).toMatchObject({ turns: 0, skewDegrees: 0, paper: null });
  });

  it('the camera’s turn is heeded', async () => {
    const small = await sharp(sheet.bytes).resize({ width: 620 }).toBuffer();
    const photo = await sharp(small).rotate(90).withMetadata({ orientation: 8 }).jpeg().toBuffer();
    const image = await reader.openPage({ mediaType: 'image/jpeg', bytes: photo }, 1);
    const page = await reader.readPage(image, { turns: 0 });
    expect(image.width).toBeGreaterThan(image.height);
    expect(page.height).toBeGreaterThan(page.width);
    expect(said(page)).toContain('KHAI SINH');
    expect(page.cleaning.turns).toBe(0);
  });

  it('an empty sheet is nothing to read', async () => {
    const bytes = await sharp({ create: { width: 800, height: 1100, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    const page = await reader.readPage(await reader.openPage({ mediaType: 'image/png', bytes }, 1));
    expect(page).toMatchObject({ text: { lines: [], confidence: 0 }, measures: { isBlank: true } });
  });
});

describe('files that cannot be read', () => {
  it.each([
    ['half a JPEG', 'image/jpeg', makeJpeg().subarray(0, 60)],
    ['no picture', 'image/png', Buffer.from('không phải ảnh')],
    ['half a PDF', 'application/pdf', Buffer.from(makePdf()).subarray(0, 40)],
    ['nothing', 'application/pdf', Buffer.alloc(0)],
  ])('%s is refused, and the reader goes on', async (_what, mediaType, bytes) => {
    const refused = { code: 'file_unreadable', message: expect.stringMatching(/hỏng/) };
    await expect(reader.countPages({ mediaType, bytes })).rejects.toMatchObject(refused);
    await expect(reader.openPage({ mediaType, bytes }, 1)).rejects.toMatchObject(refused);
    expect(await reader.countPages({ mediaType: 'image/jpeg', bytes: makeJpeg() })).toBe(1);
  });

  it('a page that is not in the file', async () => {
    const file = { mediaType: 'application/pdf', bytes: makePdf() };
    await expect(reader.openPage(file, 9)).rejects.toMatchObject({ code: 'file_unreadable' });
  });
});

describe('the pool of threads', () => {
  it('a page that breaks its thread is refused; the next is read in a new one', async () => {
    const own = openReader({ threads: 1 });
    const [broken, good] = await Promise.allSettled([
      own.readPage(null as never),
      own.countPages({ mediaType: 'image/jpeg', bytes: makeJpeg() }),
    ]);
    expect(broken).toMatchObject({
      reason: { code: 'file_unreadable', message: expect.stringMatching(/dừng đột ngột/) },
    });
    expect(good).toMatchObject({ value: 1 });
    await own.close();
  });

  it('a page that takes too long is given up', async () => {
    const own = openReader({ threads: 1, pageSeconds: 0.01 });
    await expect(own.readPage(sheet)).rejects.toMatchObject({
      code: 'file_unreadable',
      message: expect.stringMatching(/quá lâu/),
    });
    await own.close();
  });

  it('closing refuses what still waits, not as a fault of the page', async () => {
    const own = openReader({ threads: 1 });
    const waiting = Promise.allSettled([own.readPage(sheet), own.readPage(sheet)]);
    await own.close();
    for (const each of await waiting)
      expect(each).toMatchObject({ status: 'rejected', reason: { message: 'The reader is closed.' } });
    await expect(own.readPage(sheet)).rejects.toThrow('closed');
  });
});
