import { afterAll, beforeAll, expect, it } from 'vitest';
import { dossierLife } from '../dossier-life.ts';
import { type Journey, look, signIn, startJourney } from './browser.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney(new Date('2026-11-23T02:00:00Z'));
});
afterAll(() => journey.close());

it.each([true, false])(
  'who comes second is told and finds his words again (JavaScript: %s)',
  async (javaScript) => {
    const { accept, take, assign } = dossierLife(journey.at);
    const id = await accept();
    await take(id, 'quay1', 'transfer');
    await assign(id);
    const page = await journey.open({ javaScript });
    await signIn(page, 'hotich');
    await page.goto(`/can-bo/ho-so/${id}`);
    const form = page.locator('details.step', { has: page.locator('summary:text-is("Yêu cầu bổ sung")') });
    await form.locator('summary').click();
    await form.locator('[name=items]').fill('Bản sao giấy chứng sinh');
    await form.locator('[name=reason]').fill('Bản đã nộp bị mờ, không đọc được số.');
    await take(id, 'quay2', 'withdraw', { reason: 'Người nộp xin rút.' });
    await form.locator('button[type=submit]').click();
    const kept = page.locator('section', { has: page.locator('h2:text("Bạn đã gõ")') });
    await kept.waitFor();
    expect(await kept.textContent()).toContain('Bản đã nộp bị mờ, không đọc được số.');
    expect(await page.locator('.summary-error').textContent()).toContain('vừa có bước mới');
    if (javaScript) await look(page, 'lost-race');
  },
);
