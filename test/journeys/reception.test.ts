import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseLocal } from '../../src/law/day.ts';
import { hallLife } from '../hall-life.ts';
import { type Journey, look, signIn, startJourney } from './browser.ts';

let journey: Journey;
let minutes = 0;
beforeAll(async () => {
  journey = await startJourney(parseLocal('2026-11-23T09:00'));
});
afterAll(() => journey.close());

/** The clock of the hall goes on. */
function wait(more: number): void {
  minutes += more;
  journey.at.platform.setNow(new Date(parseLocal('2026-11-23T09:00').getTime() + minutes * 60_000));
}

async function take(page: Page, service: string, isPriority = false): Promise<string> {
  await page.goto('/lay-so');
  if (isPriority) await page.check('[name=isPriority]');
  await page.click(`.kiosk button:has-text("${service}")`);
  await page.waitForURL('**/lay-so/phieu/**');
  return (await page.textContent('.ticket-code'))!;
}

async function sitAt(page: Page, who: string, desk: string): Promise<void> {
  await signIn(page, who);
  await page.goto('/can-bo/hang-cho');
  await page.click(`.desk-list button:has-text("${desk}")`);
  await page.waitForSelector('.desk');
}

const press = (page: Page, button: string) => page.click(`.desk button:has-text("${button}")`);

describe('the hall', () => {
  it('gives numbers, two desks call, the board shows it live, and both are served', async () => {
    const citizen = await journey.open();
    await citizen.goto('/lay-so');
    await look(citizen, 'kiosk');
    expect(await take(citizen, 'Hộ tịch')).toBe('A001');
    await citizen.reload();
    expect(await citizen.textContent('.ticket-code')).toBe('A001');
    const other = await journey.open();
    expect(await take(other, 'Hộ tịch')).toBe('A002');
    const old = await journey.open();
    expect(await take(old, 'Hộ tịch', true)).toBe('A003');
    expect(await old.textContent('#so-cua-toi')).toContain('Bạn là người tiếp theo');
    await other.waitForSelector('#so-cua-toi:has-text("Trước bạn còn 2 người")');
    await look(other, 'ticket');

    const board = await journey.open();
    await board.goto('/bang-goi-so');
    expect(await board.textContent('#bang-goi')).toContain('Chưa gọi số nào');
    const first = await journey.open();
    await sitAt(first, 'quay1', 'Quầy 1');
    const second = await journey.open();
    await sitAt(second, 'quay2', 'Quầy 2');
    await second.waitForSelector('#hang-cho:has-text("Cán bộ quầy 1")');

    wait(6);
    await press(first, 'Gọi số tiếp theo');
    await first.waitForSelector('.desk-ticket:has-text("A003")');
    await board.waitForSelector('[data-call]:has-text("A003"):has-text("Quầy 1")');
    expect(await board.getAttribute('[data-call]', 'data-say')).toBe('Mời số A, 0 0 3, đến Quầy 1');
    await board.waitForSelector('.is-new');
    await old.waitForSelector('.ticket-call:has-text("Quầy 1")');
    await look(old, 'ticket-called');
    wait(1);
    await press(second, 'Gọi số tiếp theo');
    await second.waitForSelector('.desk-ticket:has-text("A001")');
    await board.waitForSelector('[data-call] >> nth=1');
    expect(await board.locator('.board-code').allTextContents()).toEqual(['A001', 'A003']);

    await press(first, 'Bắt đầu phục vụ');
    await first.waitForSelector('.desk a:has-text("Tiếp nhận hồ sơ")');
    expect(await first.getAttribute('.desk a:has-text("Tiếp nhận hồ sơ")', 'href')).toMatch(
      /^\/can-bo\/ho-so\/moi\?luot=\d+$/,
    );
    await look(first, 'hall-desk');
    await board.waitForSelector('[data-serving]:has-text("A003")');
    await look(board, 'board');
    wait(3);
    await press(first, 'Xong');
    await first.waitForSelector('#goi-so');
    await press(first, 'Gọi số tiếp theo');
    await first.waitForSelector('.desk-ticket:has-text("A002")');
    await press(second, 'Không có mặt');
    await second.waitForSelector('#hang-cho:has-text("đã vắng một lần")');
    await old.waitForSelector('#so-cua-toi:has-text("Đã phục vụ xong")');
    // Seven browsers and seven looks.
  });

  it('shows how long people waited, and each number leads to its tickets', async () => {
    const page = await journey.open();
    await signIn(page, 'giamdoc');
    await page.goto('/can-bo/hang-cho');
    await page.waitForURL('**/hang-cho/so-lieu');
    await look(page, 'waiting-figures');
    const row = page.locator('tfoot tr');
    expect(await row.locator('td').allTextContents()).toEqual([
      ...['3', '1', '0', '2', '7,7 phút', '7 phút', '10 phút', '3 phút', '3 phút', '3 phút'],
    ]);
    await row.locator('td:nth-of-type(2) a').click();
    await page.waitForURL('**phan=done**');
    expect(await page.locator('tbody tr').allTextContents()).toHaveLength(1);
    await look(page, 'waiting-rows');
  });

  it('is set up by the administrator', async () => {
    const page = await journey.open();
    await signIn(page, 'quantri');
    await page.goto('/can-bo/hang-cho');
    await page.click('main nav a:has-text("Quầy và lĩnh vực")');
    await page.waitForURL('**/cai-dat');
    await page.click('summary:has-text("Thêm quầy")');
    await page.check('#desk details[open] label:has-text("Trả kết quả") input');
    await page.click('button:has-text("Thêm quầy")');
    await page.waitForSelector('summary:has-text("Quầy 5: Trả kết quả")');
    await page.click('summary:has-text("Đổi quy tắc")');
    await page.fill('#ordinaryPerPriority', '99');
    await page.evaluate(() => document.querySelector('#rule form')!.setAttribute('novalidate', ''));
    await page.click('button:has-text("Dùng từ hôm nay")');
    await page.waitForSelector('.summary-error');
    expect(await page.inputValue('#ordinaryPerPriority')).toBe('99');
    await page.fill('#ordinaryPerPriority', '3');
    await page.click('button:has-text("Dùng từ hôm nay")');
    await page.waitForSelector('#rule:has-text("gọi 3 lượt thường")');
    await look(page, 'hall-setup');
  });
});

