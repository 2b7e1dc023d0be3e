import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { LANES, readingHandlers } from '../../src/jobs.ts';
import { parseLocal } from '../../src/law/day.ts';
import { demoPersonalId } from '../../src/law/personal-id.ts';
import { startWorker, type Worker } from '../../src/platform/jobs/worker.ts';
import { BIRTH, CONTRACT, paperJpeg, paperPdf } from '../papers.ts';
import { scanLife } from '../scan-life.ts';
import { type Journey, look, signIn, startJourney } from './browser.ts';

let journey: Journey;
let life: ReturnType<typeof scanLife>;
let worker: Worker;
let folder: string;
beforeAll(async () => {
  journey = await startJourney(parseLocal('2026-11-23T09:00'));
  const { at } = journey;
  life = scanLife(at);
  worker = startWorker(
    at.database,
    readingHandlers(at.platform, life.reader),
    at.platform.now,
    LANES.reading,
  );
  folder = mkdtempSync(join(tmpdir(), 'motcua-scan-'));
  writeFileSync(join(folder, 'khai-sinh.pdf'), await paperPdf([BIRTH, ['Trang sau của giấy khai sinh']]));
  writeFileSync(join(folder, 'hop-dong.jpg'), await paperJpeg(CONTRACT));
});
afterAll(async () => {
  await worker.stop();
  await life.reader.close();
  await journey.close();
});

const dossier = () =>
  life.dossier(['Giấy khai sinh', 'Hợp đồng'], { applicantPersonalId: demoPersonalId(17) });
const file = (name: string) => join(folder, name);
const LONG = { timeout: 90_000 };

async function confirm(page: Page, kind: string, values: Record<string, string>): Promise<void> {
  await page.selectOption('#kind', { label: kind });
  for (const [name, value] of Object.entries(values)) await page.fill(`#${name}`, value);
  await page.click('button:has-text("Xác nhận và đưa vào hồ sơ")');
}

it('an officer drops files, watches them being read, and confirms what they say', async () => {
  const id = await dossier();
  const page = await journey.open();
  await signIn(page, 'quay1');
  await page.goto(`/can-bo/ho-so/${id}`);
  await look(page, 'digitise-dossier');
  await drop(page, [file('khai-sinh.pdf'), file('hop-dong.jpg')]);
  await page.click('[data-attachment-list] a:has-text("Xem và xác nhận")', LONG);
  // Nothing is asked anew by hand: the page follows by itself.
  await page.waitForSelector('text=đã đọc 3/3 trang, 2 giấy tờ chờ xác nhận', LONG);
  await look(page, 'digitise-batch');
  await page.click('section:has-text("Giấy khai sinh") a:has-text("Xem và xác nhận")');
  await page.waitForSelector('.paper-picture img');
  // Whoever is in a field sees where it was read, by the style sheet alone.
  const place = page.locator('[data-place="name"]').first();
  const strokeOf = () => place.evaluate((each) => getComputedStyle(each).strokeWidth);
  expect(await strokeOf()).toBe('2px');
  await page.focus('#name');
  expect(await strokeOf()).toBe('4px');
  await look(page, 'digitise-paper');
  await confirm(page, 'Giấy khai sinh', { name: 'Nguyễn Văn Mẫu', personalId: demoPersonalId(17) });
  await page.waitForSelector('text=Đã xác nhận');
  await page.click('a:has-text("Xem và xác nhận")');
  await page.waitForSelector('.paper-picture img');
  await page.fill('#name', 'Đang gõ dở');
  await page.click('button[aria-label="Xoay phải trang 1"]');
  await page.waitForSelector('text=Đang đọc lại', LONG);
  await page.waitForSelector('#name', LONG);
  expect(await page.inputValue('#name')).toBe('Đang gõ dở');
  await page.selectOption('#documentNo', { label: 'Hợp đồng' });
  // A small picture without a known size counts as one of A4 with too few dots.
  await page.waitForSelector('text=cần từ 200 dpi');
  await look(page, 'digitise-paper-fault');
  await confirm(page, 'Hợp đồng', { name: '', reason: 'Bản gốc khổ A6, đọc rõ.' });
  await page.waitForSelector('text=Lô quét đã đóng');
  await look(page, 'digitise-closed');
  await page.goto(`/can-bo/ho-so/${id}`);
  expect(await page.locator('text=Mở bản số hóa').count()).toBe(2);
});

it('does the same without JavaScript, by forms and reloads', async () => {
  const id = await dossier();
  const page = await journey.open({ javaScript: false });
  await signIn(page, 'quay1');
  await page.goto(`/can-bo/ho-so/${id}`);
  await page.setInputFiles('input[name="tep"]', [file('khai-sinh.pdf')]);
  await page.click('button:has-text("Gửi tệp đã chọn")');
  await expect
    .poll(async () => {
      await page.reload();
      return page.locator('text=1 giấy tờ chờ xác nhận').count();
    }, LONG)
    .toBe(1);
  await page.click('a:has-text("Xem và xác nhận")');
  await page.click('button[aria-label="Bỏ trang 2"]');
  await page.selectOption('#documentNo', { label: 'Giấy khai sinh' });
  await confirm(page, 'Giấy khai sinh', { name: 'Nguyễn Văn Mẫu' });
  await page.waitForSelector('text=Lô quét đã đóng');
  const left = await journey.open();
  await signIn(left, 'quay1');
  await left.goto('/can-bo/so-hoa');
  await look(left, 'digitise-left');
});

it('a phone adds pages by a code, without signing in', async () => {
  const id = await dossier();
  const page = await journey.open();
  await signIn(page, 'quay1');
  await page.goto(`/can-bo/ho-so/${id}`);
  await page.click('button:has-text("Chụp bằng điện thoại")');
  await page.click('button:has-text("Mở mã cho điện thoại")');
  const link = page.locator('a[href*="/chup/"]');
  await look(page, 'digitise-phone-code');
  const address = (await link.getAttribute('href'))!;
  const phone = await journey.open();
  await phone.setViewportSize({ width: 390, height: 800 });
  await phone.goto(address);
  await look(phone, 'phone-begin');
  await phone.setViewportSize({ width: 390, height: 800 });
  await phone.click('button:has-text("Bắt đầu chụp")');
  await phone.setInputFiles('#tep-', [file('hop-dong.jpg')]);
  await phone.waitForSelector('text=đã đến máy của cán bộ', LONG);
  await look(phone, 'phone-sent');
  await page.waitForSelector('text=Một điện thoại đang chụp', LONG);
  await page.waitForSelector('text=đã đọc 1/1 trang, 1 giấy tờ chờ xác nhận', LONG);
  await phone.click('button:has-text("Tôi đã chụp xong")');
  await phone.waitForSelector('h1:has-text("Đã gửi xong")');
  await page.waitForSelector('button:has-text("Mở mã cho điện thoại")', LONG);
  await phone.goto('/chup');
  expect(await phone.textContent('body')).toContain('không còn dùng được');
});

/** Drops files on the box as a file manager would. */
async function drop(page: Page, paths: string[]): Promise<void> {
  const files = paths.map((path) => ({ name: basename(path), base64: readFileSync(path, 'base64') }));
  const data = await page.evaluateHandle((given) => {
    const transfer = new DataTransfer();
    for (const { name, base64 } of given) {
      const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
      const type = name.endsWith('.pdf') ? 'application/pdf' : 'image/jpeg';
      transfer.items.add(new File([bytes], name, { type }));
    }
    return transfer;
  }, files);
  await page.dispatchEvent('[data-attachments]', 'drop', { dataTransfer: data });
}
