import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { isWorkingDay } from './calendar.ts';
import { addDays } from './day.ts';
import { isDossierUrged, isPassedOver, URGING_RULES, urgingRulesOn } from './urging.ts';
import { workingDaysAfter, workingDaysBetween } from './working-days.ts';

const NONE = { waitDays: [null, null, null], dossierDays: null, promiseDays: null, draftDays: null };

describe('ngày làm việc của đôn đốc', () => {
  test.each([
    ['ngày đầu không tính', '2026-11-16', 1, '2026-11-17'],
    ['qua cuối tuần', '2026-11-19', 3, '2026-11-25'],
    ['24/11 nghỉ Ngày Văn hóa', '2026-11-23', 1, '2026-11-25'],
    ['từ Chủ nhật', '2026-11-15', 1, '2026-11-16'],
    ['qua Tết Bính Ngọ', '2026-02-12', 3, '2026-02-24'],
    ['không ngày nào là chính ngày ấy', '2026-11-15', 0, '2026-11-15'],
  ])('%s', (_, from, days, to) => {
    expect(workingDaysAfter(from, days)).toBe(to);
  });

  it('đếm lại được đúng số ngày đã cộng, và rơi vào ngày làm việc', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 1, max: 40 }), (shift, days) => {
        const from = addDays('2025-12-01', shift);
        const to = workingDaysAfter(from, days);
        expect(isWorkingDay(to)).toBe(true);
        expect(workingDaysBetween(from, to)).toBe(days);
      }),
    );
  });

  it.each([-1, 0.5])('số ngày %s bị từ chối', (days) => {
    expect(() => workingDaysAfter('2026-11-16', days)).toThrow(RangeError);
  });

  it('hồ sơ chỉ bị đôn đốc sau hết số ngày chờ', () => {
    expect(isDossierUrged('2026-11-16', '2026-11-17', { dossierDays: 1 })).toBe(false);
    expect(isDossierUrged('2026-11-16', '2026-11-18', { dossierDays: 1 })).toBe(true);
    expect(isDossierUrged('2026-11-16', '2026-11-16', { dossierDays: 0 })).toBe(false);
  });
});

describe('quy tắc', () => {
  it('mỗi ngày có đúng một bộ bước, đánh số từ một', () => {
    for (const { steps } of URGING_RULES) expect(steps.map(({ no }) => no)).toEqual([1, 2, 3]);
    expect(urgingRulesOn('2026-11-23', NONE)).toMatchObject({ dossierDays: 1, promiseDays: 10 });
  });

  it('số ngày của phường thay số của hệ thống, phần để trống giữ nguyên', () => {
    const rules = urgingRulesOn('2026-11-23', { ...NONE, waitDays: [null, 7, null], draftDays: 0 });
    expect(rules.steps.map(({ waitDays }) => waitDays)).toEqual([3, 7, 5]);
    expect(rules.draftDays).toBe(0);
  });

  test.each([
    ['Giám đốc không tự đôn đốc Trung tâm', 'director', ['centre'], true],
    ['Trung tâm cùng một phòng thì vẫn đôn đốc', 'director', ['centre', 'division'], false],
    ['Chủ tịch đôn đốc Trung tâm', 'chairman', ['centre'], false],
    ['Chủ tịch không tự đôn đốc lãnh đạo UBND', 'chairman', ['office'], true],
    ['nhắc việc thì ai cũng nhắc', 'superior', ['office'], false],
    ['đơn vị ngoài phường', 'director', [], false],
  ] as const)('%s', (_, signer, kinds, passed) => {
    expect(isPassedOver(signer, kinds)).toBe(passed);
  });
});
