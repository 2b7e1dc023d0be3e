import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listUploads } from '../../src/features/uploads/index.ts';
import { startAttachments } from '../attachment-page.tsx';
import { type TestDatabase, testDatabase } from '../database.ts';
import { EICAR, makeDocx, makeJpeg, makePdf } from '../files.ts';
import { look } from './browser.ts';

let at: TestDatabase;
let server: Awaited<ReturnType<typeof startAttachments>>;
let browser: Browser;
const folder = mkdtempSync(join(tmpdir(), 'motcua-attachments-'));
beforeAll(async () => {
  at = await testDatabase();
  server = await startAttachments(at);
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
});
afterAll(async () => {
  await browser.close();
  await server.close();
  await at.close();
  rmSync(folder, { recursive: true, force: true });
});

const onDisk = (name: string, bytes: Uint8Array) => {
  writeFileSync(join(folder, name), bytes);
  return join(folder, name);
};

async function open(javaScriptEnabled = true) {
  const who = randomUUID();
  const context = await browser.newContext({ javaScriptEnabled, baseURL: server.address, locale: 'vi-VN' });
  await context.addCookies([{ name: 'thu', value: who, url: server.address }]);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && /policy|Refused to/i.test(message.text())) faults.push(message.text());
  });
  const list = () => listUploads(at.database.db, { wardId: at.wardId, key: `draft:${who}` });
  await page.goto('/nop/moi');
  return { page, context, faults, list };
}

const first = '#tep-giay-to';
const taken = (page: Page, name: string) => page.locator('[data-attachment-list] li', { hasText: name });

describe('with JavaScript', () => {
  it('makes a photo smaller, shows it, sends what it is given, and removes it', async () => {
    const { page, faults, list } = await open();
    expect(await page.locator('button:has-text("Gửi tệp đã chọn")').first().isVisible()).toBe(false);
    const photo = onDisk('chụp.jpg', makeJpeg({ width: 4000, height: 3000 }));
    await page.setInputFiles(first, [photo, onDisk('đơn xin.pdf', makePdf({ text: 'a'.repeat(600_000) }))]);
    await taken(page, 'đơn xin.pdf').waitFor();
    const files = await list();
    expect(files.map((each) => [each.name, each.mediaType, each.part])).toEqual([
      ['chụp.jpg', 'image/jpeg', 'giay-to'],
      ['đơn xin.pdf', 'application/pdf', 'giay-to'],
    ]);
    expect(await sizeOf(page, `/nop/moi/tep/${files[0]!.id}`)).toEqual([2000, 1500]);
    expect(await taken(page, 'chụp.jpg').locator('canvas').count()).toBe(1);
    await page.setInputFiles('#tep-khac', onDisk('tờ khai.docx', makeDocx()));
    await taken(page, 'tờ khai.docx').waitFor();
    await look(page, 'attachments');
    await taken(page, 'chụp.jpg').locator('button').click();
    await page.waitForLoadState();
    expect((await list()).map((each) => each.name)).toEqual(['đơn xin.pdf', 'tờ khai.docx']);
    expect(faults).toEqual([]);
  });

  it('says what is wrong with a file and lets it be closed', async () => {
    const { page, list, faults } = await open();
    await page.setInputFiles(first, [onDisk('virus.pdf', EICAR), onDisk('lừa.pdf', makeJpeg())]);
    await page.locator('[data-attachment-queue] .field-error:has-text("mã độc")').waitFor();
    await page.locator('[data-attachment-queue] .field-error:has-text("mang đuôi .pdf")').waitFor();
    await look(page, 'attachments-refused');
    for (const name of ['virus.pdf', 'lừa.pdf'])
      await page.locator('[data-attachment-queue] li', { hasText: name }).locator('button').click();
    expect(await page.locator('[data-attachment-queue] li').count()).toBe(0);
    expect(await list()).toEqual([]);
    expect(faults).toEqual([]);
  });

  it('goes on after the line was lost, without sending again what is there', async () => {
    const { page, context, list } = await open();
    const offsets: string[] = [];
    let isLost = false;
    await context.route('**/nop/moi/tep/**', async (route) => {
      const request = route.request();
      if (request.method() === 'PATCH' && offsets.length === 2 && !isLost) {
        isLost = true;
        return route.abort('internetdisconnected');
      }
      if (request.method() === 'PATCH') offsets.push(request.headers()['upload-offset']!);
      return route.continue();
    });
    await page.setInputFiles(first, onDisk('dài.pdf', makePdf({ text: 'a'.repeat(900_000) })));
    await taken(page, 'dài.pdf').waitFor();
    expect(isLost).toBe(true);
    expect(offsets).toEqual(['0', '262144', '524288', '786432']);
    expect(await list()).toHaveLength(1);
  });

  it('goes on after a reload, with the file that is no more chosen', async () => {
    const { page, context, list } = await open();
    let pieces = 0;
    let isHeld = true;
    await context.route('**/nop/moi/tep/**', async (route) => {
      if (route.request().method() !== 'PATCH') return route.continue();
      if (isHeld && pieces === 1) return route.abort('internetdisconnected');
      pieces++;
      return route.continue();
    });
    await page.setInputFiles(first, onDisk('dài.pdf', makePdf({ text: 'b'.repeat(900_000) })));
    await page.locator('[data-attachment-queue] li:has-text("mất mạng")').waitFor();
    expect(await list()).toEqual([]);
    isHeld = false;
    await page.reload();
    await taken(page, 'dài.pdf').waitFor();
    expect(pieces).toBe(4);
    expect(await list()).toHaveLength(1);
    await page.reload();
    await page.waitForLoadState('networkidle');
    expect(await page.locator('[data-attachment-queue] li').count()).toBe(0);
    expect(await list()).toHaveLength(1);
  });

  it('is ended by whoever does not want it', async () => {
    const { page, context, list } = await open();
    await context.route('**/nop/moi/tep/*', (route) =>
      route.request().method() === 'PATCH' ? route.abort('internetdisconnected') : route.continue(),
    );
    await page.setInputFiles(first, onDisk('nhầm.pdf', makePdf()));
    await page.locator('[data-attachment-queue] li:has-text("mất mạng")').waitFor();
    await page.click('button[aria-label="Hủy nhầm.pdf"]');
    await page.locator('[data-attachment-news]:has-text("Đã hủy nhầm.pdf")').waitFor();
    await page.reload();
    expect(await page.locator('[data-attachment-queue] li').count()).toBe(0);
    expect(await list()).toEqual([]);
  });
});

describe('without JavaScript', () => {
  it('sends, shows, says what is wrong, and removes', async () => {
    const { page, list } = await open(false);
    await page.setInputFiles(first, [onDisk('đơn.pdf', makePdf()), onDisk('virus.pdf', EICAR)]);
    await page.locator('button:has-text("Gửi tệp đã chọn")').first().click();
    await page.locator('#tep-giay-to-error:has-text("mã độc")').waitFor();
    expect((await list()).map((each) => each.name)).toEqual(['đơn.pdf']);
    await taken(page, 'đơn.pdf').locator('button').click();
    await page.waitForURL('**/nop/moi');
    expect(await list()).toEqual([]);
  });
});

async function sizeOf(page: Page, address: string): Promise<number[]> {
  return page.evaluate(async (path) => {
    const picture = await createImageBitmap(await (await fetch(path)).blob());
    return [picture.width, picture.height];
  }, address);
}
