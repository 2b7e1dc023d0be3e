import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addCharge } from '../../src/features/payments/index.ts';
import { root } from '../../src/platform/root.ts';
import { VISITOR_COOKIE } from '../../src/portal/visitor.ts';
import { makeCitizen } from '../citizens.ts';
import { type PaymentLife, paymentLife } from '../payment-life.ts';
import { type Journey, look, signIn, startJourney } from './browser.ts';

let journey: Journey;
let pay: PaymentLife;
beforeAll(async () => {
  journey = await startJourney();
  pay = await paymentLife(journey.at, journey.address);
});
afterAll(async () => {
  await pay.close();
  await journey.close();
});

/** A person with a dossier that costs money, in his browser. */
async function openOwned(
  javaScript: boolean,
  order: number,
): Promise<{ page: Page; path: string; id: number }> {
  const personalId = `999${String(700 + order).padStart(9, '0')}`;
  const dossier = await pay.accept({ applicantPersonalId: personalId, applicantName: 'Người nộp mẫu' });
  const { cookie } = await makeCitizen(journey.at, { personalId });
  const page = await journey.open({ javaScript });
  await page.context().addCookies([{ name: VISITOR_COOKIE, value: cookie, url: journey.address }]);
  return { page, path: `/ho-so-cua-toi/${dossier.state.code}/thanh-toan`, id: dossier.id };
}

const later = () => journey.at.platform.setNow(new Date(journey.at.platform.now().getTime() + 10_000));

describe.each([
  ['with JavaScript', true],
  ['without JavaScript', false],
])('a citizen %s', (_name, javaScript) => {
  const order = javaScript ? 1 : 2;

  it('pays at the platform and has the receipt', async () => {
    const { page, path } = await openOwned(javaScript, order);
    await page.goto(path);
    if (javaScript) await look(page, 'payment-due');
    expect(await page.textContent('main')).toContain('được tính vào chỉ tiêu 80 %');
    await page.click('button:has-text("Nộp trực tuyến")');
    await page.waitForURL(`**${path}/*`);
    expect(await page.textContent('h1')).toBe('Chưa thấy tiền về');
    if (javaScript) await look(page, 'payment-leave');
    await page.click('a:has-text("Sang trang thanh toán")');
    await page.waitForURL(`${pay.peer.url}/**`);
    expect(await page.textContent('main')).toContain('8.000 đồng');
    await page.click('button[value="pay"]');
    await page.waitForURL(`**${path}/*`);
    expect(await page.textContent('h1')).toBe('Bạn đã nộp tiền');
    if (javaScript) await look(page, 'payment-paid');
    const receipt = page.waitForEvent('download');
    await page.click('a:has-text("Tải biên lai")');
    const file = await (await receipt).path();
    const words = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).normalize('NFC');
    expect(words).toContain('BIÊN LAI THU PHÍ, LỆ PHÍ');
    expect(words).toContain('Cổng Dịch vụ công quốc gia');
    if (javaScript) {
      execFileSync('pdftoppm', [
        '-r',
        '80',
        '-png',
        '-singlefile',
        file,
        join(root, 'screenshots', 'receipt-online'),
      ]);
    }
  });

  it('fails, leaves, and is told so; then pays though the message is lost', async () => {
    const { page, path } = await openOwned(javaScript, order + 10);
    await page.goto(path);
    await page.click('button:has-text("Nộp trực tuyến")');
    await page.click('a:has-text("Sang trang thanh toán")');
    await page.click('button[value="fail"]');
    await page.waitForURL(`**${path}/*`);
    expect(await page.textContent('h1')).toBe('Thanh toán không thành công');
    if (javaScript) await look(page, 'payment-failed');
    await page.click('a:has-text("Xem lại và nộp lần khác")');
    await page.click('button:has-text("Nộp trực tuyến")');
    await page.click('a:has-text("Sang trang thanh toán")');
    await page.click('button[value="leave"]');
    await page.waitForURL(`**${path}/*`);
    expect(await page.textContent('h1')).toBe('Chưa thấy tiền về');
    await page.click('a:has-text("Sang trang thanh toán")');
    pay.peer.deliverBy(() => 'lost');
    later();
    await page.click('button[value="pay"]');
    await page.waitForURL(`**${path}/*`);
    pay.peer.deliverBy(() => 'sent');
    expect(await page.textContent('h1')).toBe('Bạn đã nộp tiền');
    await page.goto(path);
    expect(await page.textContent('main')).toContain('Bạn đã nộp đủ');
    if (javaScript) await look(page, 'payment-done');
  });

  it('gets a transfer code that a bank reads', async () => {
    const { page, path, id } = await openOwned(javaScript, order + 20);
    await page.goto(path);
    await page.click('button:has-text("Lấy mã chuyển khoản VietQR")');
    await page.waitForURL(`**${path}/*`);
    if (javaScript) await look(page, 'payment-transfer');
    await page.setViewportSize({ width: 800, height: 900 });
    const file = join(root, 'screenshots', 'payment-qr.png');
    writeFileSync(file, await page.locator('[role="img"]').screenshot());
    const read = execFileSync('zbarimg', ['-q', '--raw', '-Sdisable', '-Sqrcode.enable', file], {
      encoding: 'utf8',
    });
    const [intent] = await pay.intentsOf(id);
    expect(read).toContain('A000000727');
    expect(read).toContain(`PHI ${intent!.reference}`);
    expect(read).toContain('54048000');
  });
});

