import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VISITOR_COOKIE } from '../../src/portal/visitor.ts';
import { makeCitizen } from '../citizens.ts';
import { scanOf, vaultLife } from '../vault-life.ts';
import { PDF } from '../ward-world.ts';
import { type Journey, look, signIn, startJourney } from './browser.ts';

const PERSON = { name: 'Công dân Thử Hai', personalId: '999000004444' };

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney();
});
afterAll(() => journey.close());

/** Someone whose vault has a certificate and a paper of a returned dossier. */
async function begin(personalId: string, javaScript: boolean) {
  const life = vaultLife(journey.at);
  const paper = scanOf('Giấy tờ chứng minh đã ly hôn hoặc vợ, chồng đã chết');
  await life.settle({ applicantName: PERSON.name, applicantPersonalId: personalId }, [paper]);
  const { cookie } = await makeCitizen(journey.at, { ...PERSON, personalId });
  const page = await journey.open({ javaScript });
  await page.setViewportSize({ width: 390, height: 800 });
  await page.context().addCookies([{ name: VISITOR_COOKIE, value: cookie, url: journey.address }]);
  return page;
}
const press = async (page: Page, label: string) => {
  await page.click(`main button:has-text("${label}")`);
  await page.waitForLoadState();
};

describe.each([
  ['with JavaScript', true, '999000004441'],
  ['without JavaScript', false, '999000004442'],
])('the owner of a vault, %s, at 390 px', (_name, javaScript, personalId) => {
  it('sees his papers, decides who may use them, puts one in, and sees what was done', {
    timeout: 600_000,
  }, async () => {
    const page = await begin(personalId, javaScript);
    await page.goto('/tai-khoan');
    await page.click('main a:has-text("Kho giấy tờ của tôi")');
    await page.waitForURL('**/kho-giay-to');
    if (javaScript) await look(page, 'vault-list');
    await page.check('input[name=choice][value=allow]');
    await press(page, 'Lưu lựa chọn');
    expect(await page.isChecked('input[name=choice][value=allow]')).toBe(true);
    await page.click('main a:has-text("Giấy xác nhận tình trạng hôn nhân")');
    await page.waitForURL('**/kho-giay-to/*');
    await page.selectOption('#choice', 'ask');
    await press(page, 'Lưu lựa chọn');
    expect(await page.textContent('main')).toContain('chọn hỏi mỗi lần');
    await press(page, 'Ngừng cho dùng');
    expect(await page.textContent('.tracked')).toContain('Bạn đã ngừng cho dùng');
    if (javaScript) await look(page, 'vault-item');
    await press(page, 'Cho dùng lại');
    await page.goto('/kho-giay-to/them');
    await press(page, 'Đưa vào kho');
    expect(await page.textContent('.summary-error')).toContain('có mục cần sửa');
    if (javaScript) await look(page, 'vault-add-error');
    await page.fill('#name', 'Giấy khai sinh');
    await page.setInputFiles('#file', { name: 'anh.pdf', mimeType: 'application/pdf', buffer: PDF });
    await press(page, 'Đưa vào kho');
    expect(await page.textContent('.tracked')).toContain('Chưa xác minh');
    if (javaScript) await look(page, 'vault-own');
    await page.click('summary:has-text("Xóa tệp")');
    await press(page, 'Xóa hẳn');
    expect(await page.textContent('.tracked')).toContain('Đã xóa tệp');
    await page.goto('/kho-giay-to');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.click('a:has-text("Tải cả kho")'),
    ]);
    expect(download.suggestedFilename()).toBe('kho-giay-to.zip');
  });
});

it('the desk asks, opens the vault with the owner’s word, and takes the certificate from it', {
  timeout: 600_000,
}, async () => {
  const owner = await begin(PERSON.personalId, true);
  const page = await journey.open();
  await signIn(page, 'quay1');
  await page.goto('/can-bo/ho-so/moi?thu-tuc=1.000894');
  await page.fill('#applicantName', PERSON.name);
  await page.fill('#applicantPersonalId', PERSON.personalId);
  await page.fill('#applicantPhone', '0000001234');
  await page.click('button:has-text("Lấy giấy tờ từ kho")');
  await page.waitForSelector('.summary-error');
  await look(page, 'vault-desk-asks');
  await page.check('#vaultConsent');
  await page.click('button:has-text("Lấy giấy tờ từ kho")');
  await page.waitForSelector('text=Trong kho:');
  await look(page, 'vault-desk-offers');
  await page.click('button:has-text("Tiếp nhận hồ sơ")');
  await page.waitForURL(/can-bo\/ho-so\/\d+/);
  expect(await page.textContent('main')).toContain('được tái sử dụng từ kho');
  await look(page, 'vault-desk-dossier');
  // A figure counts what came before now.
  journey.at.platform.setNow(new Date(journey.at.platform.now().getTime() + 60_000));
  await page.goto('/can-bo/chi-tieu/reuse-papers');
  await look(page, 'vault-figure');
  expect(await page.textContent('main')).toContain('Giấy xác nhận tình trạng hôn nhân');
  await owner.goto('/kho-giay-to');
  await owner.click('main a:has-text("Giấy xác nhận tình trạng hôn nhân")');
  await owner.waitForURL('**/kho-giay-to/*');
  expect(await owner.textContent('main')).toContain('vì bạn đồng ý tại quầy');
  await look(owner, 'vault-item-used');
});
