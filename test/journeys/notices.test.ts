import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jobHandlers } from '../../src/jobs.ts';
import { parseLocal } from '../../src/law/day.ts';
import { workOnce } from '../../src/platform/jobs/worker.ts';
import { type LocalPeers, startLocalPeers } from '../../src/platform/messages/local-peers.ts';
import { dossierLife } from '../dossier-life.ts';
import { type Journey, look, signIn, startJourney } from './browser.ts';

let walk: Journey;
let peers: LocalPeers;
beforeAll(async () => {
  walk = await startJourney(parseLocal('2026-11-16T09:00'));
  const { at } = walk;
  peers = await startLocalPeers(at.platform.now);
  Object.assign(at.platform.settings.messages, { smtpUrl: peers.smtpUrl, smsUrl: peers.gatewayUrl });
  const life = dossierLife(at);
  const told = { applicantEmail: 'nguoi.nop@example.com', applicantPhone: '0000001234' };
  const late = await life.accept(told, [], parseLocal('2026-11-03T09:00'));
  await life.take(late, 'quay1', 'transfer', {}, parseLocal('2026-11-03T10:00'));
  await life.assign(late, parseLocal('2026-11-03T14:00'));
  const back = await life.accept(told, [], parseLocal('2026-11-11T16:00'));
  await life.take(back, 'quay1', 'transfer', {}, parseLocal('2026-11-12T09:00'));
  await life.assign(back, parseLocal('2026-11-12T10:00'));
  await life.take(back, 'hotich', 'propose', { outcome: 'granted' }, parseLocal('2026-11-12T14:00'));
  await life.take(back, 'chanhvp', 'send_back', { reason: 'Thiếu ý kiến.' }, parseLocal('2026-11-13T09:00'));
  const given = await life.accept(told, [], parseLocal('2026-11-13T14:00'));
  await life.take(given, 'quay1', 'transfer', {}, parseLocal('2026-11-13T15:00'));
  await life.take(given, 'chanhvp', 'assign', { officerId: at.officer('hotich').id });
  peers.refuseMail(550);
  while (await workOnce(at.database, jobHandlers(at.platform), at.platform.now));
  peers.refuseMail(null);
});
afterAll(async () => {
  await peers.close();
  await walk.close();
});

describe('the pages', () => {
  it('tell an examiner what to do first, and find by every filter', async () => {
    const page = await walk.open();
    await signIn(page, 'hotich');
    await page.goto('/can-bo/viec');
    for (const title of ['Bị trả lại', 'Đã giao, chưa nhận'])
      expect(await page.locator('h2', { hasText: title }).count()).toBe(1);
    expect(await page.locator('nav[aria-label="Thời hạn"]').innerText()).toMatch(
      /1\s+Quá hạn, chờ tôi\s+1\s+Sắp đến hạn/,
    );
    await look(page, 'viec-hom-nay');
    await page.goto('/can-bo/ho-so?viec=open&xep=due');
    expect(await page.locator('tr[data-row]').count()).toBe(3);
    await look(page, 'ho-so-loc');
  });

  it('let an administrator see what went wrong, write the words, keep units and people', async () => {
    const page = await walk.open();
    await signIn(page, 'quantri');
    await page.goto('/can-bo/thong-bao?tinh-trang=dead');
    expect(await page.locator('tbody tr').count()).toBe(3);
    await look(page, 'thong-bao');
    await page.goto('/can-bo/mau-thong-bao?loai=supplement_requested');
    await page.fill('#short', 'Hồ sơ {maHoSo} thiếu {giayTo}, xem {duongDan}');
    await page.click('button:has-text("Xem thử")');
    expect(await page.locator('section[aria-label="Ví dụ"]').innerText()).toMatch(
      /không dấu: \d+ ký tự, \d tin/,
    );
    await look(page, 'mau-thong-bao');
    for (const [path, name] of [
      ['/can-bo/don-vi', 'don-vi'],
      ['/can-bo/cai-dat', 'cai-dat'],
      ['/can-bo/tai-khoan', 'tai-khoan'],
      ['/can-bo/nhat-ky/thay-doi', 'nhat-ky-thay-doi'],
      ['/can-bo/viec-nen', 'viec-nen'],
      [`/can-bo/tai-khoan-can-bo/${walk.at.officer('hotich').id}`, 'can-bo'],
    ] as const) {
      await page.goto(path);
      await look(page, name);
    }
  });

  it('let a citizen without JavaScript choose how he is told, from a message', async () => {
    const page = await walk.open({ javaScript: false });
    const { text } = peers.delivered.findLast((each) => each.channel === 'sms')!;
    await page.goto(/\/nt\/[\w.-]+/.exec(text)![0]);
    await page.uncheck('input[name=sms]');
    await page.click('button:has-text("Lưu cách nhận tin")');
    expect(await page.locator('[role=status]').innerText()).toContain('không nhận tin nữa');
    await page.setViewportSize({ width: 390, height: 800 });
    const shown = await walk.open();
    await shown.goto(/\/nt\/[\w.-]+/.exec(text)![0]);
    expect(await shown.isChecked('input[name=sms]')).toBe(false);
    await look(shown, 'nhan-tin');
  });
});

it('the board asks anew when its stream comes back after a break', async () => {
  // Somebody else is there already: the server tells those who come later nothing by itself.
  await (await walk.open()).goto('/bang-goi-so');
  await expect.poll(() => walk.at.platform.events.count).toBeGreaterThan(0);
  const page = await walk.open();
  let streams = 0;
  await page.route('**/bang-goi-so/su-kien', (route) => {
    streams++;
    if (streams > 1) return route.continue();
    return route.fulfill({ contentType: 'text/event-stream', body: 'retry: 1000\ndata: x\n\n' });
  });
  let renewals = 0;
  page.on('request', (request) => {
    if (request.resourceType() === 'fetch' && request.url().endsWith('/bang-goi-so')) renewals++;
  });
  await page.goto('/bang-goi-so');
  await expect.poll(() => streams, { timeout: 20_000 }).toBe(2);
  await expect.poll(() => renewals, { timeout: 20_000 }).toBeGreaterThan(1);
});
