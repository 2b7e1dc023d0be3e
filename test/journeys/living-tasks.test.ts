import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeWeeks } from '../../src/features/indicators/index.ts';
import { listMeetings } from '../../src/features/meetings/index.ts';
import { planSession, sessionForm } from '../../src/features/organisation/index.ts';
import { findPlan, listSubtasks, type Plan } from '../../src/features/plans/index.ts';
import { parseLocal } from '../../src/law/day.ts';
import { keyOf } from '../../src/seed/key.ts';
import { seedActivities, seedPlan } from '../../src/seed/seed-plan.ts';
import { seedArticles } from '../../src/seed/seed-site.ts';
import { seedTasks } from '../../src/seed/seed-tasks.ts';
import { type Journey, look, signIn, startJourney } from './browser.ts';

const until = parseLocal('2026-11-23T15:00');
let journey: Journey;
let plan: Plan;
let page: Page;

beforeAll(async () => {
  journey = await startJourney(until);
  const { database, wardId, platform, act } = journey.at;
  const { files } = platform;
  await seedPlan(database, files, wardId);
  await seedActivities(database, files, wardId, until);
  await seedArticles(database, wardId, until);
  await takeWeeks(database, wardId, until);
  for (const day of ['2026-05-09', '2026-10-10'])
    await database.transact((tx) =>
      planSession(
        tx,
        act('giamdoc'),
        sessionForm.parse({
          ...{
            clientKey: keyOf(day),
            day,
            from: '08:00',
            to: '11:00',
            place: 'Nhà văn hóa tổ 4',
            isMobile: '1',
          },
        }),
      ),
    );
  await seedTasks({ database, files, wardId, until });
  plan = (await findPlan(database.db, wardId, 2026))!;
  page = await journey.open();
  await signIn(page, 'giamdoc');
});
afterAll(() => journey.close());

const taskAt = (order: number) =>
  `/can-bo/ke-hoach/nhiem-vu/${plan.tasks.find((each) => each.order === order)!.key}`;

test('bức tường, tiến độ cả năm, việc của đơn vị', async () => {
  await page.goto('/can-bo/ke-hoach');
  await look(page, 'e-wall');
  await page.goto('/can-bo/ke-hoach/tien-do');
  expect(await page.locator('.timeline tbody tr').count()).toBe(30);
  await look(page, 'e-timeline');
  await page.goto('/can-bo/ke-hoach/don-vi');
  await look(page, 'e-unit');
});

test('nhiệm vụ có minh chứng, giao việc con, báo xong', async () => {
  await page.goto(taskAt(12));
  await look(page, 'e-task-trips');
  await page.goto(taskAt(13));
  await look(page, 'e-task-weekly');
  await page.goto(taskAt(2));
  await page.getByRole('link', { name: 'Giao việc con' }).click();
  await look(page, 'e-assign');
  await page.getByLabel('Việc cần làm').fill('Kiểm tra chéo giữa hai phòng');
  await page.getByLabel('Đơn vị').selectOption({ label: 'Văn phòng HĐND&UBND' });
  await page.getByLabel('Hạn').fill('2026-12-04');
  await page.getByRole('button', { name: 'Giao việc' }).click();
  await page.getByRole('link', { name: 'Kiểm tra chéo giữa hai phòng' }).click();
  await look(page, 'e-subtask');
  await page.getByLabel('Số văn bản').fill('150/BC-VP');
  await page.getByRole('button', { name: 'Báo xong' }).click();
  await page.locator('h1 + .status', { hasText: 'Đã xong' }).waitFor();
  const { database, wardId } = journey.at;
  const done = await listSubtasks(database.db, wardId, { planId: plan.id, state: 'done' });
  expect(done.some((each) => each.title === 'Kiểm tra chéo giữa hai phòng')).toBe(true);
});

test('giao ban: lên lịch, ghi thành phần, kết luận giao việc, soạn biên bản', async () => {
  await page.goto('/can-bo/giao-ban');
  await look(page, 'e-meetings');
  await page.getByLabel('Ngày').fill('2026-11-23');
  await page.getByRole('button', { name: 'Lên lịch và lập chương trình' }).click();
  await page.getByRole('heading', { name: 'Chương trình (' }).waitFor();
  await look(page, 'e-agenda');
  await page
    .getByLabel('TT PVHCC: dự họp')
    .or(page.getByLabel('Trung tâm PVHCC: dự họp'))
    .selectOption('present');
  await page.getByRole('button', { name: 'Ghi thành phần, bắt đầu họp' }).click();
  await page.getByRole('button', { name: 'Kết thúc: đã ghi đủ kết luận' }).waitFor();
  await page.locator('.agenda summary').first().click();
  const point = page.locator('.agenda > li').first();
  await point.getByLabel('Kết luận').fill('Văn phòng báo cáo trước thứ Sáu');
  await point.getByLabel('Đơn vị làm').selectOption({ label: 'Văn phòng HĐND&UBND' });
  await point.getByLabel('Hạn').fill('2026-11-27');
  await point.getByRole('button', { name: 'Ghi kết luận' }).click();
  await page.locator('.conclusion').waitFor();
  await page.getByRole('button', { name: 'Soạn biên bản' }).click();
  await page.getByText('Dự thảo').waitFor();
  await look(page, 'e-meeting-held');
  const [meeting] = await listMeetings(journey.at.database.db, journey.at.wardId, { limit: 1, after: null });
  expect(meeting!.state).toBe('held');
});
