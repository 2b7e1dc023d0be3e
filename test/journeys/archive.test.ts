import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkPackage, importPackage } from '../../src/features/archive/index.ts';
import { jobHandlers } from '../../src/jobs.ts';
import { workOnce } from '../../src/platform/jobs/worker.ts';
import { archiveLife } from '../archive-life.ts';
import { testDatabase } from '../database.ts';
import { type Journey, look, signIn, startJourney } from './browser.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney();
});
afterAll(() => journey.close());

it('exports without JavaScript: order, wait, fetch', async () => {
  const { at } = journey;
  const life = archiveLife(at);
  await life.ended('Người nộp thứ nhất');
  await life.ended('Người nộp thứ hai');
  const page = await journey.open({ javaScript: false });
  await signIn(page, 'kiemsoat');
  await page.goto('/can-bo/quan-tri');
  await page.click('a:has-text("Lưu trữ")');
  await page.fill('[name="reason"]', 'Nộp vào lưu trữ cơ quan theo kế hoạch năm');
  await page.click('button:has-text("Xuất gói")');
  expect(await page.textContent('[role="alert"]')).toContain('Ghi mã một hồ sơ, hoặc từ ngày và đến ngày.');
  expect(await page.inputValue('[name="reason"]')).toBe('Nộp vào lưu trữ cơ quan theo kế hoạch năm');
  await page.fill('[name="from"]', '2026-11-01');
  await page.fill('[name="to"]', '2026-11-30');
  await page.click('button:has-text("Xuất gói")');
  expect(await page.textContent('main')).toContain('0 trong 2 gói');
  while (await workOnce(at.database, jobHandlers(at.platform), at.platform.now));
  await page.reload();
  expect(await page.textContent('main')).toContain('2 trong 2 gói');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.click('a:has-text("Lấy 2 gói")'),
  ]);
  expect(download.suggestedFilename()).toMatch(/^goi-ho-so-2026-11-01-\d+\.zip$/);
});

/** A dossier of another installation, with a code that is not yet given here. */
async function importOne(): Promise<void> {
  const { at } = journey;
  const other = await testDatabase();
  const life = archiveLife(other);
  await life.accept();
  await life.accept();
  const given = await checkPackage(await life.pack(await life.ended('Người nộp ở nơi khác')), null);
  await other.close();
  const kept = { wardId: at.wardId, given, now: at.platform.now() };
  await at.database.transact((tx) => importPackage(tx, at.platform.files, kept));
}

it('shows exports, their packages and dossiers from elsewhere', async () => {
  await importOne();
  const page = await journey.open();
  await signIn(page, 'kiemsoat');
  await page.goto('/can-bo/luu-tru');
  await look(page, 'archive');
  await page.click('#lan-xuat table a');
  await page.waitForSelector('progress');
  await look(page, 'archive-export');
  await page.goto('/can-bo/luu-tru');
  await page.fill('[name="q"]', 'nơi khác');
  await page.click('button:has-text("Tìm")');
  await page.click('a:has-text("H24.105.25-")');
  await page.waitForSelector('text=hồ sơ lưu trữ, chỉ xem');
  await look(page, 'archive-dossier');
});

it('opens a package as a page', async () => {
  const { at } = journey;
  const life = archiveLife(at);
  const folder = mkdtempSync(join(tmpdir(), 'motcua-goi-'));
  const files = unzipSync(await life.pack(await life.ended('Người xem gói')));
  writeFileSync(join(folder, 'index.html'), files['index.html']!);
  const page = await journey.open();
  await page.goto(`file://${folder}/index.html`);
  await look(page, 'archive-package');
  rmSync(folder, { recursive: true });
});
