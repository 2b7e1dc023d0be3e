import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { root } from '../../platform/root.ts';
import {
  adoptPlan,
  findPlan,
  importPlan,
  type Plan,
  readPlan,
  recordActivity,
  TARGET_INDICATORS,
} from '../plans/index.ts';
import { INDICATORS } from './indicators.ts';
import { readWall } from './wall.ts';

let t: TestDatabase;
let plan: Plan;

beforeAll(async () => {
  t = await testDatabase();
  const bytes = new Uint8Array(readFileSync(join(root, 'db', 'seeds', 'plans', 'hai-duong-2026.txt')));
  const reading = await readPlan(bytes, 'hai-duong-2026.txt');
  const upload = { bytes, fileName: 'hai-duong-2026.txt', mediaType: 'text/plain', reading };
  await t.database.transact(async (tx) => {
    const id = await importPlan(tx, t.platform.files, t.act('giamdoc'), upload);
    await adoptPlan(tx, t.act('giamdoc'), id, 2026);
  });
  plan = (await findPlan(t.database.db, t.wardId, 2026))!;
});
afterAll(() => t.close());

test('mọi chỉ số mà một chỉ tiêu có thể nhận đều có thật', () => {
  const codes = INDICATORS.map((each) => each.code);
  expect(new Set(codes).size).toBe(codes.length);
  expect(TARGET_INDICATORS.filter((code) => !codes.includes(code))).toEqual([]);
});

test('ba mươi nhiệm vụ, mỗi nhiệm vụ một trạng thái; không có hồ sơ thì không có con số', async () => {
  const wall = await readWall(t.database.db, t.wardId, plan, t.platform.now());
  expect(wall).toHaveLength(30);
  expect(wall.filter((each) => each.figures.length > 0).map((each) => each.task.order)).toEqual([
    5, 6, 9, 11, 15, 16, 17, 18, 20, 21, 22, 23,
  ]);
  const ofDossiers = wall
    .flatMap((each) => each.figures)
    .filter((each) => each.indicator.kind === 'dossiers');
  expect(ofDossiers.map((each) => each.figure)).toEqual(ofDossiers.map(() => null));
  expect(ofDossiers.every((each) => each.state === 'no_data')).toBe(true);
});

test('việc đã ghi làm đổi trạng thái của nhiệm vụ không có con số', async () => {
  const task = plan.tasks.find((each) => each.order === 27)!;
  const form = {
    clientKey: randomUUID(),
    title: 'Đoàn học tập kinh nghiệm',
    happenedOn: '2026-05-21',
    completes: '1',
  };
  const entry = { taskKey: task.key, form, file: null };
  const before = await readWall(t.database.db, t.wardId, plan, t.platform.now());
  expect(before.find((each) => each.task.key === task.key)!.state).toBe('late');
  for (let times = 0; times < 2; times++)
    await t.database.transact((tx) => recordActivity(tx, t.platform.files, t.act('kiemsoat'), plan, entry));
  const after = await readWall(t.database.db, t.wardId, plan, t.platform.now());
  const found = after.find((each) => each.task.key === task.key)!;
  expect(found.state).toBe('achieved');
  expect(found.records).toHaveLength(1);
});
