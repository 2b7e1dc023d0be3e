import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acceptDossier } from '../../src/features/dossiers/index.ts';
import { type Journey, look, startJourney } from './browser.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney();
});
afterAll(() => journey.close());

describe.each([
  ['with JavaScript', true],
  ['without JavaScript', false],
])('a citizen %s', (_name, javaScript) => {
  it('finds a procedure without accents and reads everything about it', async () => {
    const page = await journey.open({ javaScript });
    await page.goto('/');
    if (javaScript) await look(page, 'portal-home');
    await page.fill('#q', 'khai sinh');
    await page.click('button:has-text("Tìm")');
    await page.waitForURL('**/thu-tuc?**');
    if (javaScript) await look(page, 'procedure-list');
    await page.click('.result-list a:has-text("Thủ tục đăng ký khai sinh") >> nth=0');
    await page.waitForURL('**/thu-tuc/*');
    expect(await page.textContent('h1')).toContain('khai sinh');
    for (const part of ['Cần mang theo', 'Mất bao lâu', 'Mất bao nhiêu tiền', 'Căn cứ pháp lý'])
      expect(await page.locator(`h2:has-text("${part}")`).count()).toBe(1);
    if (javaScript) await look(page, 'procedure');
  });

  it('sees at least 300 procedures by field', async () => {
    const page = await journey.open({ javaScript });
    await page.goto('/thu-tuc');
    if (javaScript) await look(page, 'procedure-fields');
    const counts = await page.locator('.field-list li').allTextContents();
    const sum = counts.reduce((total, text) => total + Number(/\((\d+)\)/.exec(text)?.[1] ?? 0), 0);
    expect(sum).toBeGreaterThanOrEqual(300);
  });

  it('follows a dossier by its code and the end of the phone, and sees no personal data', async () => {
    const { at } = journey;
    const unit = at.officer('hotich').unitId;
    const { code } = await at.database.transact((tx) =>
      acceptDossier(tx, at.platform.files, at.act('quay1'), {
        documents: [],
        form: {
          clientKey: crypto.randomUUID(),
          procedureCode: '1.004873',
          termNo: 1,
          channel: 'direct',
          competentUnitId: unit,
          applicantKind: 'citizen',
          applicantName: 'Người Nộp Kín Đáo',
          applicantPhone: '0000001234',
        },
      }),
    );
    const page = await journey.open({ javaScript });
    await page.goto('/tra-cuu');
    await page.fill('#ma', code);
    await page.fill('#so', '9999');
    await page.click('button:has-text("Tra cứu")');
    await page.waitForSelector('.summary-error');
    expect(await page.textContent('.summary-error')).toContain('Không tìm thấy hồ sơ');
    await page.fill('#so', '1234');
    await page.click('button:has-text("Tra cứu")');
    await page.waitForSelector('.tracked');
    const text = await page.textContent('main');
    expect(text).toContain('Trung tâm đã nhận hồ sơ');
    expect(text).not.toContain('Kín Đáo');
    expect(text).not.toContain('0000001234');
    if (javaScript) await look(page, 'tracking');
  });
});
