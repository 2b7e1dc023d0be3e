import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { planSession, sessionForm } from '../../src/features/organisation/index.ts';
import { searchOutreach } from '../../src/features/outreach/index.ts';
import { keyOf } from '../../src/seed/key.ts';
import { seedOutreach } from '../../src/seed/seed-outreach.ts';
import { type Journey, look, signIn, startJourney } from './browser.ts';

const PATH = '/can-bo/tuyen-truyen';
let journey: Journey;
let page: Page;

beforeAll(async () => {
  journey = await startJourney();
  const { database, wardId, platform, act } = journey.at;
  const times = { from: '08:00', to: '11:00', place: 'Nhà văn hóa tổ 4', isMobile: '1' };
  for (const day of ['2026-10-10', '2026-11-23']) {
    const session = sessionForm.parse({ clientKey: keyOf(`journey ${day}`), day, ...times });
    await database.transact((tx) => planSession(tx, act('giamdoc'), session));
  }
  await seedOutreach({ database, files: platform.files, wardId, until: platform.now() });
  page = await journey.open({ javaScript: false });
  await signIn(page, 'giamdoc');
});
afterAll(() => journey.close());

test('danh sách và trang của từng loại', async () => {
  await page.goto(PATH);
  await look(page, 'outreach-list');
  const { database, wardId } = journey.at;
  const all = { kind: null, unitId: null, from: null, to: null, after: null, limit: 50 };
  const items = await searchOutreach(database.db, wardId, all);
  for (const kind of ['broadcast', 'article', 'training', 'study', 'idea', 'trip']) {
    await page.goto(`${PATH}/${items.find((each) => each.kind === kind)!.id}`);
    await look(page, `outreach-${kind}`);
  }
  await page.goto(`${PATH}/${items.find(({ kind }) => kind === 'broadcast')!.id}/phieu`);
  await look(page, 'outreach-sheet');
});

test('lập đợt phát bằng tay, thiếu thì giữ chữ, không cần JavaScript', async () => {
  await page.goto(`${PATH}/moi?loai=broadcast&mau=luu-dong`);
  await page.fill('[name=minutes]', '6 giờ');
  await page.fill('[name=clusters]', 'Cụm 1\nCụm 2');
  await page.check('[name=weekdays][value="1"]');
  await page.fill('[name=until]', '2026-11-30');
  await page.click('main form button[type=submit]');
  expect(await page.textContent('main')).toContain('Mỗi dòng một giờ');
  expect(await page.inputValue('[name=clusters]')).toBe('Cụm 1\nCụm 2');
  await look(page, 'outreach-new');
  await page.fill('[name=minutes]', '06:00');
  await page.click('main form button[type=submit]');
  await page.click('text=Duyệt, bắt đầu phát theo lịch');
  await page.click('main button:has-text("Ghi buổi phát")');
  expect(await page.textContent('main')).toContain('1/2');
  await look(page, 'outreach-played');
});

test('tổ lưu động đếm từng lượt', async () => {
  await page.goto(`${PATH}/moi?loai=trip`);
  await page.fill('[name=title]', 'Về tổ dân phố 4');
  await page.selectOption('[name=sessionId]', { index: 1 });
  await page.fill('[name=area]', 'Tổ dân phố 4');
  await page.fill('[name=team]', 'Tổ lưu động – tiếp nhận');
  await page.click('main form button[type=submit]');
  for (const count of ['1 lượt', '2 lượt']) {
    await page.click('text=+1 lượt');
    expect(await page.textContent('main')).toContain(count);
  }
  await look(page, 'outreach-trip-today');
});
