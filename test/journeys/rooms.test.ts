import { afterAll, beforeAll, expect, it } from 'vitest';
import { adoptProcess, genericProcess } from '../../src/features/procedures/index.ts';
import { parseLocal } from '../../src/law/day.ts';
import { WORKING_HOURS } from '../../src/law/working-time.ts';
import { dossierLife } from '../dossier-life.ts';
import { troubledWard } from '../operation-life.ts';
import { type Journey, look, signIn, startJourney } from './browser.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney(parseLocal('2026-11-16T09:00'));
  const { at } = journey;
  const life = dossierLife(at);
  await life.accept();
  await troubledWard(at);
  const given = await life.accept({ applicantPhone: '0000001235' });
  await life.take(given, 'quay1', 'transfer');
  const late = await life.accept({}, [], parseLocal('2026-11-02T09:00'));
  await life.take(late, 'quay1', 'transfer', {}, parseLocal('2026-11-02T09:00'));
  const process = genericProcess({ amount: 3, unit: 'wd' }, WORKING_HOURS[0]!);
  process.nodes[2]!.next.unshift({ to: 'b5', when: { fact: 'outcome', is: ['denied'] } });
  await at.database.transact((tx) =>
    adoptProcess(tx, at.act('kiemsoat'), {
      ...process,
      ...{ code: 'hon-nhan', name: 'Xác nhận tình trạng hôn nhân', procedureCodes: ['1.004873'] },
      ...{ decision: '12/QĐ-UBND ngày 10/11/2026', validFrom: '2026-11-16' },
    }),
  );
});
afterAll(() => journey.close());

/** Every room of the house that no other journey visits: seen at both widths, sound for those who cannot see. */
it.each([
  ['quay1', '/can-bo/viec', 'home-desk', 'Việc hôm nay'],
  ['chanhvp', '/can-bo/ho-so?viec=unit', 'list-unit', 'Hồ sơ'],
  ['quay1', '/can-bo/so-theo-doi?tu=2026-11-01&den=2026-11-30', 'register', 'Sổ theo dõi'],
  ['quay1', '/can-bo/chung-thuc', 'certifications', 'Sổ chứng thực'],
  ['kiemsoat', '/can-bo/quan-tri', 'administration', 'Quản trị'],
  ['kiemsoat', '/can-bo/lich', 'calendar', 'Lịch làm việc'],
  ['quantri', '/can-bo/cai-dat', 'settings', 'Cài đặt'],
  ['chanhvp', '/can-bo/nguoi-vang', 'absences', 'Người vắng'],
  ['quantri', '/can-bo/tai-khoan-can-bo', 'accounts', 'Tài khoản'],
  ['quantri', '/can-bo/don-vi', 'units', 'Đơn vị'],
  ['hotich', '/can-bo/tai-khoan', 'account', 'Công chức hộ tịch'],
  ['kiemsoat', '/can-bo/nhat-ky/thay-doi', 'changes', 'Nhật ký'],
  ['kiemsoat', '/can-bo/thong-bao', 'notices', 'Thông báo'],
  ['kiemsoat', '/can-bo/mau-thong-bao', 'notice-template', 'Mẫu thông báo'],
  ['quantri', '/can-bo/viec-nen', 'jobs', 'Việc nền'],
  ['quantri', '/can-bo/quan-tri/van-hanh', 'operation', 'Vận hành'],
  ['kiemsoat', '/can-bo/danh-muc', 'catalogue', 'Danh mục'],
  ['kiemsoat', '/can-bo/danh-muc/doi-chieu', 'catalogue-compare', ''],
  ['kiemsoat', '/can-bo/danh-muc/1.004873', 'catalogue-procedure', ''],
  ['kiemsoat', '/can-bo/danh-muc/1.004873/moi', 'catalogue-editor', ''],
  ['kiemsoat', '/can-bo/quy-trinh', 'processes', 'Quy trình nội bộ'],
  ['kiemsoat', '/can-bo/quy-trinh/hon-nhan', 'process', 'Xác nhận tình trạng'],
  ['kiemsoat', '/can-bo/quy-trinh/moi?tu=hon-nhan', 'process-editor', 'Lập quy trình'],
])('%s sees %s', async (who, path, name, heading) => {
  const page = await journey.open();
  await signIn(page, who);
  await page.goto(path);
  expect(await page.textContent('h1')).toContain(heading);
  await look(page, name);
});

it('ticks rows and takes them a step further together', async () => {
  const page = await journey.open();
  await signIn(page, 'chanhvp');
  await page.goto('/can-bo/ho-so?viec=unit');
  for (const box of await page.locator('input[name=dossier]').all()) await box.check();
  await page.click('button[value=assign]');
  await page.waitForURL('**/nhieu');
  expect(await page.textContent('h1')).toContain('2 / 2 hồ sơ');
  await look(page, 'bulk');
});

it('shows what a day off would move before it is saved', async () => {
  const page = await journey.open();
  await signIn(page, 'quantri');
  await page.goto('/can-bo/lich');
  await page.fill('#day', '2026-11-18');
  await page.fill('#why', 'Nghỉ phòng bão');
  await page.fill('form[action$="/ngay"] [name=decision]', '12/QĐ-UBND');
  await page.click('form[action$="/ngay"] button');
  await page.waitForSelector('h1:has-text("hồ sơ")');
  await look(page, 'calendar-preview');
  await page.click('button:has-text("Lưu và tính lại hạn")');
  await page.waitForURL('**/can-bo/lich');
  expect(await page.textContent('main')).toContain('Nghỉ phòng bão');
});
