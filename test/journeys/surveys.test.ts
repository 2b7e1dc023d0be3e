import { afterAll, beforeAll, expect, it } from 'vitest';
import { instant } from '../../src/law/day.ts';
import { surveyLife } from '../survey-life.ts';
import { type Journey, look, signIn, startJourney } from './browser.ts';

let journey: Journey;
let life: ReturnType<typeof surveyLife>;
beforeAll(async () => {
  journey = await startJourney(instant('2026-11-25', 9 * 60));
  life = surveyLife(journey.at);
});
afterAll(() => journey.close());

it.each([true, false])(
  'an applicant touches a face in the hall (script: %s)',
  async (javaScript) => {
    const id = await life.refused();
    const page = await journey.open({ javaScript });
    page.setDefaultTimeout(60_000);
    // Without script nothing can be measured on the page.
    const see = (name: string) => (javaScript ? look(page, name) : Promise.resolve());
    await page.goto('/may-danh-gia');
    await see('survey-kiosk');
    await page.fill('#code', await life.codeOf(id));
    await page.fill('#digits', '1234');
    await page.click('button:has-text("Tiếp tục")');
    await page.waitForSelector('.faces');
    await see('survey-faces');
    await page.click('button:has-text("Rất không hài lòng")');
    await page.waitForSelector('text=Cảm ơn bạn đã đánh giá');
    await see('survey-thanks');
  },
  120_000,
);

it('the desk shows a code, papers are typed and compared, and a bad rating is looked into', async () => {
  const id = await life.refused();
  for (let count = 0; count < 40; count++)
    await life.rate(await life.refused(), {
      whole: 3 + (count % 3),
      manner: 5,
      comment: `Nhanh, dễ hiểu ${count % 4}`,
    });
  await life.rate(await life.refused(), { whole: 1, comment: 'Phải đi lại ba lần', contact: '1' });
  journey.at.platform.setNow(instant('2026-11-25', 9 * 60 + 30));
  const page = await journey.open();
  page.setDefaultTimeout(60_000);
  await signIn(page, 'quay1');
  await page.goto(`/can-bo/ho-so/${id}`);
  await page.click('button:has-text("Hiện mã QR")');
  await page.waitForSelector('.qr-large svg');
  await look(page, 'survey-desk-code');

  await signIn(page, 'quay2');
  await page.goto('/can-bo/hai-long/phieu-giay');
  await page.fill('#code', await life.codeOf(id));
  await page.selectOption('#whole', '4');
  await page.click('button:has-text("Nhập phiếu")');
  await page.waitForSelector('.summary-error');
  await look(page, 'survey-paper-refused');
  await page.fill('#paperNo', '12/2026');
  await page.click('button:has-text("Nhập phiếu")');
  await page.waitForSelector('text=Đã nhập phiếu');

  journey.at.platform.setNow(instant('2026-11-25', 10 * 60));
  await signIn(page, 'kiemsoat');
  await page.goto('/can-bo/hai-long/doi-chieu');
  await look(page, 'survey-checks');
  await page.goto('/can-bo/hai-long/theo-doi');
  await look(page, 'survey-follow-ups');
  await page.click('tbody a');
  await page.waitForSelector('#text');
  await look(page, 'survey-follow-up');
  await signIn(page, 'giamdoc');
  await page.goto('/can-bo/hai-long');
  await look(page, 'survey-results');
  expect(await page.textContent('main')).toContain('Theo lĩnh vực');
});
