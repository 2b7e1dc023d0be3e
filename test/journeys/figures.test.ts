import { afterAll, beforeAll, expect, it } from 'vitest';
import { instant } from '../../src/law/day.ts';
import { seedDossiers } from '../../src/seed/seed-dossiers.ts';
import { seedPlan } from '../../src/seed/seed-plan.ts';
import { type Journey, look, signIn, startJourney } from './browser.ts';

const NOW = instant('2026-11-23', 10 * 60);
const YEAR = 'tu=2026-01-01&den=2026-12-31';
const FIGURES =
  'Tên chỉ số,Kỳ,Tử số,Mẫu số,Tỷ lệ\nHồ sơ nộp trực tuyến,Năm 2026,52,80,65\nĐiều khác,,1,2,50\n';
let journey: Journey;

beforeAll(async () => {
  journey = await startJourney(NOW);
  const { database, platform, wardId } = journey.at;
  await seedPlan(database, platform.files, wardId);
  await seedDossiers({ database, files: platform.files, wardId, count: 80, until: NOW });
});
afterAll(() => journey.close());

it('opens a figure to what would change it, and from a sentence to its rows', async () => {
  const page = await journey.open();
  await signIn(page, 'chutich');
  await page.goto(`/can-bo/chi-tieu/received-online?${YEAR}`);
  expect(await page.textContent('main')).toContain('Dự báo hết kỳ');
  expect(await page.textContent('main')).toContain('đến 31/12/2026');
  await look(page, 'figure');
  await page.click('.levers a:has-text("dòng")');
  await page.waitForURL('**phan=rest**');
  expect(await page.textContent('main')).toContain('Chỉ xem:');
  await look(page, 'figure-narrowed');
  await page.goto(`/can-bo/chi-tieu/received-online/so-sanh?tu=2026-07-01&den=2026-10-31`);
  await look(page, 'figure-compared');
  await page.goto('/can-bo/chi-tieu');
  await look(page, 'figures');
});

it('shows the band and the need on the card of a task', async () => {
  const page = await journey.open();
  await signIn(page, 'chutich');
  await page.goto(`/can-bo/chi-tieu/received-online?${YEAR}`);
  await page.click('a[href*="/ke-hoach/nhiem-vu/"]');
  await page.waitForSelector('.outlook');
  await look(page, 'task-outlook');
});

it('takes in official figures and a list, and names the dossiers that differ', async () => {
  const page = await journey.open();
  await signIn(page, 'kiemsoat');
  await page.goto('/can-bo/chi-tieu-chinh-thuc');
  const send = async (kind: string, name: string, text: string) => {
    await page.goto('/can-bo/chi-tieu-chinh-thuc');
    await page.selectOption('[name="kind"]', kind);
    await page.fill('[name="source"]', 'Cổng Dịch vụ công quốc gia');
    await page.fill('[name="from"]', '2026-01-01');
    await page.fill('[name="until"]', '2026-12-31');
    await page.setInputFiles('[name="file"]', { name, mimeType: 'text/csv', buffer: Buffer.from(text) });
    await page.click('button:has-text("Đọc tệp")');
    await page.waitForURL('**/chi-tieu-chinh-thuc/*');
  };
  await send('figures', 'chi-so.csv', FIGURES);
  await look(page, 'official-review');
  await page.click('button:has-text("Dùng số này")');
  await page.waitForSelector('text=Đang dùng');
  const rows = await journey.at.database.db
    .selectFrom('dossiers')
    .select(['code', 'received_at', 'channel'])
    .orderBy('id')
    .execute();
  const lines = rows.slice(3).map((row, at) => {
    const channel = at % 9 === 0 ? 'Trực tiếp' : row.channel === 'online' ? 'Trực tuyến' : 'Trực tiếp';
    return `${row.code},Người nộp,${row.received_at!.toISOString().slice(0, 10)},${channel}`;
  });
  await send('dossiers', 'ho-so.csv', ['Mã hồ sơ,Họ tên,Ngày tiếp nhận,Kênh', ...lines].join('\n'));
  expect(await page.textContent('main')).toContain('1 cột khác không đọc và không lưu');
  await page.click('button:has-text("Dùng số này")');
  await page.waitForSelector('text=Đang dùng');
  await page.goto('/can-bo/chi-tieu-chinh-thuc');
  await look(page, 'official-imports');
  await page.goto(`/can-bo/chi-tieu/received-online/chinh-thuc?${YEAR}`);
  expect(await page.textContent('main')).toContain('Chỉ có ở hệ thống của phường');
  await look(page, 'official-difference');
});
