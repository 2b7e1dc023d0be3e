import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../platform/root.ts';
import { matchTarget } from './match-target.ts';
import { readPlan } from './reading/read-plan.ts';

/** Task of the seed plan → figures of its targets, in order. */
const EXPECTED: Record<number, string[]> = {
  5: ['published-procedures'],
  6: ['time-cut', 'cost-cut'],
  9: ['any-place', 'on-system'],
  11: ['satisfaction', 'satisfaction-land'],
  15: ['full-online-services', 'business-online', 'received-online', 'processed-online'],
  16: ['payments-online'],
  17: ['on-system'],
  18: ['digitised', 'electronic-result'],
  20: ['reuse'],
  21: ['feedback-handled'],
  22: ['feedback-handled-regulation'],
  23: ['feedback-published-regulation'],
};

test('mọi chỉ tiêu của kế hoạch mẫu gặp đúng chỉ số đo nó', async () => {
  const file = join(root, 'db', 'seeds', 'plans', 'hai-duong-2026.txt');
  const { tasks } = await readPlan(readFileSync(file), 'hai-duong-2026.txt');
  const found = tasks.flatMap((task) =>
    task.targets.length === 0
      ? []
      : [[task.order, task.targets.map((target) => matchTarget(target, task.text))]],
  );
  expect(Object.fromEntries(found)).toEqual(EXPECTED);
});

test.each([
  ['Tỷ lệ hồ sơ giải quyết đúng hạn đạt trên 98%', 'on-time'],
  ['Trên 60% hồ sơ nộp trực tuyến', 'received-online'],
  ['90% HỒ SƠ ĐƯỢC SỐ HÓA', 'digitised'],
  ['100% kết quả giải quyết được cấp bản điện tử', 'electronic-result'],
  ['Trồng mới 20% diện tích cây xanh', null],
])('%s → %s', (text, indicator) => {
  expect(matchTarget({ text, unit: '%' })).toBe(indicator);
});

test('con số không phải tỷ lệ thì không gắn với tỷ lệ nào', () => {
  expect(matchTarget({ text: 'Tối thiểu 5 hồ sơ nộp trực tuyến', unit: 'hồ sơ' })).toBeNull();
});
