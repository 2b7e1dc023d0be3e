import { afterAll, beforeAll, expect, it } from 'vitest';
import { RECEIVED_AT, SLIP_CASES, slipLives } from '../slip-cases.ts';
import { type Journey, look, signIn, startJourney } from './browser.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney(RECEIVED_AT);
});
afterAll(() => journey.close());

async function dossierOf(name: string): Promise<string> {
  const found = SLIP_CASES.find((each) => each.name === name)!;
  return `/can-bo/ho-so/${await found.make(slipLives(journey.at))}`;
}

it('lists every slip of a dossier by its number and opens each as a page', async () => {
  const page = await journey.open();
  await signIn(page, 'giamdoc');
  const path = await dossierOf('02-lan-hai');
  await page.goto(path);
  const names = (await page.locator('.slip-links a').allTextContents()).map((text) => text.trim());
  expect(names).toEqual([
    'Giấy tiếp nhận hồ sơ và hẹn trả kết quả',
    'Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ, số 01',
    'Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ, số 02',
    'Phiếu kiểm soát quá trình giải quyết hồ sơ',
  ]);
  await page.click('.slip-links a:has-text("số 02")');
  await page.waitForURL('**/phieu/supplement-request?buoc=*');
  expect(await page.textContent('.slip')).toContain('Có tình tiết mới');
  await look(page, 'slip-supplement-again');
  await page.goBack();
  await page.click('.slip-links a:has-text("số 01")');
  await page.waitForURL('**/phieu/supplement-request?buoc=*');
  expect(await page.textContent('.slip')).not.toContain('Có tình tiết mới');
});

it('shows an apology letter and a whole control slip, on paper without the frame around it', async () => {
  const page = await journey.open();
  await signIn(page, 'chanhvp');
  await page.goto(`${await dossierOf('04-gia-han')}/phieu/apology-letter`);
  await look(page, 'slip-apology');
  await page.goto(`${await dossierOf('06')}/phieu/control-slip`);
  await look(page, 'slip-control');
  expect(await page.locator('.slip-struck').count()).toBe(1);
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.slip').isVisible()).toBe(true);
  expect(await page.locator('a:has-text("Tải Word")').isVisible()).toBe(false);
});
