import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findDraft } from '../../src/features/results/index.ts';
import { hashOf } from '../../src/platform/files/file-store.ts';
import { DEMO_PASSWORD } from '../../src/seed/seed-organisation.ts';
import { pdfsig, resultLife, WRITTEN } from '../result-life.ts';
import { type Journey, look, signIn, startJourney } from './browser.ts';

let journey: Journey;
let life: Awaited<ReturnType<typeof resultLife>>;
beforeAll(async () => {
  journey = await startJourney();
  life = await resultLife(journey.at);
});
afterAll(async () => {
  await life.authority.close();
  await journey.close();
});

async function download(page: Page, path: string): Promise<Buffer> {
  const answer = await page.request.get(path);
  expect(answer.status()).toBe(200);
  return answer.body();
}

it('a result goes from its draft to the hands of whoever asked for it', async () => {
  const id = await life.examined();
  const page = await journey.open();
  page.setDefaultTimeout(60_000);
  const path = `/can-bo/ho-so/${id}/ket-qua`;

  await signIn(page, 'hotich');
  await page.goto(`/can-bo/ho-so/${id}`);
  await page.click('text=Soạn kết quả');
  await look(page, 'results-draft-new');
  for (const [name, text] of Object.entries(WRITTEN)) await page.fill(`[name="muc.${name}"]`, text);
  await page.fill('[name="muc.tinhTrang"]', ' ');
  await page.click('button:has-text("Lưu dự thảo")');
  await page.waitForSelector('.summary-error');
  expect(await page.inputValue('[name="muc.hoTen"]')).toBe(WRITTEN.hoTen);
  await look(page, 'results-draft-refused');
  await page.fill('[name="muc.tinhTrang"]', WRITTEN.tinhTrang);
  await page.selectOption('[name=signerId]', String(journey.at.officer('chutich').id));
  await page.click('button:has-text("Lưu dự thảo")');
  await page.waitForSelector('text=Bản 1');
  await look(page, 'results-draft');
  await life.take(id, 'hotich', 'propose', { outcome: 'granted' });
  await life.take(id, 'chanhvp', 'submit_for_signature');
  const other = await life.drafted();

  await signIn(page, 'chutich');
  await page.goto('/can-bo/phat-hanh');
  await look(page, 'results-waiting-sign');
  await page.fill('#ma-ky', 'sai mật khẩu');
  await page.click('button:has-text("Ký các văn bản đã chọn")');
  await page.waitForSelector('.summary-error');
  expect((await life.read(id)).state.status).toBe('awaiting_signature');
  await look(page, 'results-wrong-pin');
  await page.goto(path);
  await look(page, 'results-sign');
  await page.fill('#ma-ky', DEMO_PASSWORD);
  await page.click('button:has-text("Ký số")');
  await page.waitForURL(`**/can-bo/ho-so/${id}`);
  await life.sign([other]);

  await signIn(page, 'vanthu');
  await page.goto('/can-bo/phat-hanh');
  await page.fill('#ma-dau', DEMO_PASSWORD);
  await page.click('button:has-text("Cấp số và đóng dấu")');
  await page.waitForSelector('text=2 / 2 văn bản');
  await look(page, 'results-sealed');
  await page.goto('/can-bo/so-van-ban');
  await look(page, 'results-register');
  await page.goto(path);
  await look(page, 'results-issued');

  const dossier = await life.read(id);
  const pdf = await download(page, `/can-bo/ho-so/${id}/tep/${dossier.state.resultFile}`);
  expect(hashOf(pdf)).toBe(dossier.state.resultFile);
  expect(pdfsig(pdf).slice(0, 2)).toEqual(['Signature is Valid.', 'Signature is Valid.']);
  await checkByCode(id);
  await handOver(page, id);
});

/** Whoever holds the paper asks about it, without JavaScript. */
async function checkByCode(id: number): Promise<void> {
  const { code } = (await findDraft(journey.at.database.db, await life.read(id)))!;
  const page = await journey.open({ javaScript: false });
  page.setDefaultTimeout(60_000);
  await page.goto(`/kiem-tra-van-ban/${code.toLowerCase()}`);
  expect(await page.textContent('main')).toContain('còn hiệu lực');
  const seeing = await journey.open();
  await seeing.goto(page.url());
  await look(seeing, 'results-check');
  await page.goto('/kiem-tra-van-ban/AAAA-AAAA-AAAA-AAAA');
  expect(await page.textContent('main')).toContain('Không có văn bản nào');
}

/** The receiver signs on the screen; what he drew is kept with the step. */
async function handOver(page: Page, id: number): Promise<void> {
  await signIn(page, 'quay1');
  await page.goto(`/can-bo/ho-so/${id}`);
  const form = page.locator('details.step:has([value=return_result])');
  await form.locator('summary').click();
  const pad = page.locator('canvas.signature-pad');
  await pad.hover({ position: { x: 40, y: 60 } });
  await page.mouse.down();
  await pad.hover({ position: { x: 160, y: 90 } });
  await pad.hover({ position: { x: 220, y: 40 } });
  await page.mouse.up();
  await page.waitForFunction(
    () => document.querySelector<HTMLInputElement>('[name=file]')!.files!.length === 1,
  );
  await look(page, 'results-hand-over');
  await form.locator('button[type=submit]').click();
  await page.waitForFunction(() => !document.querySelector('[value=return_result]'));
  const { step } = (await life.read(id)).steps.at(-1)!;
  expect(step).toMatchObject({ step: 'return_result', payload: { receipt: expect.any(String) } });
  const picture = await download(
    page,
    `/can-bo/ho-so/${id}/tep/${(step.payload as { receipt: string }).receipt}`,
  );
  expect(picture.subarray(1, 4).toString()).toBe('PNG');
  const slip = await download(page, `/can-bo/ho-so/${id}/giao-nhan.pdf`);
  expect(slip.subarray(0, 4).toString()).toBe('%PDF');
}