describe('officers', () => {
  it('charge, take, count, give back and reconcile', async () => {
    const { at } = journey;
    const page = await journey.open();
    await signIn(page, 'quay1');
    await page.goto('/can-bo/thu-phi');
    await page.fill('#openingVnd', '200.000');
    await page.click('button:has-text("Mở ca")');
    await page.waitForSelector('text=Ca của tôi');
    const { id } = await pay.accept({ applicantName: 'Người nộp mẫu' });
    await at.database.transact((tx) =>
      addCharge(tx, at.act('quay1'), id, {
        ...{ clientKey: randomUUID(), feeNo: '0', quantity: '3', waiver: 'other', waiverPercent: '50' },
        ...{ waiverBasis: 'Nghị quyết thử nghiệm', waiverProof: 'Sổ hộ nghèo' },
      }),
    );
    await page.goto(`/can-bo/ho-so/${id}`);
    expect(await page.textContent('section[aria-labelledby="phi"]')).toContain('12.000');
    await look(page, 'dossier-with-money');
    await page.click('a:has-text("Khoản thu, biên lai")');
    await page.waitForURL('**/can-bo/thu-phi/ho-so/*');
    await page.click('button:has-text("Hiện mã VietQR")');
    await page.waitForSelector('.pay-qr');
    await page.click('summary:has-text("Thêm khoản thu")');
    await look(page, 'money-of-dossier');
    await page.click('button:has-text("tiền mặt")');
    await page.waitForSelector('text=Đã thu');
    await look(page, 'money-of-dossier-paid');
    const [, cash] = await pay.intentsOf(id);
    await page.click('summary:has-text("Đề nghị hoàn trả")');
    await page.fill('input[aria-label^="Lý do hoàn trả"]', 'Người nộp rút hồ sơ');
    await page.click('button:has-text("Gửi đề nghị")');
    await page.waitForSelector('text=Chờ duyệt');
    await page.goto('/can-bo/thu-phi');
    await look(page, 'takings');
    await page.goto('/can-bo/thu-phi/doi-soat');
    await page.click('button:has-text("Đối soát ngay")');
    await page.waitForURL('**/doi-soat/*');
    await look(page, 'reconciliation-run');
    await page.goto('/can-bo/thu-phi/doi-soat');
    await look(page, 'reconciliation');
    await page.goto('/can-bo/thu-phi/muc-thu');
    await look(page, 'fee-levels');
    await signIn(page, 'chanhvp');
    await page.goto('/can-bo/thu-phi/hoan-tra');
    await look(page, 'refunds');
    await page.click('button:has-text("Đồng ý")');
    await page.waitForSelector('text=Đã duyệt');
    await signIn(page, 'quay1');
    await page.goto('/can-bo/thu-phi/hoan-tra');
    await page.click('button:has-text("Đã trả tiền mặt")');
    await page.waitForSelector('text=Không có khoản nào chờ hoàn trả');
    const after = await pay.intentsOf(id);
    expect(after.find((each) => each.id === cash!.id)).toMatchObject({ state: 'refunded' });
    await page.goto('/can-bo/thu-phi');
    await page.fill('#countedVnd', '200.000');
    await page.click('button:has-text("Đóng ca")');
    await page.waitForURL('**/ca/*');
    await look(page, 'shift');
    expect(await page.textContent('main')).toContain('Khớp');
    await page.goto('/can-bo/chi-tieu/payments-online');
    await look(page, 'payments-online');
  });
});
