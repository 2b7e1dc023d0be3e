import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Journey, look, signIn, startJourney } from './browser.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney();
});
afterAll(() => journey.close());

const path = (code: string) => `/can-bo/danh-muc/${code}/bieu-mau`;

async function fillApplicant(page: Page): Promise<void> {
  if ((await page.locator('input[name=tuCach]').count()) > 0)
    await page.check('input[name=tuCach][value=choMinh]');
  await page.fill('[name="nguoiNop.hoTen"]', 'Nguyễn Văn Thử');
  await page.fill('[name="nguoiNop.ngaySinh"]', '5/3/1990');
  await page.fill('[name="nguoiNop.soDinhDanh"]', '999 000 000 001');
  await page.fill('[name="nguoiNop.noiCuTru"]', 'Số 1, phường Hải Dương, Hải Phòng');
  await page.fill('[name="nguoiNop.dienThoai"]', '0000 123 456');
}

async function go(page: Page): Promise<void> {
  await page.click('button:text-is("Tiếp") >> nth=-1');
}

/** The keeper tries the forms as citizens meet them; the pages of citizens draw the same fields. */
describe.each([
  ['with a script', true],
  ['without a script', false],
])('a form %s', (_name, javaScript) => {
  /** Axe needs scripts of its own. */
  const see = async (page: Page, name: string) => {
    if (javaScript) await look(page, name);
  };

  it('opens what an answer asks for, takes rows, and says what is wrong beside it', async () => {
    const page = await journey.open({ javaScript });
    await signIn(page, 'kiemsoat');
    await page.goto(path('1.001193'));
    await see(page, 'forms-1-keeper');
    await page.goto(`${path('1.001193')}/xem?ban=1`);
    await see(page, 'forms-2-applicant');
    await go(page);
    await see(page, 'forms-3-errors');
    await fillApplicant(page);
    await go(page);
    expect(await page.textContent('h2')).toBe('Trẻ được khai sinh');
    await page.fill('[name="tre.hoTen"]', 'Nguyễn Thị Bé');
    await page.check('[name="tre.gioiTinh"][value=nu]');
    await page.fill('[name="tre.danToc"]', 'Kinh');
    await page.fill('[name=treNgaySinh]', '1/2/2026');
    await page.check('[name=noiSinh][value=coSoYTe]');
    await page.press('[name=treNgaySinh]', 'Enter');
    await page.waitForSelector('[name=tenCoSoYTe]');
    await see(page, 'forms-4-opened');
    expect(await page.inputValue('[name=treNgaySinh]')).toBe('1/2/2026');
    await page.fill('[name=tenCoSoYTe]', 'Bệnh viện thử');
    await page.fill('[name="diaChiSinh.tinh"]', 'Hải Phòng');
    await page.fill('[name="diaChiSinh.xa"]', 'Hải Dương');
    await page.fill('[name=lyDoMuon]', 'Cha mẹ đi làm xa');
    await go(page);
    await page.check('[name=giayTo][value=nguoiLamChung]');
    await page.check('[name=hoanCanh][value=thuong]');
    await go(page);
    await page.fill('[name="lamChung.0.nguoi.hoTen"]', 'Trần Văn Chứng');
    await page.click('button:has-text("Thêm người làm chứng")');
    expect(await page.inputValue('[name="lamChung.0.nguoi.hoTen"]')).toBe('Trần Văn Chứng');
    await see(page, 'forms-5-rows');
    await page.click('button:has-text("Bỏ người làm chứng 2")');
    expect(await page.locator('[name="lamChung.1.nguoi.hoTen"]').count()).toBe(0);
    await go(page);
    expect(await page.textContent('.summary-error')).toContain('Người làm chứng 1: chưa ghi “Ngày sinh”');
  });

  it('ends in a review in plain words', async () => {
    const page = await journey.open({ javaScript });
    await signIn(page, 'kiemsoat');
    await page.goto(`${path('2.000635')}/xem?ban=1`);
    await fillApplicant(page);
    await go(page);
    await page.check('[name=laToi][value=yes]');
    await page.fill('[name="nguoiDuocCap.hoTen"]', 'Nguyễn Văn Thử');
    await page.fill('[name="nguoiDuocCap.ngaySinh"]', '1990');
    await page.check('[name="nguoiDuocCap.gioiTinh"][value=nam]');
    await go(page);
    await page.check('[name=loaiTrichLuc][value=khaiSinh]');
    await page.fill('[name=noiDangKy]', 'Phường Hải Dương');
    await go(page);
    await go(page);
    await page.fill('[name=soBan]', '3');
    await go(page);
    await page.check('[name=camDoan][value=dung]');
    await page.check('[name=camDoan][value=hieu]');
    await go(page);
    expect(await page.textContent('.declared')).toContain('24.000 ₫');
    await see(page, 'forms-7-review');
  });
});

describe('the keeper of forms', () => {
  it.each([
    ['1.001612', 'nganh'],
    ['1.001776', 'nguoi-huong'],
    ['1.012812', 'noi-dung'],
    ['1.003622', 'chuong-trinh'],
  ])(
    '%s shows its page %s',
    async (code, id) => {
      const page = await journey.open();
      await signIn(page, 'kiemsoat');
      await page.goto(`${path(code)}/xem?ban=1`);
      await page.click(`button[name=_den][value="${id}"]`);
      await look(page, `forms-6-${code}`);
    },
    300_000,
  );

  it('is published from a file after a comparison', async () => {
    const page = await journey.open();
    await signIn(page, 'kiemsoat');
    const json = await (await page.request.get(`${path('2.000635')}/1.json`)).text();
    const upload = (text: string) =>
      page.setInputFiles('[name=file]', {
        name: 'bieu-mau.json',
        mimeType: 'application/json',
        buffer: Buffer.from(text),
      });
    await page.goto(path('2.000635'));
    await upload(json.replace('"max": 50', '"max": "nhiều"').replace('"type": "yesNo"', '"type": "maybe"'));
    await page.click('button:has-text("Kiểm tra và so sánh")');
    await look(page, 'forms-8-faults');
    await upload(json.replace('Số bản sao', 'Số bản sao cần cấp').replace('"max": 50', '"max": 20'));
    await page.click('button:has-text("Kiểm tra và so sánh")');
    await look(page, 'forms-9-compare');
    await page.fill('[name=why]', 'QĐ 12/QĐ-UBND');
    await page.click('button:has-text("Công bố phiên bản 2")');
    await page.waitForURL(`**${path('2.000635')}`);
    expect(await page.textContent('main')).toContain('Phiên bản 2');
  });
});
