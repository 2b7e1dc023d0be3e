import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedPostings } from '../../src/seed/seed-postings.ts';
import { type Journey, look, signIn, startJourney } from './browser.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney();
});
afterAll(() => journey.close());

describe.each([
  ['with JavaScript', true],
  ['without JavaScript', false],
])('a citizen %s', (_name, javaScript) => {
  it('goes from what happens in his life to what he must bring, and prints it', async () => {
    const page = await journey.open({ javaScript });
    await page.goto('/thu-tuc');
    if (javaScript) await look(page, 'find');
    await page.click('.event-list a:has-text("Sinh con")');
    await page.waitForURL('**/thu-tuc?su-kien=sinh-con');
    if (javaScript) await look(page, 'find-event');
    await page.click('.result-list a[href="/thu-tuc/1.001193"]');
    await page.waitForURL('**/thu-tuc/1.001193');
    if (javaScript) await look(page, 'find-procedure');
    await page.click('a:has-text("Tôi cần mang gì?")');
    await page.waitForURL('**/chuan-bi');
    if (javaScript) await look(page, 'preparing-open');
    const abandoned = page.locator('fieldset:has(legend:text-is("Trẻ bị bỏ rơi?"))');
    await abandoned.locator('label:has-text("Có")').first().click();
    await page.fill('#ngay', '2026-11-27');
    await page.fill('#gio', '15:30');
    await page.click('button:has-text("Xem cần mang gì")');
    await page.waitForURL('**/chuan-bi?**');
    const bring = await page.locator('.checklist [data-need="bring"]').allTextContents();
    expect(bring.join()).toContain('Biên bản về việc trẻ bị bỏ rơi');
    expect(await page.textContent('main')).toContain('Tiếp nhận sau 15:00');
    expect(await page.locator('[data-print]').isVisible()).toBe(javaScript);
    if (javaScript) await look(page, 'preparing');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.case-form').isVisible()).toBe(false);
    expect(await page.locator('.checklist').first().isVisible()).toBe(true);
  });

  it('finds by his own words, and is helped where nothing holds them', async () => {
    const page = await journey.open({ javaScript });
    for (const [words, code] of [
      ['giấy độc thân', '1.004873'],
      ['khia sinh', '1.001193'],
    ]) {
      await page.goto('/thu-tuc');
      await page.fill('#q', words!);
      await page.click('button:has-text("Tìm")');
      await page.waitForURL('**/thu-tuc?**q=**');
      expect(await page.locator('.result-list a').first().getAttribute('href')).toBe(`/thu-tuc/${code}`);
    }
    await page.goto('/thu-tuc?q=khai+snih');
    if (javaScript) await look(page, 'find-guess');
    await page.goto('/thu-tuc?q=qqqq');
    if (javaScript) await look(page, 'find-nothing');
    expect(await page.locator('.event-list a').count()).toBeGreaterThan(15);
  });

  it('sees what a certified copy costs', async () => {
    const page = await journey.open({ javaScript });
    await page.goto('/thu-tuc/2.000815/chuan-bi');
    await page.fill('#trang', '3');
    await page.fill('#ban', '2');
    await page.click('button:has-text("Xem cần mang gì")');
    await page.waitForURL('**/chuan-bi?**');
    expect(await page.textContent('.estimate')).toContain('10.000');
    await page.goto('/thu-tuc/2.000815/chuan-bi?trang=0');
    expect(await page.textContent('.summary-error')).toContain('Ghi một số từ 1');
    if (javaScript) await look(page, 'preparing-error');
  });

  it('opens the sheets for the notice board', async () => {
    const page = await journey.open({ javaScript });
    await page.goto('/thu-tuc/niem-yet?linh-vuc=chung-thuc');
    expect(await page.locator('.posted-list li').count()).toBe(12);
    if (javaScript) await look(page, 'poster-list');
    await page.goto('/thu-tuc/1.001193/niem-yet');
    expect(await page.textContent('.poster footer')).toContain('mã đối chiếu');
    if (javaScript) await look(page, 'poster');
  });
});

describe('the control officer', () => {
  it.each([true, false])(
    'posts a field, sees its proof and takes a sheet down (script: %s)',
    async (javaScript) => {
      const { at } = journey;
      if (javaScript) await seedPostings(at.database, at.platform.files, at.wardId, at.platform.now());
      const page = await journey.open({ javaScript });
      await signIn(page, 'kiemsoat');
      await page.goto('/can-bo/niem-yet');
      if (javaScript) await look(page, 'postings');
      const field = javaScript ? 'dat-dai' : 'tre-em';
      await page.goto(`/can-bo/niem-yet?linh-vuc=${field}`);
      await page.click('button:has-text("Niêm yết cả")');
      await page.waitForURL('**/can-bo/niem-yet?da=**');
      expect(await page.textContent('[role=status]')).toMatch(/Đã ghi nhận niêm yết \d+ thủ tục/);
      await page.locator('tbody a').first().click();
      await page.waitForURL(/niem-yet\/\d\.\d{6}/);
      expect(await page.textContent('main')).toContain('Mã đối chiếu');
      if (javaScript) await look(page, 'posting-proof');
      await page.click('summary:has-text("Gỡ")');
      await page.fill('input[name=reason]', 'Treo nhầm chỗ');
      await page.click('button:has-text("Ghi nhận đã gỡ")');
      await page.waitForURL('**?go=1');
      expect(await page.textContent('main')).toContain('Treo nhầm chỗ');
    },
  );
});
