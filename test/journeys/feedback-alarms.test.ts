import { afterAll, beforeAll, expect, it } from 'vitest';
import { seedFeedback } from '../../src/seed/seed-feedback.ts';
import { type Journey, look, signIn, startJourney } from './browser.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney();
  const { database, wardId, platform } = journey.at;
  await seedFeedback({ database, files: platform.files, wardId, until: platform.now() });
});
afterAll(() => journey.close());

it('người kiểm soát thấy phản ánh quá hạn, đi từ chỉ tiêu đến từng phản ánh', async () => {
  const page = await journey.open();
  page.setDefaultTimeout(60_000);
  await signIn(page, 'kiemsoat');
  await page.goto('/can-bo/phan-anh/canh-bao');
  await look(page, 'feedback-alarms');
  expect(await page.textContent('main')).toContain('trưởng đơn vị');
  await page.goto('/can-bo/chi-tieu/feedback-handled?phan=rest');
  await look(page, 'feedback-figure');
  expect(await page.textContent('main')).toMatch(/PAKN-2026-\d{5}/);
  await page.click('a:has-text("So sánh với kỳ khác")');
  await page.waitForSelector('text=So sánh hai kỳ');
  const file = await page.request.get('/can-bo/chi-tieu/feedback-handled.csv?phan=rest');
  expect(await file.text()).toContain('Mã phản ánh');
  await page.goto('/can-bo/viec');
  await look(page, 'feedback-home');
  await page.click('text=Xem hết cảnh báo');
  await page.waitForSelector('h1:has-text("Cảnh báo hạn")');
});
