import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type TestDatabase, testDatabase } from '../../test/database.ts';
import { checkOpen311Key } from '../features/feedback/index.ts';
import { open311Key } from './open311-key.ts';

let at: TestDatabase;
beforeEach(async () => {
  at = await testDatabase();
  vi.stubEnv('DATABASE_URL', at.ownerUrl);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await at.close();
});

async function run(...args: string[]): Promise<string> {
  const said: string[] = [];
  const listen = vi.spyOn(process.stdout, 'write').mockImplementation(((text: unknown) => {
    said.push(String(text));
    return true;
  }) as never);
  const code = await open311Key(args).finally(() => listen.mockRestore());
  expect(code).toBe(0);
  return said.join('');
}

it('tells a key once, lists it without it, and revokes it', async () => {
  expect(await run('list')).toBe('Chưa có khóa nào.\n');
  const told = await run('add', '--name', 'Ứng dụng thử');
  const [, id, key] = /^Mã khóa: ([0-9a-f]{16})\napi_key .*: (\S{32})\njurisdiction_id: 10525\n$/.exec(told)!;
  const { db } = at.database;
  expect(await checkOpen311Key(db, at.wardId, key!)).toBe(id);
  expect(await run('list')).toMatch(new RegExp(`^${id}  .*  Ứng dụng thử  lập .*  đang dùng\n$`));
  const rows = JSON.stringify(await db.selectFrom('open311_keys').selectAll().execute());
  expect(rows).not.toContain(key);
  await run('revoke', '--id', id!);
  await run('revoke', '--id', id!);
  expect(await run('list')).toMatch(/thu hồi/);
  await expect(checkOpen311Key(db, at.wardId, key!)).rejects.toMatchObject({ code: 'not_allowed' });
  await expect(open311Key(['revoke', '--id', 'khong-co'])).rejects.toThrow('Không có khóa này.');
});
