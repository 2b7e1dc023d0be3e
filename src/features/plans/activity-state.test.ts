import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../../law/day.ts';
import { assessActivity, type TaskState } from './activity-state.ts';
import { DUE_KINDS, type PlanDue } from './schema.ts';

const due = (kind: PlanDue['kind'], from: string | null = null, to: string | null = null): PlanDue => ({
  kind,
  from,
  to,
  raw: '',
});
const QUARTER = due('quarter', '2026-04-01', '2026-06-30');
const MOBILE = due('range', '2026-04-01', '2026-11-30');
const FROM = due('from', '2026-03-15');
const BY = due('by', null, '2026-09-01');

const CASES: [name: string, due: PlanDue, done: string[], today: string, state: TaskState][] = [
  ['thường xuyên, chưa ghi gì', due('continuous'), [], '2026-05-01', 'no_data'],
  ['thường xuyên, việc cách 92 ngày', due('continuous'), ['2026-04-01'], '2026-07-02', 'achieved'],
  ['thường xuyên, việc cách 93 ngày', due('continuous'), ['2026-04-01'], '2026-07-03', 'at_risk'],
  ['thường xuyên, việc cách 185 ngày', due('continuous'), ['2026-04-01'], '2026-10-03', 'late'],
  ['hằng tuần, việc cách 7 ngày', due('weekly'), ['2026-05-01'], '2026-05-08', 'achieved'],
  ['hằng tuần, việc cách 8 ngày', due('weekly'), ['2026-05-01'], '2026-05-09', 'at_risk'],
  ['theo quý, còn xa hạn', QUARTER, [], '2026-04-02', 'no_data'],
  ['theo quý, còn 30 ngày', QUARTER, [], '2026-05-31', 'at_risk'],
  ['theo quý, đúng ngày cuối chưa xong', QUARTER, [], '2026-06-30', 'at_risk'],
  ['theo quý, qua hạn một ngày', QUARTER, [], '2026-07-01', 'late'],
  ['theo quý, xong đúng ngày cuối', QUARTER, ['2026-06-30!'], '2026-12-01', 'achieved'],
  ['theo quý, xong sau hạn', QUARTER, ['2026-07-01!'], '2026-12-01', 'late'],
  ['hạn một ngày, có việc nhưng chưa hoàn thành', BY, ['2026-05-01'], '2026-09-02', 'late'],
  ['từ ngày, chưa tới', FROM, [], '2026-03-01', 'no_data'],
  ['từ ngày, đã lâu chưa làm', FROM, [], '2026-11-23', 'late'],
  ['từ ngày, mới làm', FROM, ['2026-10-01'], '2026-11-23', 'achieved'],
  ['khoảng tháng, đang đều', MOBILE, ['2026-10-30'], '2026-11-23', 'achieved'],
  ['khoảng tháng, đã hết, không có gì', MOBILE, [], '2026-12-01', 'late'],
  ['theo lộ trình, chưa có gì', due('roadmap'), [], '2026-12-01', 'no_data'],
  ['theo lộ trình, có việc', due('roadmap'), ['2026-02-01'], '2026-12-01', 'achieved'],
];

const noted = (day: string) => ({ happenedOn: day.replace('!', ''), completes: day.endsWith('!') });

test.each(CASES)('%s', (_, given, done, today, state) => {
  expect(assessActivity({ due: given, deliverables: [] }, done.map(noted), today).state).toBe(state);
});

test('sản phẩm "hàng tuần" làm việc thường xuyên thành việc hằng tuần', () => {
  const task = { due: due('continuous'), deliverables: ['Báo cáo kết quả thực hiện hàng tuần'] };
  expect(assessActivity(task, [noted('2026-05-01')], '2026-05-09').state).toBe('at_risk');
});

const day = fc.integer({ min: 0, max: 364 }).map((days) => addDays('2026-01-01', days));
const anyDue = fc
  .tuple(fc.constantFrom(...DUE_KINDS), day, day)
  .map(([kind, a, b]) => due(kind, a < b ? a : b, a < b ? b : a));

test('ghi thêm một việc của hôm nay không bao giờ làm trạng thái xấu đi', () => {
  const rank: Record<TaskState, number> = { late: 0, at_risk: 1, no_data: 2, achieved: 3 };
  fc.assert(
    fc.property(anyDue, fc.array(day, { maxLength: 5 }), day, (given, days, today) => {
      const task = { due: given, deliverables: [] };
      const records = days.map(noted);
      const before = assessActivity(task, records, today).state;
      const after = assessActivity(task, [...records, { happenedOn: today, completes: false }], today).state;
      expect(rank[after]).toBeGreaterThanOrEqual(rank[before]);
    }),
  );
});
