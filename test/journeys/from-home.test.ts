import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toLocalDay } from '../../src/law/day.ts';
import { dossierLife } from '../dossier-life.ts';
import { startIdentityProvider } from '../identity-provider.ts';
import { ownLife } from '../own-life.ts';
import { EXTRACT, type PaymentLife, paymentLife } from '../payment-life.ts';
import { PDF } from '../ward-world.ts';
import { type Journey, look, startJourney } from './browser.ts';

// What a citizen does from his chair: find, sign in, fill in, attach, file, pay, supplement, fetch the result, rate.

let journey: Journey;
let provider: Awaited<ReturnType<typeof startIdentityProvider>>;
let pay: PaymentLife;
beforeAll(async () => {
  journey = await startJourney();
  provider = await startIdentityProvider(journey.at);
  pay = await paymentLife(journey.at, journey.address);
});
afterAll(async () => {
  await pay.close();
  await journey.close();
  await provider.close();
});

const PAPER = { name: 'giay-to.pdf', mimeType: 'application/pdf', buffer: PDF };

const goOn = async (page: Page, from: string) => {
  await page.click('main button:has-text("Tiếp tục")');
  await page.waitForURL((url) => !url.pathname.endsWith(`/${from}`));
};

describe.each([
  ['with JavaScript', true, 'Công dân Thử Một'],
  ['without JavaScript', false, 'Công dân Thử Hai'],
])('a citizen %s', (_name, javaScript, person) => {
  const see = async (page: Page, name: string) => {
    if (javaScript) await look(page, `from-home-${name}`);
  };

  it('does everything from home, from the search to the rating', { timeout: 600_000 }, async () => {
    const { at } = journey;
    const life = dossierLife(at);
    const page = await journey.open({ javaScript });

    await page.goto('/');
    await page.fill('#q', 'trich luc ho tich');
    await page.click('main button:has-text("Tìm")');
    await page.waitForURL('**/thu-tuc?**');
    await page.click(`.result-list a[href="/thu-tuc/${EXTRACT}"]`);
    await page.waitForURL(`**/thu-tuc/${EXTRACT}`);
    await page.click('a:has-text("Nộp trực tuyến")');
    await page.waitForURL(`**/nop-ho-so/${EXTRACT}`);
    await see(page, 'begin');

    await page.click('a:has-text("Đăng nhập trước")');
    await page.click('a:has-text("Đăng nhập bằng tài khoản định danh")');
    await page.click(`button:has-text("${person}")`);
    await page.waitForURL(`**/nop-ho-so/${EXTRACT}`);
    await page.click('main button:has-text("Bắt đầu")');

    await page.waitForURL('**/nguoi-nop');
    expect(await page.inputValue('[name="nguoiNop.hoTen"]')).toBe(person);
    await page.check('[name="tuCach"][value="choMinh"]');
    await page.fill('[name="nguoiNop.noiCuTru"]', 'Tổ dân phố 1');
    await page.fill('[name="nguoiNop.dienThoai"]', '12');
    await page.click('main button:has-text("Tiếp tục")');
    await page.waitForSelector('.summary-error');
    await see(page, 'person-wrong');
    await page.fill('[name="nguoiNop.dienThoai"]', '0000001234');
    await goOn(page, 'nguoi-nop');

    await page.check('[name="laToi"][value="yes"]');
    await page.fill('[name="nguoiDuocCap.hoTen"]', person);
    await page.fill('[name="nguoiDuocCap.ngaySinh"]', '20/05/1990');
    await page.check('[name="nguoiDuocCap.gioiTinh"][value="nu"]').catch(async () => {
      await page.selectOption('[name="nguoiDuocCap.gioiTinh"]', 'nu');
    });
    await see(page, 'form');
    await goOn(page, 'nguoi');
    await page.fill('[name="noiDangKy"]', 'Phường Hải Dương');
    await page.check('[name="loaiTrichLuc"][value="khaiTu"]').catch(async () => {
      await page.selectOption('[name="loaiTrichLuc"]', 'khaiTu');
    });
    await goOn(page, 'viec');
    await page.fill('[name="soBan"]', '2');
    await goOn(page, 'so-luong');
    await page.check('[name="camDoan"][value="dung"]');
    await page.check('[name="camDoan"][value="hieu"]');
    await goOn(page, 'cam-doan');

    await attach(page, javaScript);
    await see(page, 'papers');
    await goOn(page, 'giay-to');
    await page.check('[name="returnBy"][value="online"]');
    await see(page, 'delivery');
    await goOn(page, 'nhan-ket-qua');
    await see(page, 'review');
    expect(await page.textContent('main')).toContain('giay-to.pdf');
    await page.click('main button:has-text("Nộp hồ sơ")');
    await page.waitForURL('**/bien-nhan/**');
    await see(page, 'receipt');
    const code = new URL(page.url()).pathname.split('/')[2]!;
    const { id } = await at.database.db
      .selectFrom('dossiers')
      .select('id')
      .where('code', '=', code)
      .executeTakeFirstOrThrow();

    await life.take(id, 'quay1', 'admit', {
      termNo: '1',
      competentUnitId: String(at.officer('hotich').unitId),
    });
    await page.click('a:has-text("Theo dõi hồ sơ")');
    await page.waitForURL(`**/ho-so-cua-toi/${code}`);
    await see(page, 'follow');
    // Two copies at 8.000 đ, as the form counted them.
    expect(await page.textContent('main')).toContain('16.000');
    await page.click('a:has-text("Xem và nộp tiền")');
    await page.click('button:has-text("Nộp trực tuyến")');
    await page.click('a:has-text("Sang trang thanh toán")');
    await page.waitForURL(`${pay.peer.url}/**`);
    await page.click('button[value="pay"]');
    await page.waitForURL(`**/ho-so-cua-toi/${code}/thanh-toan/*`);
    expect(await page.textContent('h1')).toBe('Bạn đã nộp tiền');

    await life.take(id, 'quay1', 'transfer');
    await life.assign(id);
    await life.take(id, 'hotich', 'request_supplement', {
      ...{ items: 'Giấy tờ còn thiếu', reason: 'Cần xem thêm.', mode: 'restart', days: '10' },
    });
    await page.goto(`/ho-so-cua-toi/${code}`);
    await page.click('main a:has-text("Gửi bổ sung")');
    await page.setInputFiles('#file1', PAPER);
    await page.click('main button:has-text("Gửi bổ sung")');
    await page.waitForSelector('.said');
    await life.take(id, 'quay1', 'receive_supplement', {});
    await life.take(id, 'hotich', 'propose', { outcome: 'granted' });
    await life.take(id, 'chanhvp', 'submit_for_signature');
    await life.take(id, 'chutich', 'sign');
    await ownLife(at).stamp(id, { name: 'ket-qua.pdf', mediaType: 'application/pdf', bytes: PDF });

    await page.goto(`/ho-so-cua-toi/${code}`);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.click('a:has-text("Tải kết quả")'),
    ]);
    expect(await readFile(await download.path())).toEqual(PDF);
    await life.take(id, 'quay1', 'return_result', { receiver: 'Người nộp, bản điện tử' });
    await page.reload();
    await page.click('a:has-text("Đánh giá việc phục vụ")');
    await page.check('input[name=whole][value="5"]');
    await page.click('main button:has-text("Gửi đánh giá")');
    await page.waitForSelector('.said');

    const row = await at.database.db
      .selectFrom('dossiers')
      .select(['status', 'channel', 'applicant_name'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect(row).toEqual({ status: 'returned', channel: 'online', applicant_name: person });
    const intents = await pay.intentsOf(id);
    expect(intents.filter(({ state }) => state === 'succeeded')).toHaveLength(1);
    expect(toLocalDay(at.platform.now())).toBe('2026-11-23');
  });
});

/** A file for every paper that the page asks for, by the script or by its plain form. */
async function attach(page: Page, javaScript: boolean): Promise<void> {
  const sections = page.locator('[data-attachments]');
  const count = await sections.count();
  expect(count).toBeGreaterThan(0);
  const at = count - 1;
  await sections.nth(at).locator('input[type=file]').first().setInputFiles(PAPER);
  if (!javaScript) await sections.nth(at).locator('button:has-text("Gửi tệp đã chọn")').click();
  await sections.nth(at).locator('[data-upload]').first().waitFor();
  for (const box of await page.locator('main input[name^="lyDo."]').all())
    await box.fill('Tôi sẽ nộp tại quầy.');
}
