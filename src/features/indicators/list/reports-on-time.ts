import { addDays, type Day, firstOfYear, formatDay } from '../../../law/day.ts';
import type { Db } from '../../../platform/database/database.ts';
import type { CatalogueIndicator } from '../indicator.ts';

/** How it stands on a day: of the year's periodic reports whose due day is over, those that were signed by then. */
export const reportsOnTime: CatalogueIndicator = {
  kind: 'catalogue',
  unit: '%',
  code: 'reports-on-time',
  name: 'Báo cáo định kỳ ký đúng hạn',
  definition:
    'Trong số báo cáo định kỳ đã hết hạn gửi kể từ đầu năm, bao nhiêu báo cáo được ký chậm nhất vào ngày hạn. Mỗi báo cáo được xét một lần, sau ngày hạn; ký sau đó vẫn là muộn. Ngày hạn chưa xác minh theo văn bản.',
  numeratorText: 'Báo cáo ký đúng hạn',
  denominatorText: 'Báo cáo đã hết hạn gửi',
  law: 'Kế hoạch của phường (báo cáo định kỳ hoặc đột xuất)',
  direction: 'up',
  readOn: async (db, wardId, days) => {
    const sorted = [...days].sort();
    if (sorted.length === 0) return [];
    const all = await dueReports(db, wardId, { from: firstOfYear(sorted[0]!), to: sorted.at(-1)! });
    return days.map((day) => {
      const due = all.filter((each) => each.due_on >= firstOfYear(day) && each.due_on < day);
      return { numerator: due.filter((each) => each.signed_on !== null).length, denominator: due.length };
    });
  },
  listOn: async (db, wardId, day, part) =>
    (await dueReports(db, wardId, { from: firstOfYear(day), to: day }))
      .filter((each) => (each.signed_on !== null) === (part === 'numerator'))
      .map((each) => ({
        code: `BC-${each.report_id}`,
        name: `Kỳ ${formatDay(each.day_from)} – ${formatDay(addDays(each.day_to, -1))}, hạn ${formatDay(each.due_on)}`,
        path: `/can-bo/bao-cao/${each.report_id}`,
      })),
};

/** Reports that were due on a day of `[from, to)`. */
function dueReports(db: Db, wardId: number, { from, to }: { from: Day; to: Day }) {
  return db
    .selectFrom('report_judgements as j')
    .innerJoin('reports as r', (join) =>
      join.onRef('r.ward_id', '=', 'j.ward_id').onRef('r.id', '=', 'j.report_id'),
    )
    .select(['j.report_id', 'j.due_on', 'j.signed_on', 'r.day_from', 'r.day_to'])
    .where('j.ward_id', '=', wardId)
    .where('j.due_on', '>=', from)
    .where('j.due_on', '<', to)
    .orderBy('j.due_on', 'desc')
    .orderBy('j.report_id', 'desc')
    .execute();
}
