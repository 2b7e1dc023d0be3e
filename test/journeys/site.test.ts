import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderArticle } from '../../src/features/articles/index.ts';
import { takeWeek } from '../../src/features/indicators/index.ts';
import { parseLocal } from '../../src/law/day.ts';
import { seedPlan } from '../../src/seed/seed-plan.ts';
import { seedArticles } from '../../src/seed/seed-site.ts';
import { VECTORS } from '../xss-vectors.ts';
import { type Journey, look, signIn, startJourney } from './browser.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney(parseLocal('2026-11-23T09:00'));
  const { database, platform, wardId } = journey.at;
  await seedPlan(database, platform.files, wardId);
  await seedArticles(database, wardId, platform.now());
  for (const monday of ['2026-11-16', '2026-11-23'])
    await takeWeek(database, wardId, parseLocal(`${monday}T00:01`));
});
afterAll(() => journey.close());

const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const PAGES = [
  ['/', 'site-home'],
  ['/tin-tuc', 'site-news'],
  ['/cong-khai', 'site-figures'],
  ['/cong-khai/tuan', 'site-week'],
  ['/du-lieu-mo', 'site-open-data'],
  ['/gioi-thieu', 'site-about'],
  ['/tro-nang', 'site-accessibility'],
  ['/chinh-sach-du-lieu', 'site-privacy'],
  ['/ngoai-tuyen', 'site-offline'],
] as const;

describe.each([
  ['with JavaScript', true],
  ['without JavaScript', false],
])('a citizen %s', (_name, javaScript) => {
  it('reads what the ward tells and shows', async () => {
    const page = await journey.open({ javaScript });
    await page.goto('/');
    await page.click('a:has-text("Nghỉ Ngày Văn hóa Việt Nam")');
    expect(await page.textContent('article')).toContain('nghỉ thứ Ba, 24/11/2026');
    if (javaScript) await look(page, 'site-article');
    await page.click('footer a:has-text("Số liệu công khai")');
    await page.click('.task >> nth=2');
    expect(await page.textContent('.task[open]')).toContain('Chủ trì');
    if (javaScript) await look(page, 'site-figures-open');
    await page.click('h2:has-text("Chất lượng phục vụ") ~ p a');
    expect(await page.textContent('h2')).toContain('Tuần 47/2026');
  });

  it('changes the language by a link and keeps it', async () => {
    const page = await journey.open({ javaScript });
    await page.goto('/thu-tuc?q=khai+sinh');
    await page.click('footer a:has-text("English")');
    expect(page.url()).toContain('/thu-tuc?q=khai+sinh&ngon-ngu=en');
    await page.click('nav a:has-text("News")');
    expect(await page.textContent('h1')).toBe('News and announcements');
    await page.goto('/');
    expect(await page.getAttribute('html', 'lang')).toBe('en');
    if (javaScript) await look(page, 'site-home-en');
    await page.click('footer a:has-text("Tiếng Việt")');
    expect(await page.getAttribute('html', 'lang')).toBe('vi');
  });
});

it.each(PAGES)('the page %s is well made', async (path, name) => {
  const page = await journey.open();
  await page.goto(path);
  await look(page, name);
});

describe.each([
  ['with JavaScript', true],
  ['without JavaScript', false],
])('officers %s', (_name, javaScript) => {
  it('write, look, add a picture, let out and take back', async () => {
    const page = await journey.open({ javaScript });
    await signIn(page, 'quay1');
    await page.goto('/can-bo/tin-bai/moi');
    await page.fill('#title', `Thử đăng ${javaScript}`);
    await page.fill('#body', '## Đầu mục\n\nMột **đoạn**.');
    await page.click('button:has-text("Xem thử")');
    expect(await page.textContent('[aria-label="Xem thử"] h2 >> nth=1')).toBe('Đầu mục');
    await page.click('button:has-text("Lưu bản nháp")');
    await page.setInputFiles('#picture', {
      ...{ name: 'anh.png', mimeType: 'image/png' },
      buffer: Buffer.from(PIXEL, 'base64'),
    });
    await page.fill('#description', 'Trụ sở phường');
    await page.click('button:has-text("Thêm ảnh")');
    await page.waitForSelector('figure img');
    const address = page.url();
    await signIn(page, 'giamdoc');
    await page.goto(address);
    await page.click('button:has-text("Đăng bản 1")');
    await page.waitForSelector('a:has-text("Xem trên cổng")');
    await page.fill('#why', 'Đăng thử xong rồi');
    await page.click('button:has-text("Gỡ khỏi cổng")');
    await page.waitForSelector('.status:has-text("Đã gỡ")');
  });
});

