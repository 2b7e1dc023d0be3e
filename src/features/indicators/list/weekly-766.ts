import { addDays, formatDay, formatTime } from '../../../law/day.ts';
import type { CatalogueIndicator } from '../indicator.ts';
import { type DueWeek, dueWeeks } from '../weekly/published-weeks.ts';
import { isoWeekOf } from '../weekly/week.ts';

/** How it stands on a day: of the weeks of that year that were to be published by then, those that were. */
export const weekly766: CatalogueIndicator = {
  kind: 'catalogue',
  unit: '%',
  code: 'weekly-766',
  name: 'Công khai kết quả QĐ 766 hàng tuần',
  definition:
    'Trong số tuần của năm đã đến ngày công khai (thứ Hai tuần sau), bao nhiêu tuần có kết quả đã công khai trên cổng của phường. Tuần tổng hợp muộn vẫn tính và ghi rõ là muộn. Tính từ tuần đầu tiên hệ thống công khai.',
  numeratorText: 'Tuần đã công khai',
  denominatorText: 'Tuần đã đến ngày công khai',
  law: 'Kế hoạch của phường; QĐ 766/QĐ-TTg ngày 23/06/2022',
  direction: 'up',
  readOn: async (db, wardId, days) =>
    Promise.all(
      days.map(async (day) => {
        const weeks = await dueWeeks(db, wardId, day);
        return { numerator: weeks.filter(isPublished).length, denominator: weeks.length };
      }),
    ),
  listOn: async (db, wardId, day, part) =>
    (await dueWeeks(db, wardId, day))
      .filter((each) => isPublished(each) === (part === 'numerator'))
      .toReversed()
      .map((each) => ({
        code: codeOf(each),
        name: describe(each),
        path: `/cong-khai/tuan?thu-hai=${each.monday}`,
      })),
};

function isPublished({ takenAt }: DueWeek): boolean {
  return takenAt !== null;
}

function codeOf({ monday }: DueWeek): string {
  const { year, week } = isoWeekOf(monday);
  return `${year}-W${String(week).padStart(2, '0')}`;
}

function describe({ monday, takenAt }: DueWeek): string {
  const span = `${formatDay(monday)} – ${formatDay(addDays(monday, 6))}`;
  return takenAt === null ? `${span}: chưa công khai` : `${span}: công khai lúc ${formatTime(takenAt)}`;
}
