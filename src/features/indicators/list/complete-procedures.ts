import type { Db } from '../../../platform/database/database.ts';
import { standingsOn } from '../../postings/index.ts';
import type { CatalogueIndicator } from '../indicator.ts';

/** By the same judgement as the page of postings, so that the two never differ. */
export const completeProcedures: CatalogueIndicator = {
  kind: 'catalogue',
  unit: '%',
  code: 'complete-procedures',
  name: 'Thủ tục có đầy đủ các bộ phận',
  definition:
    'Trong số thủ tục phường thực hiện (không kể thủ tục nội bộ giữa các cơ quan), bao nhiêu thủ tục có đủ các bộ phận mà mọi thủ tục phải có: tên, trình tự, cách thức, thành phần hồ sơ, thời hạn, đối tượng, cơ quan giải quyết. Bộ phận chưa xác minh tính là thiếu.',
  numeratorText: 'Thủ tục đủ bộ phận',
  denominatorText: 'Thủ tục phường thực hiện',
  law: 'NĐ 63/2010/NĐ-CP (đã sửa đổi), khoản 2 Điều 8; QĐ 766/QĐ-TTg ngày 23/06/2022, nhóm công khai, minh bạch',
  direction: 'up',
  readOn: async (db, wardId, days) =>
    Promise.all(
      days.map(async (day) => {
        const all = await judge(db, wardId, day);
        return { numerator: all.filter((each) => each.isComplete).length, denominator: all.length };
      }),
    ),
  listOn: async (db, wardId, day, part) =>
    (await judge(db, wardId, day))
      .filter((each) => each.isComplete === (part === 'numerator'))
      .map(({ code, name }) => ({ code, name })),
};

async function judge(db: Db, wardId: number, day: string) {
  const { required } = (await standingsOn(db, wardId, [day])).get(day)!;
  return required.map(({ code, name, faults }) => ({
    ...{ code, name },
    isComplete: !faults.some(({ defect, place }) => defect === 'missing' && place === null),
  }));
}
