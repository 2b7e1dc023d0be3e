import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedDossiers } from '../../src/seed/seed-dossiers.ts';
import { DEMO_PASSWORD } from '../../src/seed/seed-organisation.ts';
import { CITY_OFFICE, CITY_OVERSEER, seedOversight } from '../../src/seed/seed-oversight.ts';
import { seedPlan } from '../../src/seed/seed-plan.ts';
import { type Journey, look, signIn, startJourney } from './browser.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney();
  const { database, ownerUrl, platform, wardId } = journey.at;
  const { files } = platform;
  const until = platform.now();
  await seedPlan(database, files, wardId);
  await seedDossiers({ database, files, wardId, count: 16, until });
  await seedOversight({ database, ownerUrl, files, until, dossiers: 12 });
});
afterAll(() => journey.close());

describe('the city', () => {
  it('compares its wards, opens one and adds them up', {
    timeout: 600_000,
  }, async () => {
    const page = await journey.open();
    page.setDefaultTimeout(20_000);
    await page.goto('/dang-nhap');
    await page.selectOption('select[name="ward"]', { label: CITY_OFFICE });
    await page.fill('#username', CITY_OVERSEER);
    await page.fill('#password', DEMO_PASSWORD);
    await page.click('button:has-text("Đăng nhập")');
    await page.waitForURL('**/can-bo/thanh-pho');
    await look(page, 'thanh-pho');
    await page.selectOption('select[name="chi-tieu"]', 'received-online');
    await page.click('button:has-text("Xem")');
    const figures = page.locator('.city-ward');
    expect(await figures.count()).toBe(2);
    await page.click('.city-ward a:has-text("phường Liền Kề")');
    await expect.poll(() => page.locator('h1').textContent()).toContain('phường Liền Kề');
    const marks = await page.locator('.chart-wide [data-mark]').count();
    const known = (await page.locator('.chart-numbers tbody td:first-of-type').allTextContents()).filter(
      (text) => text !== '–',
    );
    expect(marks).toBe(known.length);
    await page.locator('.chart-numbers summary').click();
    await look(page, 'thanh-pho-chi-tieu');
    await page.click('nav a:has-text("Các phường")');
    await page.click('a:has-text("Bảng tổng hợp")');
    await look(page, 'thanh-pho-tong-hop');
    await page.goto('/can-bo/thanh-pho');
    const second = await page.locator('.city-ward a').last().getAttribute('href');
    await page.goto(second!.replace(/\/[a-z-]+\?.*/, ''));
    await look(page, 'thanh-pho-phuong');
  });

  it('is seen by the ward, which also sees its own charts', { timeout: 600_000 }, async () => {
    const page = await journey.open();
    page.setDefaultTimeout(20_000);
    await signIn(page, 'giamdoc');
    await page.goto('/can-bo/quyen-theo-doi');
    await look(page, 'quyen-theo-doi');
    await page.goto('/can-bo/ke-hoach');
    await look(page, 'ke-hoach-tuong');
    await page.click('.wall-row:has(.spark) .wall-cover >> nth=0');
    await page.waitForSelector('.chart-figure');
    await look(page, 'ke-hoach-bieu-do');
    await page.emulateMedia({ colorScheme: 'dark' });
    await look(page, 'ke-hoach-bieu-do-toi');
    await page.emulateMedia({ colorScheme: 'light', media: 'print' });
    expect(await page.locator('.chart-numbers table').first().isVisible()).toBe(true);
  });
});
