import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { drawSample } from '../../src/seed/sample-paper.ts';
import { seedPlan } from '../../src/seed/seed-plan.ts';
import { type Journey, look, signIn, startJourney } from './browser.ts';

let journey: Journey;
let scan: string;
beforeAll(async () => {
  journey = await startJourney(new Date('2026-11-23T02:00:00Z'));
  await seedPlan(journey.at.database, journey.at.platform.files, journey.at.wardId);
  scan = join(journey.at.platform.settings.dataDir, 'ban-quet.pdf');
  writeFileSync(scan, await drawSample('Bản quét'));
});
afterAll(() => journey.close());

/** Opens the dossier as someone else and takes the step that is offered. */
async function take(
  page: Page,
  who: string,
  path: string,
  step: string,
  fill?: (page: Page) => Promise<void>,
) {
  const { platform } = journey.at;
  platform.setNow(new Date(platform.now().getTime() + 10 * 60_000));
  await signIn(page, who);
  await page.goto(path);
  const form = page.locator('details.step', { has: page.locator(`summary:text-is("${step}")`) });
  if ((await form.getAttribute('open')) === null) await form.locator('summary').click();
  await fill?.(page);
  const before = await page.locator('.control-steps li').count();
  await form.locator('button[type=submit]').click();
  await page.waitForFunction(
    (count) => document.querySelectorAll('.control-steps li').length > count,
    before,
  );
}

/** "n / d" of a figure on the page of figures, as it stands now. */
async function figure(page: Page, code: string): Promise<string> {
  await page.goto('/can-bo/chi-tieu');
  const row = page.locator('table.figures tr', { has: page.locator(`a[href^="/can-bo/chi-tieu/${code}?"]`) });
  return (await row.locator('td').nth(2).textContent())!.replace(/\s+/g, ' ').trim();
}

it('walks a dossier from the desk to its result, and the figures move by exactly that dossier', async () => {
  const page = await journey.open();
  await page.goto('/dang-nhap');
  await look(page, 'login');
  await signIn(page, 'kiemsoat');
  expect(await figure(page, 'received-online')).toBe('0 / 0');
  expect(await figure(page, 'electronic-result')).toBe('0 / 0');

  await signIn(page, 'quay1');
  await page.goto('/can-bo/ho-so/moi');
  await page.fill('input[name=q]', 'trich luc ho tich');
  await page.waitForSelector('.choice-list a:has-text("trích lục hộ tịch")');
  await look(page, 'intake-choose');
  await page.click('.choice-list a >> nth=0');
  await page.waitForURL('**thu-tuc=**');
  await page.fill('#applicantName', 'Người nộp thử');
  await page.fill('#applicantPhone', '0000 004 321');
  await page.selectOption('#channel', 'online');
  await page.setInputFiles('input[name="doc.0.file"]', scan);
  await look(page, 'intake');
  await page.click('button:has-text("Tiếp nhận hồ sơ")');
  await page.waitForURL(/ho-so\/\d+$/);
  const path = new URL(page.url()).pathname;
  const code = (await page.textContent('.page-head b'))!;
  expect(code).toMatch(/-261123-0001$/);
  await look(page, 'dossier');

  await page.goto(`${path}/phieu/acceptance-slip`);
  expect(await page.textContent('.slip')).toContain(code);
  await look(page, 'acceptance-slip');

  await take(page, 'quay1', path, 'Chuyển hồ sơ');
  await take(page, 'chanhvp', path, 'Phân công người thụ lý');
  await take(page, 'hotich', path, 'Nhận hồ sơ');
  await take(page, 'hotich', path, 'Trình lãnh đạo phòng');
  await take(page, 'chanhvp', path, 'Trình ký');
  await take(page, 'chutich', path, 'Ký duyệt');
  await take(page, 'vanthu', path, 'Vào số, đóng dấu', (each) => each.setInputFiles('#file', scan));
  await take(page, 'quay2', path, 'Trả kết quả');
  await look(page, 'dossier-returned');
  expect(await page.textContent('main')).toContain('Đã trả kết quả');

  journey.at.platform.setNow(new Date('2026-11-23T04:00:00Z'));
  await signIn(page, 'kiemsoat');
  expect(await figure(page, 'received-online')).toBe('1 / 1');
  expect(await figure(page, 'electronic-result')).toBe('1 / 1');
  await look(page, 'figures');
  await page.goto('/can-bo/chi-tieu/received-online');
  expect(await page.locator(`main a[href="${path}"]`).count()).toBe(1);
  await look(page, 'figure');
  await page.goto('/can-bo/ke-hoach');
  expect(await page.locator('.wall-row').count()).toBe(30);
  await look(page, 'plan-wall');
  await page.click('.wall-row a:has-text("hồ sơ nhận trực tuyến") >> nth=0');
  await page.waitForURL('**/nhiem-vu/**');
  await look(page, 'task');
});

it('asks about the units it does not know before a plan is adopted', async () => {
  const page = await journey.open();
  await signIn(page, 'giamdoc');
  await page.goto('/can-bo/ke-hoach/nhap');
  await look(page, 'imports');
  const plan =
    'KẾ HOẠCH\nCải cách hành chính năm 2027\nTT\tNội dung\tĐơn vị chủ trì\tThời hạn\n1\tTập huấn số hóa\tTổ chuyển đổi số\tQuý II/2027\n2\tCông khai thủ tục\tPhòng VH-XH\tkhi rảnh\n';
  await page.setInputFiles('input[type=file]', {
    name: 'ke-hoach-2027.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from(plan),
  });
  await page.click('main form button[type=submit] >> nth=0');
  await page.waitForURL(/nhap\/\d+/);
  await look(page, 'import-review');
  expect(await page.textContent('main')).toContain('Tổ chuyển đổi số');
});
