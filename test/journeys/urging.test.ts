import { afterAll, beforeAll, expect, it } from 'vitest';
import { instant } from '../../src/law/day.ts';
import { dossierLife } from '../dossier-life.ts';
import { urgingLife } from '../urging-life.ts';
import { type Journey, look, signIn, startJourney } from './browser.ts';

let journey: Journey;
let life: Awaited<ReturnType<typeof urgingLife>>;
beforeAll(async () => {
  journey = await startJourney(instant('2026-06-01', 9 * 60));
  life = await urgingLife(journey.at);
});
afterAll(() => journey.close());

it('an urged unit reads about what it is urged and answers on the page of the case', async () => {
  const dossiers = dossierLife(journey.at);
  await dossiers.accept({}, [], instant('2026-06-24', 8 * 60));
  await dossiers.accept({}, [], instant('2026-06-25', 8 * 60));
  await life.turn('2026-07-01');
  await life.turn('2026-07-07');
  const { id } = await life.caseOf(2);
  const page = await journey.open();
  page.setDefaultTimeout(60_000);
  await signIn(page, 'hotich');
  await page.goto('/can-bo/viec');
  await look(page, 'urging-home');
  await page.click('text=Tổ chức đoàn đi trao đổi');
  await page.waitForURL(`**/can-bo/don-doc/${id}`);
  await page.fill('#text', 'Ngắn');
  await page.click('button:has-text("Gửi trả lời")');
  await page.waitForSelector('.summary-error');
  await look(page, 'urging-answer-refused');
  await page.fill('#text', 'Đoàn đã đi ngày 06/07, đang viết báo cáo.');
  await page.fill('#promisedOn', '2026-07-10');
  await page.click('button:has-text("Gửi trả lời")');
  await page.waitForSelector('text=hứa xong ngày 10/07/2026');
  await look(page, 'urging-answered');

  journey.at.platform.setNow(instant('2026-07-13', 9 * 60));
  await signIn(page, 'kiemsoat');
  await page.goto('/can-bo/don-doc');
  await look(page, 'urging-list');
  const late = (await life.cases()).find(({ state }) => state.kind === 'dossiers')!;
  await page.goto(`/can-bo/don-doc/${late.id}`);
  await look(page, 'urging-dossiers');
  await page.fill('#reason', 'Hồ sơ của đơn vị khác giải quyết, ghi nhầm đơn vị.');
  await page.click('button:has-text("Đóng vụ này")');
  await page.waitForSelector('text=Đóng không có sản phẩm');
  await page.goto('/can-bo/don-doc?dong=1');
  await look(page, 'urging-closed');
  expect(await page.textContent('main')).toContain('Hồ sơ quá hạn');
});