describe.each([
  ['with JavaScript', true],
  ['without JavaScript', false],
])('a citizen %s', (_name, javaScript) => {
  it('books, sees, comes with the code and gets a number; another cancels', async () => {
    const day = javaScript ? 'Thứ Tư, 25/11/2026' : 'Thứ Năm, 26/11/2026';
    journey.at.platform.setNow(parseLocal('2026-11-23T11:00'));
    const page = await journey.open({ javaScript });
    await page.goto('/thu-tuc/1.001193');
    await page.click('a:has-text("Đặt lịch hẹn") >> nth=1');
    await page.waitForURL('**/dat-lich?thu-tuc=1.001193');
    expect(await page.textContent('main')).toContain('Hộ tịch – chứng thực');
    if (javaScript) await look(page, 'booking-day');
    await page.click(`.doors a:has-text("${day}")`);
    await page.waitForURL('**ngay=**');
    await page.check('.slot:has-text("08:30") input');
    await page.fill('#name', 'Người Hẹn Kín Đáo');
    await page.fill('#phone', '12');
    await page.click('button:has-text("Đặt lịch hẹn")');
    await page.waitForSelector('.summary-error');
    expect(await page.inputValue('#name')).toBe('Người Hẹn Kín Đáo');
    expect(await page.isChecked('.slot:has-text("08:30") input')).toBe(true);
    if (javaScript) await look(page, 'booking-time');
    await page.fill('#phone', '0000 005 678');
    await page.click('button:has-text("Đặt lịch hẹn")');
    await page.waitForURL('**/dat-lich/hen/**');
    const code = (await page.textContent('.ticket-code'))!;
    expect(await page.textContent('main')).toContain(`08:30, ${day}`);
    expect(await page.textContent('main')).not.toContain('Kín Đáo');
    if (javaScript) await look(page, 'appointment');
    const calendar = await page.request.get(`${page.url()}/lich-hen.ics`);
    expect(await calendar.text()).toContain('BEGIN:VEVENT');

    await page.goto('/dat-lich/xem');
    await page.fill('#ma', code);
    await page.fill('#so', '0000');
    await page.click('button:has-text("Xem lịch hẹn")');
    await page.waitForSelector('.summary-error');
    await page.fill('#so', '5678');
    await page.click('button:has-text("Xem lịch hẹn")');
    await page.waitForURL('**/dat-lich/hen/**');

    journey.at.platform.setNow(parseLocal(`2026-11-${javaScript ? 25 : 26}T08:20`));
    await page.goto('/lay-so');
    await page.fill('#code', code.toLowerCase());
    await page.click('button:has-text("Lấy số theo lịch hẹn")');
    await page.waitForURL('**/lay-so/phieu/**');
    expect(await page.textContent('.ticket-slip')).toContain('Đã hẹn trước');
  });

  it('cancels, and the place is free again', async () => {
    journey.at.platform.setNow(parseLocal('2026-11-23T11:00'));
    const { token } = await hallLife(journey.at).book({ day: '2026-11-27', phone: '0000007777' });
    const page = await journey.open({ javaScript });
    await page.goto(`/dat-lich/hen/${token}`);
    await page.click('button:has-text("Hủy lịch hẹn")');
    await page.waitForSelector('.ticket-slip:has-text("Đã hủy")');
    expect(await page.locator('button:has-text("Hủy lịch hẹn")').count()).toBe(0);
  });
});

describe('without JavaScript', () => {
  it('the board and the slip renew themselves, and the desk works', async () => {
    journey.at.platform.setNow(parseLocal('2026-11-27T09:00'));
    const page = await journey.open({ javaScript: false });
    expect(await take(page, 'Đất đai')).toBe('B001');
    for (const path of [new URL(page.url()).pathname, '/bang-goi-so']) {
      const text = await (await page.request.get(path)).text();
      expect(text, path).toMatch(/<noscript><meta http-equiv="refresh"/);
    }
    const desk = await journey.open({ javaScript: false });
    await sitAt(desk, 'luudong', 'Quầy 3');
    for (const button of ['Gọi số tiếp theo', 'Gọi lại', 'Bắt đầu phục vụ', 'Xong', 'Gọi số tiếp theo'])
      await Promise.all([desk.waitForEvent('load'), press(desk, button)]);
    expect(await desk.textContent('.notice')).toContain('Không còn ai chờ');
  });
});

it('officers at the desk see who comes today', async () => {
  journey.at.platform.setNow(parseLocal('2026-11-26T08:00'));
  await hallLife(journey.at).book({ day: '2026-11-26', minute: 600, phone: '0000008888' });
  const page = await journey.open();
  await signIn(page, 'quay2');
  await page.goto('/can-bo/hang-cho/lich-hen');
  expect(await page.textContent('table')).toContain('0000008888');
  await look(page, 'appointments');
  await page.click('tr:has-text("0000008888") button:has-text("Đã đến, cấp số")');
  await page.waitForSelector('tr:has-text("0000008888"):has-text("Đã đến, số A")');
});
