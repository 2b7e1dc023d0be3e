import { afterAll, beforeAll, expect, it } from 'vitest';
import { parseLocal } from '../../src/law/day.ts';
import { dossierLife } from '../dossier-life.ts';
import { type Journey, look, signIn, startJourney } from './browser.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney(parseLocal('2026-11-16T09:00'));
  const life = dossierLife(journey.at);
  for (let no = 0; no < 3; no++) {
    const id = await life.accept();
    await life.finish(id);
    await life.take(id, 'quay1', 'return_result', { receiver: 'Người nộp thử' });
  }
});
afterAll(() => journey.close());

it('an administrator sets a period, without JavaScript too, and years later sees what is over', async () => {
  journey.at.platform.setNow(parseLocal('2037-02-03T09:00'));
  const plain = await journey.open({ javaScript: false });
  await signIn(plain, 'quantri');
  await plain.goto('/can-bo/quan-tri');
  await plain.click('text=Thời hạn bảo quản');
  await plain.fill('#years', '0');
  await plain.fill('#validFrom', '2026-01-01');
  await plain.fill('#decision', 'Quyết định số 12/QĐ-UBND ngày 05/01/2026');
  await plain.click('button:has-text("Ghi thời hạn")');
  await plain.locator('.summary-error', { hasText: 'Từ 1 năm.' }).waitFor();
  await plain.fill('#years', '10');
  await plain.click('button:has-text("Ghi thời hạn")');
  await plain.locator('td', { hasText: '10 năm' }).waitFor();
  const page = await journey.open();
  await signIn(page, 'quantri');
  await page.goto('/can-bo/thoi-han-bao-quan');
  expect(await page.locator('a[href^="/can-bo/ho-so/"]', { hasText: 'H24' }).count()).toBe(3);
  await look(page, 'retention');
});
