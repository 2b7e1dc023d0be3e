import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { compressed } from '../http/compressed.ts';
import { answerFile, fileHeaders } from '../http/file-headers.ts';
import { saveFile } from './file-store.ts';
import { openStoredFile } from './stored-file.ts';

const SIZE = 20 * 1024 * 1024;
const bytes = randomBytes(SIZE);
let at: TestDatabase;
let address: string;
let server: ReturnType<typeof serve>;
let sha256: string;
beforeAll(async () => {
  at = await testDatabase();
  const file = { name: 'giấy.pdf', mediaType: 'application/pdf', bytes };
  sha256 = await at.database.transact((tx) =>
    saveFile(tx, at.platform.files, at.wardId, file, at.platform.now()),
  );
  const app = new Hono().use(compressed).get('/tep', async (c) => {
    const found = await openStoredFile(at.database.db, at.platform.files, at.wardId, sha256);
    return answerFile(c, found, fileHeaders(found, 'inline'));
  });
  app.onError((_, c) => c.text('hỏng', 500));
  server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' });
  await new Promise((done) => server.once('listening', done));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/tep`;
});
afterAll(async () => {
  server.close();
  await at.close();
});

const pathOf = () => join(at.platform.settings.files.folder, at.platform.files.upkeep.namesOf(sha256)[0]!);

it('a file goes out as it is read, with its length, and not at all when only its head is asked', async () => {
  const answer = await fetch(address);
  expect(answer.headers.get('content-length')).toBe(String(SIZE));
  expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
  const head = await fetch(address, { method: 'HEAD' });
  expect([head.status, head.headers.get('content-length')]).toEqual([200, String(SIZE)]);
});

it('whoever goes away in the middle leaves nothing open', async () => {
  const opened = () =>
    process.getActiveResourcesInfo().filter((each) => /FSReq|FileHandle/.test(each)).length;
  for (let no = 0; no < 5; no++) {
    const away = new AbortController();
    const answer = await fetch(address, { signal: away.signal });
    await answer.body!.getReader().read();
    away.abort();
  }
  await expect.poll(opened, { timeout: 10_000 }).toBe(0);
});

it('what was turned on the disk ends the answer with an error, or never begins it', async () => {
  const whole = readFileSync(pathOf());
  const turned = Buffer.from(whole);
  turned[SIZE - 1000]! ^= 1;
  for (const broken of [turned, whole.subarray(0, SIZE / 2)]) {
    writeFileSync(pathOf(), broken);
    const answer = await fetch(address);
    expect(answer.status).toBe(200);
    await expect(answer.arrayBuffer()).rejects.toThrow();
  }
  turned[100]! ^= 1;
  writeFileSync(pathOf(), turned);
  const answer = await fetch(address);
  expect([answer.status, await answer.text()]).toEqual([500, 'hỏng']);
  writeFileSync(pathOf(), whole);
});
