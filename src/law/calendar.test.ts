import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calendarWarnings, dayKind, isWorkingDay, STATE_CALENDAR, workingDayFrom } from './calendar.ts';
import { addDays, isDay, weekday } from './day.ts';

test.each([
  ['an ordinary Monday', '2026-03-02', true, 'Thứ Hai'],
  ['an ordinary Saturday, even with a mobile team', '2026-03-07', false, 'Thứ Bảy'],
  ['an ordinary Sunday', '2026-03-08', false, 'Chủ nhật'],
  ['New Year', '2026-01-01', false, 'Tết Dương lịch'],
  ['Friday swapped', '2026-01-02', false, 'hoán đổi'],
  ['Saturday worked for it', '2026-01-10', true, 'làm bù'],
  ['the last day before Tết', '2026-02-13', true, 'Thứ Sáu'],
  ['Saturday that opens Tết', '2026-02-14', false, 'Thứ Bảy'],
  ['first day of Tết', '2026-02-16', false, 'Tết Nguyên đán Bính Ngọ'],
  ['last day of Tết', '2026-02-20', false, 'Tết Nguyên đán Bính Ngọ'],
  ['Sunday that closes Tết', '2026-02-22', false, 'Chủ nhật'],
  ['first day after Tết', '2026-02-23', true, 'Thứ Hai'],
  ['Giỗ Tổ on a Sunday', '2026-04-26', false, 'Giỗ Tổ'],
  ['Giỗ Tổ in lieu', '2026-04-27', false, 'Nghỉ bù'],
  ['between the two holidays', '2026-04-29', true, 'Thứ Tư'],
  ['30 April', '2026-04-30', false, '30/4'],
  ['1 May', '2026-05-01', false, 'Quốc tế lao động'],
  ['Saturday worked for 31 August', '2026-08-22', true, 'làm bù'],
  ['Monday swapped', '2026-08-31', false, 'hoán đổi'],
  ['National Day', '2026-09-02', false, 'Quốc khánh'],
  ['the day after the National Day', '2026-09-03', true, 'Thứ Năm'],
  ['24 November 2026', '2026-11-24', false, 'Văn hóa Việt Nam'],
  ['24 November 2025, before the resolution', '2025-11-24', true, 'Thứ Hai'],
  ['24 November of a year not published', '2028-11-24', false, 'Văn hóa Việt Nam'],
  ['1 January of a year not published', '2031-01-01', false, 'Tết Dương lịch'],
])('%s', (_reason, day, worked, why) => {
  expect(dayKind(day).worked).toBe(worked);
  expect(dayKind(day).why).toContain(why);
});

test('2026: 261 weekdays, 14 of them off, two worked Saturdays', () => {
  let worked = 0;
  for (let day = '2026-01-01'; day < '2027-01-01'; day = addDays(day, 1)) if (isWorkingDay(day)) worked++;
  expect(worked).toBe(261 - 14 + 2);
});

test('every day in the tables exists, has its year, and worked weekends are weekends', () => {
  for (const { year, daysOff, workedWeekends } of STATE_CALENDAR.years) {
    for (const day of [...Object.keys(daysOff), ...Object.keys(workedWeekends)]) {
      expect(isDay(day), day).toBe(true);
      expect(Number(day.slice(0, 4))).toBe(year);
    }
    for (const day of Object.keys(workedWeekends)) expect([0, 6], day).toContain(weekday(day));
  }
});

test('a warning for each year that the State has not published', () => {
  expect(calendarWarnings('2025-12-31', '2026-12-31')).toEqual([]);
  expect(calendarWarnings('2026-12-31', '2027-01-04')).toEqual([expect.stringContaining('2027')]);
  expect(calendarWarnings('2026-12-31', '2029-01-01')).toHaveLength(3);
});

test('the next working day is the first one not before', () => {
  expect(workingDayFrom('2026-02-14')).toBe('2026-02-23');
  expect(workingDayFrom('2026-08-22')).toBe('2026-08-22');
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1500 }), (days) => {
      const day = addDays('2025-01-01', days);
      const found = workingDayFrom(day);
      expect(isWorkingDay(found)).toBe(true);
      for (let between = day; between < found; between = addDays(between, 1))
        expect(isWorkingDay(between)).toBe(false);
    }),
  );
});
