import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Visitor } from '../../../test/browse.ts';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { QUOTED, troubledWard } from '../../../test/operation-life.ts';
import { jobHandlers, readingHandlers } from '../../jobs.ts';
import { root } from '../../platform/root.ts';
import { taskLabel } from './task-labels.ts';

const PAGE = '/can-bo/quan-tri/van-hanh';

let at: TestDatabase;
let troubled: Awaited<ReturnType<typeof troubledWard>>;
let admin: Visitor;
beforeAll(async () => {
  at = await testDatabase();
  troubled = await troubledWard(at);
  admin = new Visitor(at);
  await admin.signIn('quantri');
});
afterAll(() => at.close());

/** The words of the page without marks, spaces made one. */
async function wordsOf(path = PAGE): Promise<string> {
  const page = await (await admin.get(path)).text();
  return page
    .slice(page.indexOf('<h1'))
    .replace(/<svg.*?<\/svg>/gs, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
}

function newestMigration(): string {
  return readdirSync(join(root, 'db', 'migrations'))
    .sort()
    .at(-1)!
    .replace('.sql', '');
}

it('shows what went wrong in the ward, and quotes nobody', async () => {
  const words = await wordsOf();
  for (const told of [
    'Gửi thông báo cho dân 2 0 – 0',
    'Đọc trang quét 0 1 10 phút 0',
    'thử 12 lần',
    `của phường ${at.wardId}`,
    'Máy chủ thư 1 lần, gần nhất',
    'Máy chủ thư chưa nhận (ECONNREFUSED)',
    'dân cư 2 lần, gần nhất',
    ': Quá thời gian chờ.',
    'Con dấu số còn 10 ngày',
    'đã hết hạn ngày',
    newestMigration(),
    'Chưa có bản nào',
  ])
    expect(words).toContain(told);
  for (const hidden of [
    QUOTED.id,
    QUOTED.mail,
    `của phường ${at.wardId + 1}`,
    'Máy chủ báo lỗi 502',
    'còn 90 ngày',
  ])
    expect(words).not.toContain(hidden);
});

it('lets the administrator try a job of the ward again, and of no other', async () => {
  const again = (id: number) => admin.post(`/can-bo/viec-nen/${id}/lam-lai`, {}, PAGE);
  const dead = async () =>
    (await at.database.db.selectFrom('jobs').select('id').where('dead_at', 'is not', null).execute()).map(
      ({ id }) => id,
    );
  expect((await again(troubled.foreignJob)).status).toBe(404);
  expect(await dead()).toEqual([troubled.ownJob, troubled.foreignJob]);
  expect((await again(troubled.ownJob)).status).toBe(303);
  expect(await dead()).toEqual([troubled.foreignJob]);
  expect(await wordsOf('/can-bo/viec-nen')).toContain('Không có việc nào.');
});

it('goes on showing the rest where one part cannot be read', async () => {
  const { dataDir } = at.platform.settings;
  at.platform.settings.dataDir = '/nowhere/at/all';
  const words = await wordsOf();
  at.platform.settings.dataDir = dataDir;
  expect(words).toContain('Không đọc được phần này');
  expect(words).toContain('Con dấu số còn 10 ngày');
});

it('has a name for whatever the queue may hold', () => {
  const tasks = [
    ...Object.keys(jobHandlers(at.platform)),
    ...Object.keys(readingHandlers(at.platform, null as never)),
  ];
  expect(tasks.filter((task) => taskLabel(task) === task)).toEqual([]);
});
