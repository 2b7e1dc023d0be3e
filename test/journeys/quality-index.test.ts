import { afterAll, beforeAll, expect, it } from 'vitest';
import { closeEnded, takeWeeks } from '../../src/features/indicators/index.ts';
import { parseLocal } from '../../src/law/day.ts';
import { dossierLife } from '../dossier-life.ts';
import { type Journey, look, signIn, startJourney } from './browser.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney(parseLocal('2026-11-12T09:00'));
  const { at } = journey;
  const life = dossierLife(at);
  await life.finish(await life.accept({ channel: 'online' }));
  await life.accept();
  at.platform.setNow(parseLocal('2026-11-17T09:00'));
  await life.finish(await life.accept({ channel: 'online' }));
  at.platform.setNow(parseLocal('2026-11-23T09:00'));
  await closeEnded(at.database, { wardId: at.wardId, now: at.platform.now() });
  await takeWeeks(at.database, at.wardId, at.platform.now());
});
afterAll(() => journey.close());

it('an officer compares two weeks and opens the rows behind a component', async () => {
  const page = await journey.open();
  await signIn(page, 'giamdoc');
  await page.goto('/can-bo/chi-so-766');
  await look(page, 'index-766-year');
  await page.selectOption('select[name=ky]', '2026-11-16.2026-11-22');
  await page.click('form.filters button');
  await page.waitForURL('**ky=2026-11-16**');
  expect(await page.textContent('main')).toContain('chốt lúc 23/11/2026');
  await look(page, 'index-766-week');
  await page.emulateMedia({ media: 'print' });
  await page.screenshot({ path: 'screenshots/index-766-print.png', fullPage: true });
  await page.emulateMedia({ media: 'screen' });
  await page.click('a:has-text("Cấp kết quả điện tử")');
  await page.waitForURL('**/can-bo/chi-tieu/electronic-result?tu=2026-11-16&den=2026-11-22');
});

it('whoever controls sees the weights, and what is wrong beside the field', async () => {
  const page = await journey.open();
  await signIn(page, 'kiemsoat');
  await page.goto('/can-bo/chi-so-766/trong-so');
  await look(page, 'index-766-weights');
  await page.fill('[name="max-4.1"]', '9');
  await page.fill('[name=validFrom]', '2026-12-01');
  await page.fill('[name=decision]', '12/QĐ-UBND ngày 20/11/2026');
  await page.click('button:has-text("Ghi trọng số")');
  expect(await page.textContent('.summary-error')).toContain('phải bằng 22');
  await look(page, 'index-766-weights-wrong');
  await page.fill('[name="max-4.1"]', '6');
  await page.click('button:has-text("Ghi trọng số")');
  await page.waitForSelector('li:has-text("12/QĐ-UBND")');
});

it.each([true, false])('everyone reads the index of a week, JavaScript: %s', async (javaScript) => {
  const page = await journey.open({ javaScript });
  await page.goto('/cong-khai/tuan');
  await page.click('summary:has-text("Thành phần")');
  expect(await page.textContent('.week-index')).toContain('Hồ sơ giải quyết đúng hạn');
  if (javaScript) await look(page, 'index-766-portal');
});
