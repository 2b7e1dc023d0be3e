import { afterAll, beforeAll, expect, it } from 'vitest';
import { parseLocal } from '../../src/law/day.ts';
import { type Journey, look, signIn, startJourney } from './browser.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney(parseLocal('2026-11-16T09:00'));
});
afterAll(() => journey.close());

it('completes a procedure without JavaScript, and shows it to citizens', async () => {
  const page = await journey.open({ javaScript: false });
  await signIn(page, 'kiemsoat');
  await page.goto('/can-bo/danh-muc/2.000815');
  await page.click('a:has-text("Lập phiên bản mới")');
  await page.fill('[name="decision"]', '88/QĐ-UBND');
  await page.fill('[name="decidedOn"]', '2026-11-10');
  await page.click('button:has-text("Thêm giấy tờ")');
  expect(await page.inputValue('[name="decision"]')).toBe('88/QĐ-UBND');
  const rows = await page.locator('#documents .repeat-row').count();
  await page.fill(`[name="documents.${rows - 1}.name"]`, 'Giấy tờ mới của phường');
  await page.fill(`[name="documents.${rows - 1}.quantity"]`, 'hai');
  await page.click('button:has-text("Lập phiên bản mới")');
  expect(await page.textContent('[role="alert"]')).toContain('Số lượng từ 1 đến 999.');
  await page.fill(`[name="documents.${rows - 1}.quantity"]`, '2');
  await page.click('button:has-text("Lập phiên bản mới")');
  expect(await page.textContent('main')).toContain('Phiên bản 2');
  await page.goto('/thu-tuc/2.000815');
  expect(await page.textContent('main')).toContain('Giấy tờ mới của phường');
  expect(await page.textContent('main')).toContain('Theo 88/QĐ-UBND ngày 10/11/2026: thành phần hồ sơ');
});

it('lists what is lacking, shows versions and the editor with its errors', async () => {
  const page = await journey.open();
  await signIn(page, 'kiemsoat');
  await page.goto('/can-bo/danh-muc?thieu=any&q=chứng thực');
  await look(page, 'catalogue-list');
  await page.goto('/can-bo/danh-muc/2.000815');
  await look(page, 'catalogue-versions');
  await page.goto('/can-bo/danh-muc/2.000815/moi');
  await look(page, 'catalogue-editor');
  await page.fill('[name="terms.0.when"]', '');
  await page.fill('[name="decision"]', '89/QĐ-UBND');
  await page.fill('[name="decidedOn"]', '2026-11-10');
  await page.fill('[name="documents.0.quantity"]', 'hai');
  await page.click('button:text-is("Lập phiên bản mới")');
  await page.waitForSelector('[role="alert"]');
  await look(page, 'catalogue-editor-wrong');
});

it('compares with an export and takes over one part', async () => {
  const page = await journey.open();
  await signIn(page, 'kiemsoat');
  await page.goto('/can-bo/danh-muc/doi-chieu');
  await look(page, 'catalogue-ask');
  const rows = [
    { ma_thu_tuc: '1.001193', ten: 'Đăng ký khai sinh (thử)', thoi_han: '2 ngày làm việc' },
    { ma_thu_tuc: '1.999990', ten: 'Thủ tục mới tinh', so_quyet_dinh: '9/QĐ-BTP ngày 01/10/2026' },
    { ma_thu_tuc: 'hỏng', ten: 'Dòng hỏng' },
  ];
  const file = { name: 'xuat.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(rows)) };
  await page.setInputFiles('[name="file"]', file);
  await page.click('button:has-text("So sánh")');
  await page.waitForSelector('text=Cập nhật những điểm đã chọn');
  await look(page, 'catalogue-differences');
  await page.check('[value="1.001193|terms"]');
  await page.check('[value="1.999990"]');
  await page.click('button:has-text("Cập nhật những điểm đã chọn")');
  await page.waitForSelector('text=Đã cập nhật 2 thủ tục.');
});

it('tries words for the slips before saving them, without JavaScript too', async () => {
  const page = await journey.open({ javaScript: false });
  await signIn(page, 'quantri');
  await page.goto('/can-bo/mau-phieu?loai=apology-letter');
  await page.fill('[name="closing"]', 'Kính mong {nguoiNop} thông cảm');
  await page.selectOption('[name="signer"]', 'chairman');
  await page.click('button:text-is("Xem thử")');
  expect(await page.textContent('.slip')).toContain('Kính mong NGUYỄN VĂN VÍ DỤ thông cảm./.');
  await page.click('button:text-is("Lưu")');
  expect(await page.textContent('main')).toContain('1 lần sửa');
  const seen = await journey.open();
  await signIn(seen, 'quantri');
  for (const form of ['all', 'apology-letter', 'register']) {
    await seen.goto(`/can-bo/mau-phieu?loai=${form}`);
    await look(seen, `slip-words-${form}`);
  }
});
