import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { LocalAuthority } from '../../src/platform/signing/index.ts';
import { giveCertificates } from '../certificates.ts';
import { signBoth } from '../signed-files.ts';
import { type Journey, look, signIn, startJourney } from './browser.ts';

let journey: Journey;
let authority: LocalAuthority;
let folder: string;
beforeAll(async () => {
  journey = await startJourney();
  authority = await giveCertificates(journey.at);
  folder = mkdtempSync(join(tmpdir(), 'motcua-papers-'));
});
afterAll(async () => {
  await journey.close();
  await authority.close();
  rmSync(folder, { recursive: true, force: true });
});

it.each([true, false])(
  'a citizen checks a signed paper and a changed one (JavaScript: %s)',
  async (javaScript) => {
    const both = Buffer.from(await signBoth(authority));
    writeFileSync(join(folder, 'giay-xac-nhan.pdf'), both);
    both[2000]! ^= 1;
    writeFileSync(join(folder, 'bi-sua.pdf'), both);
    const page = await journey.open({ javaScript });
    await page.goto('/kiem-tra-van-ban');
    if (javaScript) await look(page, 'check-empty');
    await page.setInputFiles('#file', join(folder, 'giay-xac-nhan.pdf'));
    await page.click('button:has-text("Kiểm tra")');
    expect(await page.textContent('#ket-qua')).toBe('Hợp lệ');
    if (javaScript) await look(page, 'check-valid');
    await page.setInputFiles('#file', join(folder, 'bi-sua.pdf'));
    await page.click('button:has-text("Kiểm tra")');
    await page.waitForSelector('#ket-qua:has-text("Không")');
    if (javaScript) await look(page, 'check-changed');
  },
  300_000,
);

it('officers see their certificates, the seal and the roots', async () => {
  const page = await journey.open();
  journey.at.platform.settings.signing.pkcs11Module = '/usr/lib/softhsm/libsofthsm2.so';
  await signIn(page, 'quantri');
  await page.goto('/can-bo/chung-thu-so');
  await look(page, 'certificates-own');
  await page.goto('/can-bo/con-dau');
  await look(page, 'certificates-seal');
  await page.goto('/can-bo/nguon-tin-cay');
  await look(page, 'certificates-roots');
});
