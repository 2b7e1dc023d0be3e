import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { addAdapterKey, receiveMail } from '../../src/features/feedback/index.ts';
import { parseLocal } from '../../src/law/day.ts';
import { asOwner } from '../../src/platform/database/database.ts';
import { root } from '../../src/platform/root.ts';
import { Visitor } from '../browse.ts';
import { makeJpeg, makePdf } from '../files.ts';
import { feedbackLife } from '../sender-life.ts';
import { type Journey, look, signIn, startJourney } from './browser.ts';

const NOW = parseLocal('2026-11-23T09:00');
const SENDER = { name: 'Trần Thị Kín Đáo', phone: '0900000333', email: 'kin.dao@example.com' };
let journey: Journey;
let life: ReturnType<typeof feedbackLife>;
const logged: string[] = [];

beforeAll(async () => {
  vi.spyOn(process.stderr, 'write').mockImplementation(((chunk: unknown) => {
    logged.push(String(chunk));
    return true;
  }) as never);
  journey = await startJourney(NOW);
  life = feedbackLife(journey.at);
});
afterAll(async () => {
  vi.restoreAllMocks();
  await journey.close();
});

const newest = async () =>
  journey.at.database.db
    .selectFrom('feedback_items')
    .select(['id', 'code', 'channel', 'status'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();

async function write(page: Page, content: string): Promise<void> {
  await page.check('[name=about][value=conduct]');
  await page.fill('#content', content);
  await page.check('[name=who][value=named]');
  await page.fill('#name', SENDER.name);
  await page.fill('#phone', SENDER.phone);
  await page.fill('#email', SENDER.email);
}
/** Pictures at both widths; axe needs JavaScript and looks at the same pages elsewhere. */
async function shoot(page: Page, name: string): Promise<void> {
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await page.screenshot({ path: join(root, 'screenshots', `${name}-${width}.png`), fullPage: true });
  }
}
const send = (page: Page) => page.click('button:text-is("Gửi")');

describe('without JavaScript', () => {
  it('a citizen sends, supplements, reads the answer, says it is not solved and has it opened again', async () => {
    const page = await journey.open({ javaScript: false });
    await page.goto('/phan-anh/gui');
    await shoot(page, 'petition-form');
    await write(page, 'Tôi chờ hai giờ tại quầy 3, hỏi thì bị gắt.');
    await page.click('summary');
    await page.fill('#place', 'Quầy 3, Trung tâm');
    await page.setInputFiles('#tep', [
      { name: 'quay-3.jpg', mimeType: 'image/jpeg', buffer: makeJpeg() },
      { name: 'giay-hen.pdf', mimeType: 'application/pdf', buffer: makePdf() },
    ]);
    await page.fill('#phone', '12');
    await send(page);
    await shoot(page, 'petition-refused');
    expect(await page.textContent('.attachment-list')).toContain('quay-3.jpg');
    await page.fill('#phone', SENDER.phone);
    await send(page);
    await page.waitForURL('**/phan-anh/theo-doi/**');
    await shoot(page, 'petition-received');
    const { id, code } = await newest();
    expect(await page.textContent('.tracked')).toContain(code);
    expect((await life.read(id)).files).toHaveLength(2);
    const address = page.url().split('?')[0]!;
    const seeing = await journey.open();

    await life.take(id, 'kiemsoat', 'ask_supplement', { ask: 'Ngày nào?', dueOn: '2026-12-07' });
    await seeing.goto(address);
    await look(seeing, 'petition-asked');
    await page.goto(address);
    await page.fill('#text', 'Sáng 20/11.');
    await page.click('button:has-text("Gửi bổ sung")');
    await page.waitForSelector('text=Đã gửi bổ sung.');
    await page.click('button:has-text("Hỏi tình hình xử lý")');
    await page.waitForSelector('text=phường chưa trả lời');

    await life.answer(id, 'Phường xin lỗi ông/bà.\nCán bộ đã được nhắc nhở.');
    await seeing.goto(address);
    await look(seeing, 'petition-answered');
    await page.goto(address);
    await page.check('[name=isSolved][value=no]');
    await page.click('button:has-text("Gửi câu trả lời")');
    await page.waitForSelector('text=Bạn cho biết: chưa giải quyết');
    await page.fill('#reason', 'Hôm nay vẫn vậy.');
    await page.click('button:has-text("Mở lại phản ánh")');
    await page.waitForSelector('text=Đã mở lại.');
    expect((await life.read(id)).state).toMatchObject({ status: 'handling', isSolved: null });
    expect(await page.locator('button:has-text("Mở lại phản ánh")').count()).toBe(0);
  });

  it('another finds his by code and phone, and withdraws it', async () => {
    const page = await journey.open({ javaScript: false });
    await page.goto('/phan-anh/gui');
    await write(page, 'Loa phường phát quá sớm vào chủ nhật.');
    await send(page);
    const { id, code } = await newest();
    await page.goto('/phan-anh/theo-doi');
    await shoot(page, 'petition-ask');
    await page.fill('#ma', code);
    await page.fill('#so', SENDER.phone);
    await page.click('button:has-text("Xem")');
    await page.waitForURL('**/theo-doi/**');
    await page.click('summary:has-text("Rút")');
    await page.fill('#reason', 'Đã được giải quyết tại chỗ.');
    await page.click('button:has-text("Rút phản ánh")');
    await page.waitForSelector('text=Đã rút phản ánh này.');
    expect((await life.read(id)).state.status).toBe('withdrawn');
  });

  it('who denounces is shown the way, and loses no word', async () => {
    const page = await journey.open({ javaScript: false });
    await page.goto('/phan-anh/gui');
    await write(page, 'Tôi tố cáo một cán bộ đòi hối lộ.');
    await send(page);
    await shoot(page, 'petition-elsewhere');
    expect(await page.inputValue('#content')).toContain('tố cáo');
    await page.check('[name=goOn]');
    await send(page);
    await page.waitForURL('**/phan-anh/theo-doi/**');
  });

  it('at the machine in the hall nothing is left for the next', async () => {
    const page = await journey.open({ javaScript: false });
    await page.goto('/phan-anh/gui?may=1');
    await shoot(page, 'petition-kiosk');
    await write(page, 'Ghế chờ ở sảnh bị gãy hai chiếc.');
    await send(page);
    await shoot(page, 'petition-kiosk-done');
    expect((await newest()).channel).toBe('kiosk');
    await page.click('text=Xong, đóng trang');
    expect(await page.inputValue('#name')).toBe('');
    expect(await page.content()).not.toContain('Kín Đáo');
  });
});

describe('with JavaScript', () => {
  it('every page that a form leads to has no fault that a reader of screens would meet', async () => {
    const page = await journey.open();
    await page.goto('/phan-anh/gui');
    await look(page, 'petition-form');
    await write(page, 'Tôi khiếu nại một quyết định.');
    await page.fill('#phone', '12');
    await send(page);
    await page.waitForSelector('#loi');
    await look(page, 'petition-refused-seen');
    await page.fill('#phone', SENDER.phone);
    await send(page);
    await page.waitForSelector('#elsewhere');
    await look(page, 'petition-elsewhere-seen');
    await page.goto('/phan-anh/theo-doi');
    await look(page, 'petition-ask');
  });
});

describe('an officer', () => {
  it('takes down a call, a letter and an article', async () => {
    const page = await journey.open();
    await signIn(page, 'kiemsoat');
    const write = async (channel: string, content: string) => {
      await page.goto('/can-bo/phan-anh/moi');
      await page.selectOption('#channel', channel);
      await page.fill('#content', content);
    };
    await write('hotline', 'Người gọi nói đèn đường ở ngõ 12 hỏng.');
    await page.fill('#happenedTime', '08:30');
    await page.check('[name=isReadBack]');
    await page.fill('#name', SENDER.name);
    await page.fill('#phone', '0900000444');
    await look(page, 'petition-take-down');
    await page.click('button:has-text("Ghi vào sổ")');
    await page.waitForSelector('text=Đã ghi vào sổ');
    await look(page, 'petition-taken-down');
    expect((await newest()).channel).toBe('hotline');
    await write('paper', 'Văn bản kiến nghị sửa mẫu đơn số 3 cho dễ hiểu.');
    await page.fill('#name', SENDER.name);
    await page.fill('#address', 'Tổ 5');
    await page.setInputFiles('#tep', { name: 'van-ban.pdf', mimeType: 'application/pdf', buffer: makePdf() });
    await page.click('button:has-text("Ghi vào sổ")');
    await page.waitForSelector('text=Đã ghi vào sổ');
    expect((await newest()).channel).toBe('paper');
    await write('mass_media', 'Báo viết cổng Trung tâm đóng sớm ba mươi phút.');
    await page.fill('#source', 'Báo Thử, https://bao.example/1');
    await page.click('button:has-text("Ghi vào sổ")');
    await page.waitForSelector('text=Đã ghi vào sổ');
    expect(await newest()).toMatchObject({ channel: 'mass_media', status: 'kept' });
  });
});

describe('programs', () => {
  it('a mail and a message of an adapter become items', async () => {
    const { platform, wardId, ownerUrl } = journey.at;
    const raw = Buffer.from(
      `From: ${SENDER.email}\r\nMessage-ID: <1@example.com>\r\nSubject: x\r\n\r\nCho lau qua.`,
    );
    expect(await receiveMail(platform, { wardId, raw, now: NOW })).toHaveProperty('code');
    expect((await newest()).channel).toBe('mail');
    const installationSecret = platform.settings.secret;
    const key = await asOwner(ownerUrl, (owner) =>
      owner.transact((tx) => addAdapterKey(tx, { wardId, name: 'Zalo', now: NOW, installationSecret })),
    );
    const body = JSON.stringify({ messageId: '1', content: 'Vỉa hè bị lấn chiếm.', sender: SENDER });
    const time = String(NOW.getTime() / 1000);
    const signature = createHmac('sha256', key.secret).update(`${time}.${body}`).digest('hex');
    const headers = { 'x-motcua-key': key.id, 'x-motcua-time': time, 'x-motcua-signature': signature };
    const answer = await new Visitor(journey.at).raw('/api/feedback', { method: 'POST', body, headers });
    expect([answer.status, (await newest()).channel]).toEqual([201, 'adapter']);
  });

  it('of all this no log names or numbers anybody', () => {
    expect(logged.length).toBeGreaterThan(20);
    expect(logged.join('')).not.toMatch(/Kín Đáo|kin\.dao|0900000333|0900000444|quầy 3|hối lộ|PAKN-/i);
  });
});
