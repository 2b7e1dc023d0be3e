import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findDossier } from '../../src/features/dossiers/index.ts';
import { jobHandlers } from '../../src/jobs.ts';
import { workOnce } from '../../src/platform/jobs/worker.ts';
import { type LocalPeers, startLocalPeers } from '../../src/platform/messages/local-peers.ts';
import { dossierLife } from '../dossier-life.ts';
import { startIdentityProvider } from '../identity-provider.ts';
import { type Journey, look, startJourney } from './browser.ts';

let walk: Journey;
let peers: LocalPeers;
let provider: Awaited<ReturnType<typeof startIdentityProvider>>;
beforeAll(async () => {
  walk = await startJourney();
  provider = await startIdentityProvider(walk.at);
  peers = await startLocalPeers(walk.at.platform.now);
  Object.assign(walk.at.platform.settings.messages, { smtpUrl: peers.smtpUrl, smsUrl: peers.gatewayUrl });
});
afterAll(async () => {
  await peers.close();
  await walk.close();
  await provider.close();
});

/** What came to the phone last. */
async function readCode(): Promise<string> {
  while (await workOnce(walk.at.database, jobHandlers(walk.at.platform), walk.at.platform.now));
  return /\b\d{6}\b/.exec(peers.delivered.at(-1)!.text)![0];
}

describe.each([
  ['with JavaScript', true],
  ['without JavaScript', false],
])('a citizen %s', (_name, javaScript) => {
  const see = async (page: Parameters<typeof look>[0], name: string) => {
    if (javaScript) await look(page, `citizen-${name}`);
  };

  it('signs in, corrects his phone, makes an organisation, invites, and signs out', {
    timeout: 600_000,
  }, async () => {
    const page = await walk.open({ javaScript });
    await page.goto('/');
    await page.click('nav a:has-text("Đăng nhập")');
    await see(page, 'sign-in');
    await page.click('a:has-text("Đăng nhập bằng tài khoản định danh")');
    await page.waitForURL(`${provider.issuer}/chon/**`);
    await see(page, 'provider');
    await page.goBack();
    await page.goto('/dang-nhap-cong-dan?tiep=/tai-khoan');
    await page.click('a:has-text("Đăng nhập bằng tài khoản định danh")');
    await page.click('button:has-text("Công dân Thử Một")');
    await page.waitForURL('**/tai-khoan');
    expect(await page.textContent('main')).toContain('Mức 2');
    await see(page, 'account');

    await page.click('a:has-text("Sửa điện thoại")');
    await page.fill('#phone', '0000007777');
    await see(page, 'phone');
    await page.click('main button:has-text("Gửi mã")');
    await page.waitForURL('**/ma');
    await page.fill('#ma', 'abc');
    await page.click('main button:has-text("Xác nhận")');
    expect(await page.textContent('.summary-error')).toContain('Mã chưa đúng');
    await see(page, 'phone-wrong');
    await page.fill('#ma', await readCode());
    await page.click('main button:has-text("Xác nhận")');
    await page.waitForURL('**/tai-khoan');
    expect(await page.textContent('main')).toContain('0000007777');

    await page.click('a:has-text("Tổ chức của tôi")');
    await page.fill('#name', 'Công ty Thử Nghiệm Một Thành Viên');
    await page.fill('#code', '12');
    await page.click('button:has-text("Lập tổ chức")');
    expect(await page.inputValue('#name')).toContain('Một Thành Viên');
    await see(page, 'organisation-wrong');
    await page.fill('#code', javaScript ? '9990000001' : '9990000002');
    await page.click('button:has-text("Lập tổ chức")');
    await page.waitForURL('**/to-chuc/*');
    await page.click('main button:text-is("Mời")');
    const link = (await page.textContent('.secret-link'))!;
    await see(page, 'organisation-link');

    const other = await walk.open({ javaScript });
    await other.goto(link);
    await other.waitForURL('**/dang-nhap-cong-dan?**');
    await other.click('a:has-text("Đăng nhập bằng tài khoản định danh")');
    await other.click('button:has-text("Nhân viên Thử Năm")');
    await other.waitForURL('**/loi-moi/**');
    await see(other, 'invitation');
    await other.click('button:has-text("Nhận lời")');
    await other.waitForURL('**/to-chuc/*');
    await other.goto('/tai-khoan/to-chuc');
    await other.click('button:has-text("Làm việc thay mặt")');
    expect(await other.textContent('nav.visitor')).toContain('thay mặt Công ty Thử Nghiệm');
    await see(other, 'acting');

    await page.goto(page.url().replace(/\/moi$/, ''));
    await page.click('summary:has-text("Bàn giao")');
    await see(page, 'organisation');
    await page.click('button:has-text("Cho Nhân viên Thử Năm thôi")');
    await other.goto('/tai-khoan/to-chuc');
    expect(await other.textContent('main')).toContain('chưa thuộc tổ chức nào');
    expect(await other.textContent('nav.visitor')).not.toContain('thay mặt');

    await page.goto('/tai-khoan/phien');
    await see(page, 'sessions');
    await page.goto('/tai-khoan/du-lieu');
    await see(page, 'data');
    await page.click('nav.visitor button:has-text("Đăng xuất")');
    await page.waitForURL(`${provider.issuer}/**`);
    await see(page, 'provider-end');
    await page.click('button:has-text("Đăng xuất")');
    await page.waitForURL('**/da-ra**');
    expect(await page.textContent('h1')).toContain('Bạn đã đăng xuất');
    await see(page, 'left');
    await page.goto('/tai-khoan');
    await page.waitForURL('**/dang-nhap-cong-dan?**');
  });

  it('is told plainly when he went back at the provider', async () => {
    const page = await walk.open({ javaScript });
    await page.goto('/dang-nhap-cong-dan');
    await page.click('a:has-text("Đăng nhập bằng tài khoản định danh")');
    await page.click('button:has-text("Không đăng nhập")');
    await page.waitForURL('**/ve?**');
    expect(await page.textContent('main')).toContain('Bạn đã dừng đăng nhập');
    await see(page, 'refused');
  });

  it('opens one dossier without an account', async () => {
    const { at } = walk;
    const dossierId = await dossierLife(at).accept({ applicantPhone: '0000001234' });
    const { state } = await findDossier(at.database.db, { wardId: at.wardId, dossierId });
    const page = await walk.open({ javaScript });
    await page.goto('/dang-nhap-cong-dan');
    await page.click('a:has-text("Mở một hồ sơ bằng mã")');
    await page.fill('#maHoSo', state.code);
    await see(page, 'guest-ask');
    await page.click('button:has-text("Gửi mã cho tôi")');
    await page.waitForURL('**/nhap-ma');
    await see(page, 'guest-enter');
    await page.fill('#ma', await readCode());
    await page.click('button:has-text("Mở hồ sơ")');
    await page.waitForURL(`**/ho-so-cua-toi/${state.code}`);
    await page.goto('/tra-cuu');
    await see(page, 'guest-frame');
    await page.click('nav.visitor button:has-text("Đóng hồ sơ")');
    await page.waitForURL('**/da-ra');
  });
});