it.each([
  ['/can-bo/tin-bai', 'articles-list'],
  ['/can-bo/tin-bai/moi', 'articles-editor'],
  ['/can-bo/tin-bai/1', 'articles-published'],
])('the officers’ page %s is well made', async (path, name) => {
  const page = await journey.open();
  await signIn(page, 'giamdoc');
  await page.goto(path);
  await look(page, name);
});

it('a browser runs nothing of what hostile articles hold, even without the policy that forbids it', async () => {
  const context = await (await journey.open()).context().browser()!.newContext({ bypassCSP: true });
  const page = await context.newPage();
  const told: string[] = [];
  await page.exposeFunction('xss', () => told.push('run'));
  page.on('dialog', (dialog) => dialog.dismiss());
  await page.goto(`${journey.address}/ngoai-tuyen`);
  // The vectors do run where nothing cleans them: else the rest of this test would prove nothing.
  await page.setContent(VECTORS.join('\n'));
  await expect.poll(() => told.length).toBeGreaterThan(3);
  await page.goto(`${journey.address}/ngoai-tuyen`);
  told.length = 0;
  for (const vector of VECTORS) {
    await page.setContent(`<main>${renderArticle(vector)}</main>`);
    for (const link of await page.locator('main a[href]').all()) {
      const href = (await link.getAttribute('href'))!;
      expect(new URL(href, journey.address).protocol, vector).toMatch(/^(https?|mailto|tel):$/);
      expect(href, vector).not.toMatch(/^[/\\]{2}/);
    }
    const odd = await page.evaluate(() =>
      [...document.querySelectorAll('main, main *')].flatMap((each) =>
        each.getAttributeNames().filter((name) => name.startsWith('on') || name === 'style' || name === 'id'),
      ),
    );
    expect(odd, vector).toEqual([]);
  }
  await page.waitForLoadState('networkidle');
  expect(told).toEqual([]);
  await context.close();
});

describe('without net', () => {
  it('the portal can be put on the home screen', async () => {
    const page = await journey.open();
    await page.goto('/');
    await page.evaluate(() => navigator.serviceWorker.ready);
    const cdp = await page.context().newCDPSession(page);
    const { errors, url } = await cdp.send('Page.getAppManifest');
    expect([url, errors]).toEqual([`${journey.address}/manifest.webmanifest`, []]);
    const { installabilityErrors } = await cdp.send('Page.getInstallabilityErrors');
    // The browsers of these tests leave no traces, which is the one reason left.
    expect(installabilityErrors.map((each) => each.errorId).filter((id) => id !== 'in-incognito')).toEqual(
      [],
    );
  });

  it('what was read stays readable, and nothing personal is kept', async () => {
    const page = await journey.open();
    await page.goto('/');
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await page.goto('/thu-tuc/1.004873');
    const title = await page.textContent('h1');
    for (const path of [
      '/ho-so-cua-toi',
      '/tai-khoan',
      '/nop-ho-so',
      '/can-bo',
      '/dang-nhap',
      '/tra-cuu?ma=x&so=1234',
    ])
      await page.goto(path).catch(() => null);
    const kept = async () =>
      page.evaluate(async () => {
        const paths: string[] = [];
        for (const name of await caches.keys())
          for (const request of await (await caches.open(name)).keys())
            paths.push(new URL(request.url).pathname);
        return paths;
      });
    await expect.poll(kept).toContain('/thu-tuc/1.004873');
    expect((await kept()).filter((path) => !/^\/(assets\/|thu-tuc|ngoai-tuyen$|$)/.test(path))).toEqual([]);
    await page.context().setOffline(true);
    await page.goto('/thu-tuc/1.004873');
    expect(await page.textContent('h1')).toBe(title);
    expect(await page.evaluate(() => getComputedStyle(document.body).fontFamily)).toContain('Be Vietnam Pro');
    expect(await page.evaluate(() => document.fonts.check('16px "Be Vietnam Pro"'))).toBe(true);
    await page.goto('/ho-so-cua-toi');
    expect(await page.textContent('h1')).toContain('không có mạng');
    await look(page, 'site-away');
    await page.context().setOffline(false);
    await page.goto('/tra-cuu');
    expect(await page.textContent('h1')).not.toContain('không có mạng');
  });
});
