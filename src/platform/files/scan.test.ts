import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { BAD_WORD, type Clamd, startClamd } from '../../../test/clamd.ts';
import { scanFile } from './scan.ts';

let clamd: Clamd;
beforeAll(async () => {
  clamd = await startClamd();
});
afterEach(() => {
  clamd.mood = 'well';
});
afterAll(() => clamd.close());

const file = (text: string | number) => ({
  name: 'don.pdf',
  bytes: Buffer.alloc(Number(text) || String(text).length, String(text)),
});
const scan = (text: string | number, keepUnscanned = false, limit?: number) =>
  scanFile({ clamd: clamd.address, keepUnscanned }, file(text), limit);

it('says that a clean file was looked at, whole and of any size', async () => {
  expect(await scan('giấy tờ')).toBe(true);
  expect(await scan(3_000_000)).toBe(true);
  expect(clamd.scanned.at(-1)).toBe(3_000_000);
});

it('refuses what the scanner knows, by its name', async () => {
  await expect(scan(BAD_WORD)).rejects.toMatchObject({
    code: 'file_infected',
    signature: 'Thu.Nghiem-1',
    message: /mã độc/,
  });
});

it('speaks through a socket in a folder too', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-clamd-'));
  const local = await startClamd(join(folder, 'clamd.sock'));
  expect(await scanFile({ clamd: local.address, keepUnscanned: false }, file('a'))).toBe(true);
  await local.close();
  rmSync(folder, { recursive: true, force: true });
});

it.each(['silent', 'error', 'hangs-up'] as const)(
  'asks to come back, or lets it wait unscanned, when it is %s',
  async (mood) => {
    clamd.mood = mood;
    await expect(scan('a', false, 300)).rejects.toMatchObject({ code: 'try_later', status: 503 });
    expect(await scan('a', true, 300)).toBe(false);
  },
);

it('the same when nobody is there at all', async () => {
  const settings = { clamd: '127.0.0.1:1', keepUnscanned: false };
  await expect(scanFile(settings, file('a'))).rejects.toMatchObject({ code: 'try_later' });
  expect(await scanFile({ ...settings, keepUnscanned: true }, file('a'))).toBe(false);
  expect(await scanFile({ clamd: null, keepUnscanned: false }, file('a'))).toBe(false);
});
