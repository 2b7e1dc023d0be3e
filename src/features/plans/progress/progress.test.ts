import { expect, test } from 'vitest';
import type { JudgedEvidence } from '../evidence/read-evidence.ts';
import type { PlanDue } from '../schema.ts';
import { fulfilledOn, progressOf } from './deliverables.ts';
import { rhythmPeriods } from './rhythm.ts';

const due = (kind: PlanDue['kind'], from: string | null = null, to: string | null = null): PlanDue => ({
  ...{ kind, from, to, raw: '' },
});
const item = (day: string, change: Partial<JudgedEvidence> = {}): JudgedEvidence => ({
  ...{ source: 'record', ref: `record/${day}`, day, title: 'Việc', number: null, detail: null },
  ...{ address: null, kinds: [], doubt: null, counts: true, verdict: null, ...change },
});

test('nhịp tuần: tuần của năm theo thứ Năm, đủ 53 tuần năm 2026', () => {
  const weeks = rhythmPeriods({ due: due('weekly'), deliverables: [] }, 2026, {
    ...{ days: ['2026-01-01', '2026-01-04', '2026-01-05'], today: '2026-01-07' },
  });
  expect(weeks).toHaveLength(53);
  expect(weeks.slice(0, 3).map((each) => [each.label, each.from, each.count, each.phase])).toEqual([
    ['Tuần 1', '2025-12-29', 2, 'past'],
    ['Tuần 2', '2026-01-05', 1, 'now'],
    ['Tuần 3', '2026-01-12', 0, 'future'],
  ]);
});

test('nhịp tháng chỉ trong thời gian của nhiệm vụ; việc ở tương lai không đếm', () => {
  const task = { due: due('range', '2026-04-01', '2026-11-30'), deliverables: [] };
  const months = rhythmPeriods(task, 2026, {
    days: ['2026-04-30', '2026-05-01', '2026-09-01'],
    today: '2026-06-15',
  });
  expect(months.map((each) => each.label)).toEqual([4, 5, 6, 7, 8, 9, 10, 11].map((at) => `Tháng ${at}`));
  expect(months.map((each) => each.count)).toEqual([1, 1, 0, 0, 0, 0, 0, 0]);
});

test('việc làm một lần không có nhịp', () => {
  const task = { due: due('by', null, '2026-09-01'), deliverables: [] };
  expect(rhythmPeriods(task, 2026, { days: [], today: '2026-06-15' })).toEqual([]);
});

const TASK = { deliverables: ['Kế hoạch', 'Báo cáo', 'Văn bản tham gia ý kiến (nếu có)'] };

test('sản phẩm: có, đang làm, chưa có, chưa phát sinh; cái không tính thì như không có', () => {
  const states = (items: JudgedEvidence[], given: string[] = []) =>
    progressOf(TASK, items, given).map((each) => each.state);
  expect(states([])).toEqual(['lacking', 'lacking', 'optional']);
  expect(states([item('2026-03-01', { kinds: ['plan'] })])).toEqual(['there', 'lacking', 'optional']);
  expect(states([item('2026-03-01', { kinds: ['plan'], counts: false })])).toEqual([
    'lacking',
    'lacking',
    'optional',
  ]);
  expect(states([], ['Báo cáo'])).toEqual(['lacking', 'doing', 'optional']);
});

test('xong vào ngày sản phẩm cuối cùng có lần đầu; thiếu một thì chưa; "nếu có" không phải chờ', () => {
  const plan = [item('2026-05-01', { kinds: ['plan'] }), item('2026-03-01', { kinds: ['plan'] })];
  expect(fulfilledOn(progressOf(TASK, plan, []))).toBeNull();
  const all = [item('2026-06-01', { kinds: ['report'] }), ...plan, item('2026-04-01', { kinds: ['report'] })];
  all.sort((a, b) => (a.day < b.day ? 1 : -1));
  expect(fulfilledOn(progressOf(TASK, all, []))).toBe('2026-04-01');
  expect(fulfilledOn(progressOf({ deliverables: ['Báo cáo (nếu có)'] }, all, []))).toBeNull();
});
