import { type Standings, standingsOn } from '../../postings/index.ts';
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
  async readOn(db, wardId, days) {
    const standings = await standingsOn(db, wardId, days);
    return days.map((day) => {
      const { required } = standings.get(day)!;
      return { numerator: required.filter(isComplete).length, denominator: required.length };
    });
  },
  async listOn(db, wardId, day, part) {
    const { required } = (await standingsOn(db, wardId, [day])).get(day)!;
    return required
      .filter((each) => isComplete(each) === (part === 'numerator'))
      .map(({ code, name }) => ({ code, name }));
  },
};

function isComplete({ faults }: Standings['required'][number]): boolean {
  return !faults.some(({ defect, place }) => defect === 'missing' && place === null);
}
