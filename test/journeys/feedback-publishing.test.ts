import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findPublished } from '../../src/features/feedback/index.ts';
import { instant } from '../../src/law/day.ts';
import { saveFile } from '../../src/platform/files/file-store.ts';
import { feedbackLife } from '../feedback-forms.ts';
import { publishingLife } from '../publishing-forms.ts';
import { type Journey, look, signIn, startJourney } from './browser.ts';

let journey: Journey;

beforeAll(async () => {
  journey = await startJourney(instant('2026-11-24', 9 * 60));
});
afterAll(() => journey.close());

it('biên tập, xem lại, công khai một phản ánh có ảnh, không cần JavaScript', async () => {
  const { at } = journey;
  const life = feedbackLife(at);
  const picture = await sharp({ create: { width: 1200, height: 800, channels: 3, background: '#8899aa' } })
    .jpeg()
    .toBuffer();
  const stored = { name: 'anh.jpg', mediaType: 'image/jpeg', bytes: new Uint8Array(picture) };
  const file = await at.database.transact((tx) =>
    saveFile(tx, at.platform.files, at.wardId, stored, at.platform.now()),
  );
  const content =
    'Tôi là Phạm Văn Thử (091 234 5678). Sáng thứ Hai tôi và ông Trần Văn Bình chờ hai giờ ở quầy 3 mà không ai gọi số, xe 15A-123.45 của tôi bị trông giữ thêm tiền.';
  const words = life.words({
    ...({ content, place: '12 Trần Phú', latitude: 20.93734, longitude: 106.31456 } as object),
    ...{ proposal: 'Đề nghị thêm người trực quầy.' },
  });
  const id = await publishingLife(at, life).answered({ words, files: [{ name: 'anh.jpg', file }] });
  const { code } = await life.state(id);
  const page = await journey.open({ javaScript: false });
  const eyes = await journey.open();
  await signIn(eyes, 'kiemsoat');
  await signIn(page, 'kiemsoat');
  await page.goto(`/can-bo/phan-anh/${id}`);
  await page.click('a:has-text("Biên tập, công khai")');
  const path = new URL(page.url()).pathname;
  await eyes.goto(path);
  await look(eyes, 'publishing');
  expect(await page.inputValue('#content')).not.toContain('Bình');
  await page.fill('#content', `${await page.inputValue('#content')} Hỏi bà Nguyễn Thị Hoa.`);
  await page.check('input[name="isRead"]');
  await page.click('button:has-text("Công khai")');
  expect(await page.textContent('.summary-error')).toContain('có mục cần sửa');
  await page.click('li:has(mark:text("Nguyễn Thị Hoa")) input[value="mask"]');
  await page.check('input[name="photo-1"]');
  await page.fill('#photo-text-1', 'Quầy 3 lúc chín giờ sáng');
  await page.check('input[name="blur-1"][value="9"]');
  await page.check('input[name="blur-1"][value="10"]');
  await page.click('button:has-text("Xem lại")');
  expect(await page.inputValue('#content')).toContain('Hỏi bà [tên người].');
  await eyes.check('input[name="photo-1"]');
  await eyes.fill('#photo-text-1', 'Quầy 3 lúc chín giờ sáng');
  await eyes.check('input[name="blur-1"][value="9"]');
  await eyes.fill('#content', 'Sáng thứ Hai tôi chờ hai giờ, gọi 0987 654 321.');
  await eyes.click('button:has-text("Công khai")');
  await eyes.waitForSelector('.summary-error');
  await look(eyes, 'publishing-refused');
  await page.check('input[name="isRead"]');
  await page.click('button:has-text("Công khai")');
  expect(await page.textContent('h1 + .status')).toContain('công khai');
  await eyes.goto(path);
  await look(eyes, 'publishing-done');
  const shown = (await findPublished(at.database.db, at.wardId, code))!;
  expect(shown.content).toContain('[tên người]');
  expect([shown.latitude, shown.version]).toEqual([null, 1]);
  await page.click('summary:has-text("Hạ xuống")');
  await page.fill('#take_down-reason', 'Người gửi báo còn lộ thông tin.');
  await page.click('button:has-text("Hạ xuống")');
  expect(await findPublished(at.database.db, at.wardId, code)).toBeNull();
});
