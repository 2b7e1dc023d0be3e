import type { YearCalendar } from './year-calendar.ts';

const SWAP = 'VPCP 12729/VPCP-KGVX ngày 25/12/2025';

/**
 * Days off and worked weekends of 2026.
 * @law Bộ luật Lao động 2019, Điều 112; công văn 12729/VPCP-KGVX ngày 25/12/2025; NQ 28/2026/QH16 (Ngày Văn hóa Việt Nam 24/11)
 * @checked 2026-11-23 from the press and from local documents that quote the notices
 * @uncertain 24/11: the resolution was read only through files that quote the Government's news site
 */
export const CALENDAR_2026: YearCalendar = {
  year: 2026,
  source: SWAP,
  daysOff: {
    '2026-01-01': 'Nghỉ Tết Dương lịch',
    '2026-01-02': `Nghỉ hoán đổi với Thứ Bảy 10/01 (${SWAP})`,
    '2026-02-14': 'Thứ Bảy, liền kỳ nghỉ Tết Bính Ngọ',
    '2026-02-15': 'Chủ nhật, liền kỳ nghỉ Tết Bính Ngọ',
    '2026-02-16': 'Nghỉ Tết Nguyên đán Bính Ngọ',
    '2026-02-17': 'Nghỉ Tết Nguyên đán Bính Ngọ',
    '2026-02-18': 'Nghỉ Tết Nguyên đán Bính Ngọ',
    '2026-02-19': 'Nghỉ Tết Nguyên đán Bính Ngọ',
    '2026-02-20': 'Nghỉ Tết Nguyên đán Bính Ngọ',
    '2026-02-21': 'Thứ Bảy, liền kỳ nghỉ Tết Bính Ngọ',
    '2026-02-22': 'Chủ nhật, liền kỳ nghỉ Tết Bính Ngọ',
    '2026-04-26': 'Giỗ Tổ Hùng Vương (10/3 âm lịch), trùng Chủ nhật',
    '2026-04-27': 'Nghỉ bù Giỗ Tổ Hùng Vương',
    '2026-04-30': 'Nghỉ Ngày Chiến thắng 30/4',
    '2026-05-01': 'Nghỉ Ngày Quốc tế lao động',
    '2026-08-31': 'Nghỉ hoán đổi với Thứ Bảy 22/08',
    '2026-09-01': 'Nghỉ Quốc khánh',
    '2026-09-02': 'Nghỉ Quốc khánh',
    '2026-11-24': 'Nghỉ Ngày Văn hóa Việt Nam (NQ 28/2026/QH16)',
  },
  workedWeekends: {
    '2026-01-10': `Thứ Bảy làm bù cho 02/01 (${SWAP})`,
    '2026-08-22': 'Thứ Bảy làm bù cho 31/08',
  },
};
