import type { YearCalendar } from './year-calendar.ts';

/**
 * Days off and worked weekends of 2025.
 * @law Bộ luật Lao động 2019, Điều 112
 * @checked 2026-11-23 from general knowledge of the year's notices; no document was read
 * @uncertain kept for dossiers that began in 2025; confirm before using it in a dispute
 */
export const CALENDAR_2025: YearCalendar = {
  year: 2025,
  source: 'Thông báo nghỉ lễ, Tết năm 2025 (chưa đối chiếu văn bản)',
  daysOff: {
    '2025-01-01': 'Nghỉ Tết Dương lịch',
    '2025-01-27': 'Nghỉ Tết Nguyên đán Ất Tỵ',
    '2025-01-28': 'Nghỉ Tết Nguyên đán Ất Tỵ',
    '2025-01-29': 'Nghỉ Tết Nguyên đán Ất Tỵ',
    '2025-01-30': 'Nghỉ Tết Nguyên đán Ất Tỵ',
    '2025-01-31': 'Nghỉ Tết Nguyên đán Ất Tỵ',
    '2025-04-07': 'Nghỉ Giỗ Tổ Hùng Vương (10/3 âm lịch)',
    '2025-04-30': 'Nghỉ Ngày Chiến thắng 30/4',
    '2025-05-01': 'Nghỉ Ngày Quốc tế lao động',
    '2025-05-02': 'Nghỉ hoán đổi với Thứ Bảy 26/04',
    '2025-09-01': 'Nghỉ Quốc khánh',
    '2025-09-02': 'Nghỉ Quốc khánh',
  },
  workedWeekends: { '2025-04-26': 'Thứ Bảy làm bù cho 02/05' },
};
