import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDue } from './read-due.ts';

const short = (text: string, year: number | null = 2026) => {
  const { kind, from, to } = readDue(text, year);
  return [kind, from ?? '', to ?? ''].join(' ').trim();
};

describe('readDue', () => {
  it.each([
    ['Thường xuyên', 'continuous'],
    ['Hàng tháng', 'continuous'],
    ['Định kỳ hằng quý', 'continuous'],
    ['Hằng tuần', 'weekly'],
    ['Báo cáo năm chậm nhất ngày 01/09/2026', 'by  2026-09-01'],
    ['Trước ngày 30/11/2025', 'by  2025-11-30'],
    ['Trước 15/12', 'by  2026-12-15'],
    ['Ngày 5 tháng 6 năm 2026', 'by  2026-06-05'],
    ['30-6-2026', 'by  2026-06-30'],
    ['Từ ngày 15/03/2026', 'from 2026-03-15'],
    ['Từ ngày 01/4/2026 đến ngày 30/4/2026', 'range 2026-04-01 2026-04-30'],
    ['Bắt đầu từ tháng 4 đến tháng 11/2026', 'range 2026-04-01 2026-11-30'],
    ['Tháng 01 – 03/2026', 'range 2026-01-01 2026-03-31'],
    ['Tháng 2/2028', 'range 2028-02-01 2028-02-29'],
    ['Trước tháng 6/2026', 'by  2026-05-31'],
    ['Đến hết tháng 6/2026', 'by  2026-06-30'],
    ['Từ tháng 4/2026', 'from 2026-04-01'],
    ['Tháng 12 hằng năm', 'range 2026-12-01 2026-12-31'],
    ['Quý II năm 2026', 'quarter 2026-04-01 2026-06-30'],
    ['Quý IV/2025', 'quarter 2025-10-01 2025-12-31'],
    ['Quý I, II', 'quarter 2026-01-01 2026-06-30'],
    ['Hoàn thành trong quý III/2026', 'quarter 2026-07-01 2026-09-30'],
    ['Quý IV năm 2025 và các năm tiếp theo', 'from 2025-10-01'],
    ['6 tháng đầu năm 2026', 'range 2026-01-01 2026-06-30'],
    ['2025', 'year 2025-01-01 2025-12-31'],
    ['Trong năm 2026', 'year 2026-01-01 2026-12-31'],
    ['Cả năm', 'year 2026-01-01 2026-12-31'],
    ['2026–2030', 'range 2026-01-01 2030-12-31'],
    ['Theo lộ trình của Nghị quyết', 'roadmap'],
    ['Theo lộ trình đến năm 2030', 'roadmap'],
    ['Theo kế hoạch riêng', 'own'],
    ['Theo Kế hoạch số 15/KH-UBND ngày 10/01/2026', 'own'],
    ['Sau khi có Quy chế của TW', 'event'],
    ['Khi có yêu cầu', 'event'],
    ['Ngay sau khi ban hành', 'event'],
    ['Quí II/2026', 'quarter 2026-04-01 2026-06-30'],
    ['Q3/2026', 'quarter 2026-07-01 2026-09-30'],
    ['Từ 01/6 đến 30/6/2026', 'range 2026-06-01 2026-06-30'],
    ['Trước ngày 15/3, 15/6, 15/9 và 15/12/2026', 'range 2026-03-15 2026-12-15'],
    ['Sau tháng 6/2026', 'from 2026-07-01'],
    ['6 tháng/lần', 'continuous'],
    ['Quý, 6 tháng, năm', 'continuous'],
    ['Ngày 15 của tháng cuối quý', 'continuous'],
    ['2 lần/năm', 'year 2026-01-01 2026-12-31'],
    ['Sau 05 ngày làm việc kể từ ngày ban hành', 'event'],
    ['31/02/2026', 'unparsed'],
    ['sớm', 'unparsed'],
    ['', 'unparsed'],
  ])('reads "%s" as %s', (text, expected) => {
    expect(short(text)).toBe(expected);
  });

  it('guesses no year that neither the text nor the plan names', () => {
    expect(short('Quý II', null)).toBe('unparsed');
  });

  it('keeps the raw words and real days whatever it is given', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        const due = readDue(text, 2026);
        for (const day of [due.from, due.to])
          if (day !== null) expect(Number.isNaN(Date.parse(day))).toBe(false);
        if (due.from !== null && due.to !== null) expect(due.from <= due.to).toBe(true);
      }),
    );
  });
});
