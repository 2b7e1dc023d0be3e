import { afterAll, beforeAll, expect, it } from 'vitest';
import { parseLocal } from '../../src/law/day.ts';
import { VISITOR_COOKIE } from '../../src/portal/visitor.ts';
import { makeCitizen } from '../citizens.ts';
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

it('who looked at a dossier stands on its page, in the log, and on its applicant’s account without JavaScript', async () => {
  const { at } = journey;
  at.platform.setNow(parseLocal('2026-11-17T09:00'));
  const dossierId = await dossierLife(at).accept({ applicantPersonalId: '999000111222' });
  const page = await journey.open();
  await signIn(page, 'hotich');
  await page.goto(`/can-bo/ho-so/${dossierId}`);
  await page.goto('/can-bo/ho-so?viec=all');
  await signIn(page, 'giamdoc');
  await page.goto(`/can-bo/ho-so/${dossierId}`);
  await page.reload();
  await page.click('summary:has-text("Ai đã xem")');
  await page.locator('details li', { hasText: at.officer('hotich').displayName }).waitFor();
  await look(page, 'looks-dossier');
  await page.click('text=Mọi lượt xem hồ sơ này');
  await page.locator('td', { hasText: 'Trang hồ sơ' }).first().waitFor();
  await look(page, 'looks');
  await page.click('text=Ai xem nhiều');
  await page.locator('th', { hasText: at.officer('hotich').displayName }).waitFor();
  await look(page, 'looks-most');
  const plain = await journey.open({ javaScript: false });
  const { cookie } = await makeCitizen(at, { personalId: '999000111222' });
  await plain.context().addCookies([{ name: VISITOR_COOKIE, value: cookie, url: journey.address }]);
  await plain.goto('/tai-khoan');
  await plain.click('text=Ai đã xem hồ sơ của tôi');
  await plain
    .locator('li', { hasText: at.officer('hotich').title })
    .first()
    .waitFor();
  expect(await plain.locator('main').innerText()).not.toContain(at.officer('hotich').displayName);
  const own = await journey.open();
  await own.context().addCookies([{ name: VISITOR_COOKIE, value: cookie, url: journey.address }]);
  await own.goto('/tai-khoan/ai-da-xem');
  await look(own, 'looks-own');
  await own.goto('/tai-khoan/du-lieu');
  await look(own, 'own-data');
  await signIn(page, 'quay1');
  await page.goto('/can-bo/quyen-du-lieu');
  await look(page, 'data-rights');

  await plain.goto('/tai-khoan/du-lieu');
  await plain.selectOption('#kind', 'erase');
  await plain.fill('#words', 'Tôi muốn xóa giấy tờ trong kho và hồ sơ.');
  await plain.click('button:has-text("Gửi yêu cầu")');
  await plain.locator('.summary-error', { hasText: 'Chọn ít nhất một loại dữ liệu.' }).waitFor();
  for (const part of ['vault', 'dossiers']) await plain.check(`input[value="${part}"]`);
  await plain.click('button:has-text("Gửi yêu cầu")');
  await plain.locator('article', { hasText: 'Đang xem xét.' }).waitFor();
  await page.goto('/can-bo/quyen-du-lieu/moi');
  await look(page, 'data-request-desk');
  await signIn(page, 'giamdoc');
  await page.goto('/can-bo/quyen-du-lieu');
  await look(page, 'data-requests');
  await page.click('main th a');
  await page.waitForSelector('#vault');
  await look(page, 'data-request');
  await page.selectOption('#vault', 'granted');
  await page.selectOption('#dossiers', 'refused');
  await page.fill('[name="vault.reason"]', 'Đúng chủ giấy tờ.');
  await page.fill('[name="dossiers.reason"]', 'Phải lưu theo pháp luật.');
  await page.click('button:has-text("Ghi quyết định")');
  await page.locator('h2', { hasText: 'Đã trả lời' }).waitFor();
  await look(page, 'data-request-answered');
  await own.goto('/tai-khoan/du-lieu');
  await own.locator('li', { hasText: 'đang giải quyết' }).waitFor();
  await look(own, 'own-data-answered');
});
