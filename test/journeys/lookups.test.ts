import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseLocal } from '../../src/law/day.ts';
import { type LocalDatabases, startLocalDatabases } from '../../src/platform/messages/local-databases.ts';
import { type Journey, look, signIn, startJourney } from './browser.ts';

const CODE = '1.000894';
let journey: Journey;
let databases: LocalDatabases;
beforeAll(async () => {
  journey = await startJourney(parseLocal('2026-11-16T09:00'));
  databases = await startLocalDatabases();
  const { url, token } = databases;
  journey.at.platform.settings.lookups = { url, token, limitMs: 2000, restMs: 1000 };
});
afterAll(async () => {
  await journey.close();
  await databases.close();
});

describe.each([
  ['with JavaScript', true, '123'],
  ['without JavaScript', false, '124'],
])('a desk %s', (_name, javaScript, order) => {
  it('looks up before it accepts, asks for the paper only when nothing is found, and loses no word', async () => {
    const page = await journey.open({ javaScript });
    await signIn(page, 'quay1');
    await page.goto(`/can-bo/ho-so/moi?thu-tuc=${CODE}`);
    await page.fill('#applicantName', `Người nộp 0${order}`);
    await page.fill('#applicantPersonalId', `999000000${order}`);
    await page.fill('#applicantPhone', '0000001234');
    await page.fill('#applicantAddress', 'Tổ dân phố số 3');
    databases.answerWith('broken');
    await page.click('button:has-text("Tra cứu")');
    await page.locator('.lookup:has-text("Không khai thác được")').waitFor();
    expect(await page.inputValue('#applicantAddress')).toBe('Tổ dân phố số 3');
    if (javaScript) await look(page, 'lookup-failed');
    databases.answerWith('well');
    await page.click('button:has-text("Tra lại")');
    await page.locator('.lookup:has-text("Có dữ liệu, khớp")').waitFor();
    if (javaScript) await look(page, 'lookup-found');
    await page.click('button:has-text("Tiếp nhận hồ sơ")');
    await page.waitForURL(/ho-so\/\d+/);
    await page.locator('#tra-cuu').waitFor();
    if (javaScript) await look(page, 'lookup-dossier');
  });
});

it('stands on the pages of those who watch over it', async () => {
  const page = await journey.open();
  await signIn(page, 'kiemsoat');
  await page.goto('/can-bo/khai-thac-du-lieu');
  await look(page, 'lookup-databases');
  await page.click('a[href*="ket-qua=failed"]');
  await page.locator('td:has-text("Không khai thác được")').first().waitFor();
  await look(page, 'lookup-list');
});
