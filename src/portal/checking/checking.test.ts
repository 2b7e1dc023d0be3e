import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Visitor } from '../../../test/browse.ts';
import { openAuthority } from '../../../test/certificates.ts';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { drawSample, signBoth } from '../../../test/signed-files.ts';
import { changedTables, openSnapshots } from '../../../test/snapshot.ts';
import type { LocalAuthority } from '../../platform/signing/index.ts';

const PATH = '/kiem-tra-van-ban';
let at: TestDatabase;
let authority: LocalAuthority;
let both: Buffer;
beforeAll(async () => {
  at = await testDatabase();
  authority = await openAuthority(at);
  both = Buffer.from(await signBoth(authority));
});
afterAll(async () => {
  await authority.close();
  await at.close();
});

const send = (bytes: Uint8Array, name = 'kết quả.pdf') =>
  new Visitor(at).send(PATH, { file: new File([Uint8Array.from(bytes)], name) });

describe('anybody who holds a signed paper', () => {
  it('reads who signed it, when, and that it was not changed; nothing of it is kept', async () => {
    const shots = await openSnapshots(at);
    const before = await shots.take();
    const answer = await send(both);
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
    const page = await answer.text();
    for (const words of ['>Hợp lệ<', 'Nguyễn Thị Ưỡng', '23/11/2026', 'Dấu thời gian Một Cửa', 'kết quả.pdf'])
      expect(page).toContain(words);
    expect(changedTables(before, await shots.take()).filter((each) => each !== 'attempts')).toEqual([]);
    await shots.close();
  });

  it('is told when a byte was changed, when nobody signed, and when it is no PDF', async () => {
    const changed = Buffer.from(both);
    changed[2000]! ^= 1;
    expect(await (await send(changed)).text()).toMatch(/Không hợp lệ: |Không xác định: /);
    expect(await (await send(await drawSample())).text()).toContain('Không có chữ ký');
    const page = await (await send(Buffer.from('<script>'), '<b>.pdf')).text();
    expect(page).toContain('Không đọc được tệp');
    expect(page).not.toContain('<b>.pdf');
  });

  it('is asked for a file when there is none', async () => {
    const answer = await new Visitor(at).send(PATH, {});
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('Chọn tệp PDF cần kiểm tra.');
  });

  it('finds the page from home, the foot of every page and the check of receipts', async () => {
    const visitor = new Visitor(at);
    for (const path of ['/', '/gioi-thieu', '/bien-nhan'])
      expect(await (await visitor.get(path)).text()).toContain(`href="${PATH}"`);
    expect(await (await visitor.get(PATH)).text()).toContain('href="/bien-nhan"');
  });

  it('waits after twenty files in a quarter of an hour', async () => {
    for (let count = 0; count < 20; count++) await new Visitor(at).send(PATH, {});
    expect((await new Visitor(at).send(PATH, {})).status).toBe(429);
  });
});
