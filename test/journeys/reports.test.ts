import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeDueReports } from '../../src/features/reports/index.ts';
import { instant } from '../../src/law/day.ts';
import { seedPlan } from '../../src/seed/seed-plan.ts';
import { dossierLife } from '../dossier-life.ts';
import { type Journey, look, signIn, startJourney } from './browser.ts';

let journey: Journey;
const on = (day: string) => instant(day, 540);
beforeAll(async () => {
  journey = await startJourney(on('2026-09-16'));
  const { at } = journey;
  await seedPlan(at.database, at.platform.files, at.wardId);
  const life = dossierLife(at);
  for (const [place, procedureCode] of ['1.004873', '1.001193', '2.000635', '1.000894'].entries()) {
    await life.finish(
      await life.accept({ procedureCode }, [], on(`2026-07-0${place + 1}`)),
      on(`2026-07-${place === 3 ? 30 : `0${place + 2}`}`),
    );
    await life.accept({ procedureCode }, [], on('2026-09-10'));
  }
  await life.accept({ forBody: 'Sở Xây dựng' }, [], on('2026-08-03'));
  await makeDueReports(at.database, at.wardId, at.platform.now());
});
afterAll(() => journey.close());

it('a quarterly report is read, written, refused with a wrong figure, handed in and looked at afterwards', async () => {
  const page = await journey.open();
  page.setDefaultTimeout(60_000);
  await signIn(page, 'kiemsoat');
  await page.goto('/can-bo/bao-cao');
  await look(page, 'reports-list');
  await page.click('text=Quý III năm 2026');
  await page.waitForSelector('text=Đã giải quyết 4 hồ sơ');
  await look(page, 'reports-draft');
  const report = page.url();
  await page.click('text=Sửa lời văn');
  await page.fill('[name="muc-h"]', 'Phường đã nhận {{khong-co}} hồ sơ.');
  await page.click('button:has-text("Lưu bản mới")');
  await page.waitForSelector('.summary-error');
  expect(await page.inputValue('[name="muc-h"]')).toBe('Phường đã nhận {{khong-co}} hồ sơ.');
  await look(page, 'reports-refused');
  await page.fill('[name="muc-h"]', 'Phường đã nhận {{tong-tiep-nhan}} hồ sơ.');
  await page.click('button:has-text("Lưu bản mới")');
  await page.waitForSelector('text=Phường đã nhận 9 hồ sơ.');
  await page.selectOption('[name=signing]', 'chairman');
  await page.click('button:has-text("Trình")');
  await page.waitForSelector('text=Dữ liệu đã đóng băng');
  await look(page, 'reports-handed-in');
  await page.click('text=văn bản của báo cáo');
  await page.waitForSelector('text=Phường đã nhận 9 hồ sơ.');
  await page.goto('/can-bo/bao-cao/bieu?tu=2026-06-15&den=2026-09-14&theo=procedure');
  await look(page, 'reports-forms');
  await page.goto(report);
  await page.click('table a[href*="cot=late"]');
  await page.waitForSelector('h1:has-text("Quá hạn")');
  await look(page, 'reports-rows');
});
