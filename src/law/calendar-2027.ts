import type { YearCalendar } from './year-calendar.ts';

/**
 * 2027 before the State publishes it: only the days off with a fixed date. Due times that reach it carry a warning.
 * @law Bộ luật Lao động 2019, Điều 112; NQ 28/2026/QH16
 * @checked 2026-11-23
 * @uncertain Tết, Giỗ Tổ, the second day of the National Day and days in lieu are not published
 */
export const CALENDAR_2027: YearCalendar = {
  year: 2027,
  source: null,
  daysOff: {
    '2027-01-01': 'Nghỉ Tết Dương lịch',
    '2027-04-30': 'Nghỉ Ngày Chiến thắng 30/4',
    '2027-05-01': 'Ngày Quốc tế lao động, trùng Thứ Bảy',
    '2027-09-02': 'Nghỉ Quốc khánh',
    '2027-11-24': 'Nghỉ Ngày Văn hóa Việt Nam (NQ 28/2026/QH16)',
  },
  workedWeekends: {},
};
