import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DEMO_PASSWORD } from '../../src/seed/seed-organisation.ts';
import { seedPlan } from '../../src/seed/seed-plan.ts';
import { giveCertificates } from '../certificates.ts';
import { officialLife } from '../official-life.ts';
import { readPdfText } from '../pdf-text.ts';
import { pdfsig } from '../result-life.ts';
import { type Journey, look, signIn, startJourney } from './browser.ts';

let journey: Journey;
let authority: Awaited<ReturnType<typeof giveCertificates>>;
beforeAll(async () => {
  journey = await startJourney();
  authority = await giveCertificates(journey.at);
  await seedPlan(journey.at.database, journey.at.platform.files, journey.at.wardId);
});
afterAll(async () => {
  await authority.close();
  await journey.close();
});

async function download(page: Page, path: string): Promise<Buffer> {
  const answer = await page.request.get(path);
  expect(answer.status()).toBe(200);
  return answer.body();
}

it('a report is written from a template, reviewed, signed, issued, sent, read and published', async () => {
  const page = await journey.open();
  page.setDefaultTimeout(60_000);

  await signIn(page, 'kiemsoat');
  await page.goto('/can-bo/van-ban');
  await look(page, 'documents-empty');
  await page.click('text=Soạn từ mẫu');
  await page.click('text=Báo cáo chuyên đề');
  expect(await page.inputValue('#body')).toMatch(/Giải quyết đúng hạn: chưa có dữ liệu \(tháng 10 năm 2026/);
  expect(await page.inputValue('#subject')).toContain('tháng 10 năm 2026');
  const body = await page.inputValue('#body');
  await page.fill('#body', `${body}\n{{chỉ số:không có}}`);
  await page.click('button:has-text("Lưu dự thảo")');
  await page.waitForSelector('.summary-error');
  expect(await page.inputValue('#body')).toContain('{{chỉ số:không có}}');
  await look(page, 'documents-refused');
  await page.fill(
    '#body',
    `${body}\n| Đơn vị | Tỷ lệ |\n|----|--:|\n| Phòng Văn hóa | 98 |\nTrân trọng báo cáo.`,
  );
  await page.click('button:has-text("Lưu dự thảo")');
  await page.waitForSelector('text=Trình duyệt');
  const path = new URL(page.url()).pathname;
  await look(page, 'documents-draft');
  await page.click('a:has-text("Sửa")');
  await look(page, 'documents-edit');
  await page.fill('#subject', 'Kết quả kiểm soát thủ tục hành chính tháng 10 năm 2026');
  await page.click('button:has-text("Lưu dự thảo")');
  await page.waitForSelector('text=Bản 2');
  await page.click('button:has-text("Trình duyệt")');
  await page.waitForSelector('text=Chờ duyệt');

  await signIn(page, 'giamdoc');
  await page.goto('/can-bo/van-ban?cua-toi=1');
  await page.click('text=Kết quả kiểm soát thủ tục hành chính');
  await page.click('button:has-text("Duyệt")');
  await page.waitForSelector('text=Chờ ký');

  await signIn(page, 'phochutich');
  await page.goto(path);
  await page.fill('#secret', 'sai mật khẩu');
  await page.click('button:has-text("Ký số")');
  await page.waitForSelector('.summary-error');
  await look(page, 'documents-sign');
  await page.fill('#secret', DEMO_PASSWORD);
  await page.click('button:has-text("Ký số")');
  await page.waitForSelector('text=Chờ phát hành');

  await signIn(page, 'vanthu');
  await page.goto(path);
  await page.fill('#secret', DEMO_PASSWORD);
  await page.click('button:has-text("Cấp số, đóng dấu")');
  await page.waitForSelector('text=01/BC-UBND');
  await page.click('text=Gửi đơn vị trong phường');
  await page.selectOption('#unitIds', { label: 'Phòng Văn hóa – Xã hội' });
  await page.click('button:has-text("Gửi đơn vị")');
  await page.waitForSelector('text=chưa đọc');
  await look(page, 'documents-issued');
  const pdf = await download(page, `${path}.pdf`);
  expect(pdfsig(pdf).slice(0, 2)).toEqual(['Signature is Valid.', 'Signature is Valid.']);
  expect(readPdfText(pdf)).toContain('Số: 01/BC-UBND');
  expect((await download(page, `${path}.docx`)).subarray(0, 2).toString()).toBe('PK');
  await page.goto('/can-bo/so-van-ban?so=official-report');
  await page.waitForSelector('text=01/BC-UBND');
  await look(page, 'documents-register');

  await signIn(page, 'vanhoa');
  await page.goto('/can-bo/van-ban/den');
  await look(page, 'documents-received');
  await page.click('button:has-text("Đã đọc")');
  await page.waitForSelector('button:has-text("Đã đọc")', { state: 'detached' });

  await signIn(page, 'kiemsoat');
  await page.goto(path);
  await page.click('button:has-text("Đăng cổng")');
  await page.waitForSelector('text=trên cổng');
  await page.goto('/can-bo/van-ban');
  await look(page, 'documents-list');

  const citizen = await journey.open({ javaScript: false });
  await citizen.goto('/van-ban');
  await citizen.click('text=Kết quả kiểm soát thủ tục hành chính');
  const id = Number(path.split('/').at(-1));
  expect(await download(citizen, `/van-ban/${id}.pdf`)).toEqual(pdf);
  await citizen.click('text=Kiểm tra văn bản này');
  await citizen.waitForSelector('text=Văn bản đã phát hành và còn hiệu lực trong sổ.');
  for (const [address, name] of [
    ['/van-ban', 'list'],
    [`/van-ban/${id}`, 'one'],
    [new URL(citizen.url()).pathname, 'check'],
  ] as const) {
    await page.goto(address);
    await look(page, `documents-portal-${name}`);
  }

  const { read } = officialLife(journey.at);
  const record = await read(id);
  expect(record.steps.map(({ step }) => step)).toEqual([
    ...['submit', 'review', 'sign', 'issue', 'send', 'publish'],
  ]);
  expect(record.tasks).toHaveLength(1);
});
