import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import QRCode from 'qrcode';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parseLocal } from '../../src/law/day.ts';
import { type Journey, look, signIn, startJourney } from './browser.ts';

const CARD = '999000000789|999000789|Trần Thị Hòa|17081985|Nữ|Tổ dân phố số 3, phường Hải Dương|10052021';
const PATH = '/can-bo/ho-so/moi?thu-tuc=2.000815';

/** A film of two frames, raw, in which a card's QR code is held before the camera. */
function film(text: string, [width, height]: [number, number]): Buffer {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  const scale = Math.floor((height * 0.8) / modules.size);
  const [left, top] = [(width - modules.size * scale) >> 1, (height - modules.size * scale) >> 1];
  const luma = Buffer.alloc(width * height, 235);
  for (let y = 0; y < modules.size * scale; y++)
    for (let x = 0; x < modules.size * scale; x++)
      if (modules.get(Math.floor(y / scale), Math.floor(x / scale))) luma[(top + y) * width + left + x] = 16;
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, Buffer.alloc((width * height) / 2, 128)]);
  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420\n`), frame, frame]);
}

let journey: Journey;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'motcua-film-'));
  writeFileSync(join(folder, 'card.y4m'), film(CARD, [640, 480]));
  journey = await startJourney(parseLocal('2026-11-16T08:00'), [
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    `--use-file-for-fake-video-capture=${join(folder, 'card.y4m')}`,
  ]);
});
afterAll(async () => {
  await journey.close();
  rmSync(folder, { recursive: true, force: true });
});

it('reads the card by camera in a browser without a reader of its own, and keeps what was typed', async () => {
  const page = await journey.open();
  await signIn(page, 'quay1');
  await page.goto(PATH);
  expect(await page.evaluate(() => 'BarcodeDetector' in window)).toBe(false);
  await page.fill('#applicantPhone', '0000004568');
  await page.fill('#applicantName', 'Gõ nhầm');
  await page.click('[data-card-camera]');
  await page.waitForSelector('#applicantName[value="Trần Thị Hòa"]');
  expect(await page.inputValue('#applicantPersonalId')).toBe('999000000789');
  expect(await page.inputValue('#applicantBirthOn')).toBe('1985-08-17');
  expect(await page.inputValue('#applicantPhone')).toBe('0000004568');
  await look(page, 'intake-card');
});

it('takes a scanned line also in a field that is not for cards', async () => {
  const page = await journey.open();
  await signIn(page, 'quay1');
  await page.goto(PATH);
  await page.focus('#applicantPhone');
  await page.keyboard.insertText(CARD);
  await page.keyboard.press('Tab');
  await page.waitForSelector('#applicantName[value="Trần Thị Hòa"]');
  expect(await page.inputValue('#applicantPhone')).toBe('');
});

it('says so when a line is none of a card, and keeps the rest', async () => {
  const page = await journey.open();
  await signIn(page, 'quay1');
  await page.goto(PATH);
  await page.fill('#applicantName', 'Người gõ tay');
  await page.fill('#card', 'https://vi.example/khong-phai-the');
  await page.press('#card', 'Enter');
  await page.waitForSelector('.summary-error');
  expect(await page.textContent('.summary-error')).toContain('không phải mã QR của thẻ căn cước');
  expect(await page.inputValue('#applicantName')).toBe('Người gõ tay');
});
