import { afterAll, beforeAll, expect, it } from 'vitest';
import { Visitor } from '../../../test/browse.ts';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { resultLife } from '../../../test/result-life.ts';
import { findDraft } from '../../features/results/index.ts';

let at: TestDatabase;
let life: Awaited<ReturnType<typeof resultLife>>;
beforeAll(async () => {
  at = await testDatabase();
  life = await resultLife(at);
});
afterAll(async () => {
  await life.authority.close();
  await at.close();
});

it('tells of an issued document by its code, compares a file, and knows no draft', async () => {
  const id = await life.drafted();
  const { code } = (await findDraft(at.database.db, await life.read(id)))!;
  const path = `/kiem-tra-van-ban/${code}`;
  const anybody = new Visitor(at);
  expect((await anybody.get(path)).status).toBe(404);
  await life.sign([id]);
  await life.issue([id]);
  const page = await (await anybody.get(path)).text();
  expect(page).toContain('01/GXN-UBND');
  expect(page).not.toContain('Người nộp thử');
  const pdf = Uint8Array.from(await life.fileOf(await life.read(id)));
  const compare = async (bytes: Uint8Array<ArrayBuffer>) =>
    (await anybody.send(path, { file: new File([bytes], 'a.pdf', { type: 'application/pdf' }) })).text();
  expect(await compare(pdf)).toContain('không sai một byte');
  pdf[2000]! ^= 1;
  expect(await compare(pdf)).toContain('khác với tệp đã phát hành');
  const none = await anybody.get('/kiem-tra-van-ban/AAAA-AAAA-AAAA-AAAA');
  expect([none.status, await none.text()]).toEqual([404, expect.stringContaining('Không có văn bản nào')]);
});

it('lets nobody try codes without end', async () => {
  const guesser = new Visitor(at);
  const statuses = new Set<number>();
  for (let no = 0; no < 40; no++)
    statuses.add((await guesser.get('/kiem-tra-van-ban/AAAA-AAAA-AAAA-AAAB')).status);
  expect(statuses).toContain(429);
});
