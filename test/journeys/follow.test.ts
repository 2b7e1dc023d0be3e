import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VISITOR_COOKIE } from '../../src/portal/visitor.ts';
import { makeCitizen } from '../citizens.ts';
import { dossierLife } from '../dossier-life.ts';
import { ownLife } from '../own-life.ts';
import { PDF } from '../ward-world.ts';
import { type Journey, look, startJourney } from './browser.ts';

let journey: Journey;
let life: ReturnType<typeof dossierLife>;
let own: ReturnType<typeof ownLife>;
beforeAll(async () => {
  journey = await startJourney();
  life = dossierLife(journey.at);
  own = ownLife(journey.at);
});
afterAll(() => journey.close());

const paper = { name: 'ban-sao.pdf', mimeType: 'application/pdf', buffer: PDF };

/** Someone signed in, and a dossier that bears his personal id. */
async function begin(javaScript: boolean, change: object = {}) {
  const personalId = `999777${String(Math.floor(Math.random() * 1e6)).padStart(6, '0')}`;
  const { cookie } = await makeCitizen(journey.at, { personalId, name: 'Công dân Thử Một' });
  const page = await journey.open({ javaScript });
  await page.context().addCookies([{ name: VISITOR_COOKIE, value: cookie, url: journey.address }]);
  const id = await life.accept({
    ...{ applicantPersonalId: personalId, applicantName: 'Công dân Thử Một', applicantPhone: '0000001234' },
    ...{ applicantAddress: 'Tổ dân phố số 5', applicantEmail: 'mot@example.com', ...change },
  });
  return { page, id, personalId };
}
const open = async (page: Page, label: string) => {
  await page.click(`main a:has-text("${label}")`);
  await page.waitForLoadState();
};
const send = async (page: Page, label: string) => {
  await page.click(`main button:has-text("${label}")`);
  await page.waitForSelector('.said, .summary-error');
};

describe.each([
  ['with JavaScript', true],
  ['without JavaScript', false],
])('an applicant %s', (_name, javaScript) => {
  const picture = async (page: Page, name: string) => {
    if (javaScript) await look(page, name);
  };

  it('follows his dossier, supplements it, fetches the result and says how he was served', {
    timeout: 600_000,
  }, async () => {
    const { page, id, personalId } = await begin(javaScript);
    await life.accept({ applicantPersonalId: personalId, procedureCode: '1.000656' });
    await life.take(id, 'quay1', 'transfer');
    await life.assign(id);
    await page.goto('/ho-so-cua-toi');
    await open(page, 'xác nhận tình trạng hôn nhân');
    await picture(page, 'follow-dossier');
    expect(await page.textContent('main')).toContain('Đơn vị giải quyết đang xem xét hồ sơ.');
    expect(await page.textContent('main')).toContain('Còn lại');

    await life.take(id, 'hotich', 'request_supplement', {
      ...{ items: 'Bản sao giấy khai sinh\nẢnh thẻ của người yêu cầu', reason: 'Hồ sơ thiếu giấy tờ.' },
      ...{ mode: 'restart', days: '15' },
    });
    await page.goto('/ho-so-cua-toi');
    await picture(page, 'follow-list');
    await open(page, 'xác nhận tình trạng hôn nhân');
    await picture(page, 'follow-asked');
    await open(page, 'Gửi bổ sung');
    await picture(page, 'follow-supplement');
    await send(page, 'Gửi bổ sung');
    expect(await page.textContent('.summary-error')).toContain('Chưa gửi được bổ sung');
    await picture(page, 'follow-supplement-error');
    await page.setInputFiles('#file1', paper);
    await page.fill('#note', 'Ảnh thẻ tôi nộp tại quầy.');
    await send(page, 'Gửi bổ sung');
    expect(await page.textContent('.said')).toContain('Đã gửi phần bổ sung');
    expect(await page.textContent('.tracked-now')).toContain('đang kiểm tra');
    await picture(page, 'follow-answered');
    await life.take(id, 'quay1', 'receive_supplement', {});

    await open(page, 'Đổi cách nhận kết quả');
    await picture(page, 'follow-delivery');
    await page.selectOption('#returnBy', 'online');
    await send(page, 'Đổi cách nhận');
    expect(await page.textContent('.tracked')).toContain('Bản điện tử');
    await life.take(id, 'hotich', 'propose', { outcome: 'granted' });
    await life.take(id, 'chanhvp', 'submit_for_signature');
    await life.take(id, 'chutich', 'sign');
    await own.stamp(id, { name: 'ket-qua.pdf', mediaType: 'application/pdf', bytes: PDF });
    await page.reload();
    await picture(page, 'follow-result');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.click('a:has-text("Tải kết quả")'),
    ]);
    expect(await readFile(await download.path())).toEqual(PDF);
    expect(download.suggestedFilename()).toMatch(/^ket-qua-.*\.pdf$/);
    await life.take(id, 'quay1', 'return_result', { receiver: 'Người nộp, bản điện tử' });
    await page.reload();
    await open(page, 'Đánh giá việc phục vụ');
    await picture(page, 'follow-rating');
    await page.check('input[name=whole][value="5"]');
    await page.click('summary');
    await picture(page, 'follow-rating-more');
    await page.check('input[name=manner][value="4"]');
    await page.fill('#comment', 'Nhanh, dễ hiểu.');
    await send(page, 'Gửi đánh giá');
    expect(await page.textContent('.said')).toContain('Cảm ơn bạn đã đánh giá');
    await page.goto('/ho-so-cua-toi?loc=xong');
    expect(await page.textContent('main')).toContain('xác nhận tình trạng hôn nhân');
  });

  it('corrects his phone and withdraws', { timeout: 600_000 }, async () => {
    const { page, id } = await begin(javaScript);
    await page.goto('/ho-so-cua-toi');
    await open(page, 'xác nhận tình trạng hôn nhân');
    await open(page, 'Sửa điện thoại');
    await picture(page, 'follow-contact');
    await page.fill('#phone', '0000 009 999');
    await send(page, 'Lưu');
    expect(await page.textContent('.said')).toContain('Đã sửa điện thoại');
    await open(page, 'Rút hồ sơ');
    await picture(page, 'follow-withdraw');
    await page.fill('#reason', 'Tôi nộp nhầm thủ tục.');
    await send(page, 'Rút hồ sơ này');
    expect(await page.textContent('.tracked-now')).toContain('đã dừng theo yêu cầu của bạn');
    await picture(page, 'follow-withdrawn');
    expect((await own.find(id)).state.status).toBe('withdrawn');
    await open(page, 'Hồ sơ của tôi');
    await page.goto('/ho-so-cua-toi?loc=can');
    await picture(page, 'follow-empty');
  });
});

it('whoever tracks by code is led to the sign-in', async () => {
  const { page, id } = await begin(true);
  await page.context().clearCookies();
  await page.goto('/tra-cuu');
  await page.fill('#ma', (await own.find(id)).state.code);
  await page.fill('#so', '1234');
  await page.click('button:has-text("Tra cứu")');
  await page.waitForSelector('.tracked');
  expect(await page.getAttribute('.tracked a:has-text("Đăng nhập")', 'href')).toContain(
    '/dang-nhap-cong-dan?tiep=%2Fho-so-cua-toi%2F',
  );
});
