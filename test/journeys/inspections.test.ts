import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listFindings, listInspections, listPhotos } from '../../src/features/inspections/index.ts';
import { parseLocal } from '../../src/law/day.ts';
import { seedInspections } from '../../src/seed/seed-inspections.ts';
import { seedPlan } from '../../src/seed/seed-plan.ts';
import { giveCertificates } from '../certificates.ts';
import { dossierLife } from '../dossier-life.ts';
import { type Journey, look, signIn, startJourney } from './browser.ts';

const now = parseLocal('2026-11-23T09:00');
let journey: Journey;
let authority: Awaited<ReturnType<typeof giveCertificates>>;
let page: Page;

beforeAll(async () => {
  journey = await startJourney(now);
  const { database, platform, wardId } = journey.at;
  authority = await giveCertificates(journey.at);
  await seedPlan(database, platform.files, wardId);
  await dossierLife(journey.at).accept({}, [], parseLocal('2026-10-05T09:00'));
  await seedInspections(platform, wardId);
  page = await journey.open();
  await signIn(page, 'giamdoc');
});
afterAll(async () => {
  await authority.close();
  await journey.close();
});

const all = () => listInspections(journey.at.database.db, journey.at.officer('giamdoc'), {});

test('năm, cuộc đã kết luận, số liệu', async () => {
  await page.goto('/can-bo/kiem-tra');
  await look(page, 'f-inspections');
  await page.getByRole('link', { name: 'Phòng Văn hóa – Xã hội' }).click();
  await page.getByRole('heading', { name: 'Kết luận' }).waitFor();
  await look(page, 'f-inspection-concluded');
  await page.getByRole('link', { name: 'hồ sơ tiếp nhận' }).first().click();
  await look(page, 'f-inspection-figure');
});

/** The same page with scripts, which axe needs. */
async function seen(plain: Page, name: string): Promise<void> {
  await page.goto(plain.url());
  await look(page, name);
}

test('không JavaScript: lập đột xuất từ một chỉ tiêu, kiểm tra từng phần trên điện thoại, có ảnh', async () => {
  const plain = await journey.open({ javaScript: false });
  await signIn(plain, 'giamdoc');
  await plain.goto('/can-bo/kiem-tra/lap?nguon=indicator/on-time');
  await seen(plain, 'f-inspection-plan');
  await plain.getByLabel('Đơn vị được kiểm tra').selectOption({ label: 'Văn phòng HĐND&UBND' });
  await plain.getByLabel('Ngày kiểm tra').fill('2026-11-23');
  await plain.getByLabel('Đột xuất').check();
  await plain.getByLabel('Cán bộ quầy 1').check();
  await plain.getByRole('button', { name: 'Lập cuộc kiểm tra' }).click();
  await plain.getByRole('button', { name: 'Bắt đầu kiểm tra' }).click();
  await plain.getByRole('link', { name: 'Kiểm tra: kiểm soát việc thực hiện' }).click();
  await seen(plain, 'f-inspection-block');
  await plain.setViewportSize({ width: 390, height: 800 });
  const late = plain.getByRole('group', { name: 'Hồ sơ được giải quyết đúng hạn' });
  await late.getByLabel('Không đạt').check();
  const picture = await sharp({ create: { width: 800, height: 600, channels: 3, background: '#a85' } })
    .jpeg()
    .toBuffer();
  await late
    .locator('input[type=file]')
    .setInputFiles({ name: 'so.jpg', mimeType: 'image/jpeg', buffer: picture });
  await plain.getByRole('button', { name: 'Lưu phần này' }).click();
  await plain.getByRole('alert').waitFor();
  expect(await plain.getByRole('alert').textContent()).toContain('Ghi rõ đã thấy gì');
  await late.getByLabel('Đã thấy gì').fill('Hồ sơ khai sinh quá hạn bảy tuần, chưa ai báo');
  await late
    .locator('input[type=file]')
    .setInputFiles({ name: 'so.jpg', mimeType: 'image/jpeg', buffer: picture });
  await plain.getByRole('button', { name: 'Lưu phần này' }).click();
  await plain.getByRole('heading', { name: 'Rà soát' }).waitFor();
  const [made] = (await all()).filter((each) => each.state === 'under_way');
  const { db } = journey.at.database;
  const { wardId } = journey.at;
  expect(await listFindings(db, wardId, made!.id)).toMatchObject([
    { point: 'performance-late', verdict: 'unmet', agrees: true, figure: { count: 1, of: 1 } },
  ]);
  expect(await listPhotos(db, wardId, made!.id)).toHaveLength(1);
  await plain.goto(`/can-bo/kiem-tra/${made!.id}`);
  await seen(plain, 'f-inspection-under-way');
});
