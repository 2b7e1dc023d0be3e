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
/** Of a browser without JavaScript. */
let plain: Page;

beforeAll(async () => {
  journey = await startJourney();
  const { database, wardId, platform, act } = journey.at;
  const times = { from: '08:00', to: '11:00', place: 'Nhà văn hóa tổ 4', isMobile: '1' };
  for (const day of ['2026-10-10', '2026-11-23']) {
    const session = sessionForm.parse({ clientKey: keyOf(`journey ${day}`), day, ...times });
    await database.transact((tx) => planSession(tx, act('giamdoc'), session));
  }
  await seedOutreach({ database, files: platform.files, wardId, until: platform.now() });
  page = await journey.open();
  await signIn(page, 'giamdoc');
  plain = await journey.open({ javaScript: false });
  await signIn(plain, 'giamdoc');
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
  await plain.goto(`${PATH}/moi?loai=broadcast&mau=luu-dong`);
  await plain.fill('[name=minutes]', '6 giờ');
  await plain.fill('[name=clusters]', 'Cụm 1\nCụm 2');
  await plain.check('[name=weekdays][value="1"]');
  await plain.fill('[name=until]', '2026-11-30');
  await plain.click('main form button[type=submit]');
  expect(await plain.textContent('main')).toContain('Mỗi dòng một giờ');
  expect(await plain.inputValue('[name=clusters]')).toBe('Cụm 1\nCụm 2');
  await plain.fill('[name=minutes]', '06:00');
  await plain.click('main form button[type=submit]');
  await plain.click('text=Duyệt, bắt đầu phát theo lịch');
  await plain.click('main button:has-text("Ghi buổi phát")');
  expect(await plain.textContent('main')).toContain('1/2');
  await page.goto(plain.url());
  await look(page, 'outreach-played');
  await page.goto(`${PATH}/moi?loai=broadcast&mau=luu-dong`);
  await look(page, 'outreach-new');
});

test('tổ lưu động đếm từng lượt', async () => {
  await plain.goto(`${PATH}/moi?loai=trip`);
  await plain.fill('[name=title]', 'Về tổ dân phố 4');
  await plain.selectOption('[name=sessionId]', { index: 1 });
  await plain.fill('[name=area]', 'Tổ dân phố 4');
  await plain.fill('[name=team]', 'Tổ lưu động – tiếp nhận');
  await plain.click('main form button[type=submit]');
  for (const count of ['1 lượt', '2 lượt']) {
    await plain.click('text=+1 lượt');
    expect(await plain.textContent('main')).toContain(count);
  }
  await page.goto(plain.url());
  await look(page, 'outreach-trip-today');
});
