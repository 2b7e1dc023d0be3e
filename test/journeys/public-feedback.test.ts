import { afterAll, beforeAll, expect, it } from 'vitest';
import { findVotes } from '../../src/features/feedback/index.ts';
import { instant, parseLocal } from '../../src/law/day.ts';
import { saveFile } from '../../src/platform/files/file-store.ts';
import { makeJpeg } from '../files.ts';
import { publishedFeedback } from '../published-feedback.ts';
import { type Journey, look, startJourney } from './browser.ts';

const NOW = parseLocal('2026-11-23T09:00');
const SUBJECTS = [
  ['Đèn đường ngõ 12 hỏng', 'Ngõ 12 phố Trần Phú', 20.9412, 106.3301],
  ['Nắp cống bật trước cổng trường', 'Cổng trường Tiểu học, phố Hòa Bình', 20.9455, 106.3342],
  ['Chờ lâu ở quầy số 3 ngày thứ Hai', 'Trung tâm Phục vụ hành chính công', 20.9431, 106.3325],
  ['Rác để ba ngày chưa dọn', 'Cạnh chợ', 20.94312, 106.33252],
  ['Bảng niêm yết thủ tục cũ', 'Nhà văn hóa khu 4', 20.9387, 106.3269],
] as const;
let journey: Journey;
let code: string;
let id: number;

beforeAll(async () => {
  journey = await startJourney(NOW);
  const { at } = journey;
  const life = publishedFeedback(at);
  const bytes = makeJpeg({ width: 640, height: 480 });
  const file = await at.database.transact((tx) =>
    saveFile(tx, at.platform.files, at.wardId, { name: 'a.jpg', mediaType: 'image/jpeg', bytes }, NOW),
  );
  const photos = [{ file, mediaType: 'image/jpeg', description: 'Hàng chờ trước quầy' }];
  for (const [n, [title, place, latitude, longitude]] of SUBJECTS.entries()) {
    at.platform.setNow(instant(`2026-11-${10 + n}`, 600));
    const item = await life.publish(
      {
        proposal: '',
        ...{ title, place, latitude, longitude, matters: n % 2 ? ['regulation'] : ['conduct', 'regulation'] },
        content: `${title}. Người dân đã báo hai lần trong tháng mà chưa thấy ai trả lời, đề nghị phường xem lại và cho biết khi nào xong.`,
        answer:
          'Phường đã kiểm tra ngay trong ngày, giao đơn vị phụ trách khắc phục và xin lỗi người dân vì đã để chờ lâu.',
      },
      n === 2 ? photos : [],
    );
    if (n === 2) [id, code] = [item.id, item.code];
  }
  at.platform.setNow(NOW);
});
afterAll(() => journey.close());

it('without JavaScript a citizen finds an answer, judges it, and changes his mind', async () => {
  const page = await journey.open({ javaScript: false });
  await page.goto('/');
  await page.click('.doors a:has-text("Phản ánh đã trả lời")');
  expect(await page.textContent('h1')).toBe('Phản ánh, kiến nghị');
  await page.fill('#q', 'QUAY so 3');
  await page.click('button:text-is("Tìm")');
  await page.waitForURL('**/phan-anh?q=*');
  await page.click('.result-list a');
  await page.waitForURL(`**/phan-anh/${code}`);
  expect(await page.textContent('h1')).toContain('Chờ lâu ở quầy số 3');
  await page.click('button:has-text("Không hài lòng")');
  await page.waitForURL('**da-ghi=1*');
  expect(await page.textContent('#y-kien')).toContain('Bạn đã chọn: Không hài lòng');
  await page.click('button:text-matches("^Hài lòng")');
  await page.waitForSelector('text=Bạn đã chọn: Hài lòng');
  expect(await findVotes(journey.at.database.db, journey.at.wardId, id)).toEqual({ likes: 1, dislikes: 0 });
  await page.goto('/phan-anh/ban-do');
  await page.click('.place-mark >> nth=1');
  expect(page.url()).toMatch(/#so-\d$/);
});

it('looks right, wide and narrow, in both languages', async () => {
  const page = await journey.open();
  for (const [path, name] of [
    ['/', 'public-feedback-home'],
    ['/phan-anh', 'public-feedback-list'],
    ['/phan-anh?q=khong+co', 'public-feedback-nothing'],
    [`/phan-anh/${code}`, 'public-feedback-item'],
    ['/phan-anh/ban-do', 'public-feedback-map'],
    ['/du-lieu-mo', 'public-feedback-open-data'],
    ['/cong-khai', 'public-feedback-figures'],
    [`/phan-anh/${code}?ngon-ngu=en`, 'public-feedback-item-en'],
    ['/phan-anh?ngon-ngu=en', 'public-feedback-list-en'],
  ] as const) {
    await page.goto(path);
    if (name === 'public-feedback-list') await page.click('main details summary');
    await look(page, name);
  }
});
