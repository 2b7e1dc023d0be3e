import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import QRCode from 'qrcode';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseLocal } from '../../src/law/day.ts';
import { Visitor } from '../browse.ts';
import { type Journey, look, signIn, startJourney } from './browser.ts';

const NOW = parseLocal('2026-11-16T08:00');
const FORM = '/can-bo/ho-so/moi?thu-tuc=2.000815';
const CARD = '999000000461|012345678|TRẦN THỊ HOÀI|05021990|Nữ|Tổ 7, phường Hải Dương|10052021||CHA|MẸ|';

/** A film for Chromium's fake camera (raw Y4M) that shows one QR code on a grey table. */
function film(text: string): Buffer {
  const [width, height, dot] = [640, 480, 7];
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  const left = Math.floor((width - modules.size * dot) / 2);
  const top = Math.floor((height - modules.size * dot) / 2);
  const light = Buffer.alloc(width * height, 235);
  for (let y = 0; y < modules.size * dot; y++)
    for (let x = 0; x < modules.size * dot; x++)
      if (modules.get(Math.floor(y / dot), Math.floor(x / dot))) light[(top + y) * width + left + x] = 20;
  const frame = Buffer.concat([Buffer.from('FRAME\n'), light, Buffer.alloc((width * height) / 2, 128)]);
  return Buffer.concat([
    Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`),
    ...Array.from({ length: 5 }, () => frame),
  ]);
}

describe('a card before the camera', () => {
  let journey: Journey;
  const folder = mkdtempSync(join(tmpdir(), 'motcua-camera-'));
  beforeAll(async () => {
    const path = join(folder, 'card.y4m');
    writeFileSync(path, film(CARD));
    journey = await startJourney(NOW, [
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${path}`,
    ]);
  });
  afterAll(async () => {
    await journey.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('fills the form, keeps what was typed, and only then fetches the reader', async () => {
    const page = await journey.open();
    const fetched: string[] = [];
    const faults: string[] = [];
    page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    await signIn(page, 'quay1');
    await page.goto(FORM);
    expect(await page.evaluate(() => 'BarcodeDetector' in window)).toBe(false);
    await page.fill('#applicantPhone', '0000007777');
    expect(fetched.some((path) => path.includes('card-reader'))).toBe(false);
    await page.click('[data-card-camera]');
    await page.waitForSelector('#applicantName[value="Trần Thị Hoài"]');
    expect(fetched.some((path) => path.includes('card-reader'))).toBe(true);
    expect(await page.inputValue('#applicantPersonalId')).toBe('999000000461');
    expect(await page.inputValue('#applicantPhone')).toBe('0000007777');
    // Turbo's progress bar brings a style of its own, which the policy refuses on every page.
    expect(faults.filter((each) => !each.includes('style-src'))).toEqual([]);
  });
});

describe('a camera that sees something else', () => {
  let journey: Journey;
  const folder = mkdtempSync(join(tmpdir(), 'motcua-camera-'));
  beforeAll(async () => {
    const path = join(folder, 'other.y4m');
    writeFileSync(path, film('https://example.test/khac'));
    journey = await startJourney(NOW, [
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${path}`,
    ]);
  });
  afterAll(async () => {
    await journey.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('says so, and is turned off by its button', async () => {
    const page = await journey.open();
    await signIn(page, 'quay1');
    await page.goto(FORM);
    await page.click('[data-card-camera]');
    await page.waitForSelector('[data-card-error]:has-text("không phải của thẻ căn cước")');
    await look(page, 'intake-camera');
    const live = () =>
      page.evaluate(() => {
        const video = document.querySelector('video')!;
        return { on: video.srcObject !== null, shown: !video.hidden };
      });
    expect(await live()).toEqual({ on: true, shown: true });
    await page.click('[data-card-stop]');
    expect(await live()).toEqual({ on: false, shown: false });
  });
});

describe('a camera that cannot be used', () => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await startJourney(NOW, ['--use-fake-device-for-media-stream', '--deny-permission-prompts']);
  });
  afterAll(() => journey.close());

  it('is explained in plain words', async () => {
    const page = await journey.open();
    await signIn(page, 'quay1');
    await page.goto(FORM);
    await page.click('[data-card-camera]');
    await page.waitForSelector('[data-card-error]:has-text("chưa được phép dùng camera")');
  });

  it('is allowed on officers’ pages alone', async () => {
    const visitor = new Visitor(journey.at);
    const policy = async (path: string) => (await visitor.get(path)).headers.get('permissions-policy');
    for (const path of ['/', '/thu-tuc', '/tra-cuu', '/can-bonus'])
      expect(await policy(path), path).toContain('camera=()');
    for (const path of ['/dang-nhap', '/can-bo/ho-so/moi'])
      expect(await policy(path), path).toContain('camera=(self)');
    expect((await visitor.get('/can-bo/ho-so/moi')).headers.get('content-security-policy')).toContain(
      "script-src 'self';",
    );
  });
});
