import { standingsOn } from '../../postings/index.ts';
import type { CatalogueIndicator } from '../indicator.ts';

/**
 * Posted correctly at the centre and on the portal, of what the ward must publish; by the same judgement as the page of
 * postings, so that the two never differ.
 */
export const publishedProcedures: CatalogueIndicator = {
  kind: 'catalogue',
  unit: '%',
  code: 'published-procedures',
  name: 'Thủ tục được công khai đầy đủ, chính xác, kịp thời',
  definition:
    'Trong số thủ tục phường thực hiện, đang có hiệu lực vào ngày tính (không kể thủ tục nội bộ giữa các cơ quan), bao nhiêu thủ tục có bằng chứng niêm yết đúng ở cả Trung tâm và cổng: đúng phiên bản đang có hiệu lực, đủ các bộ phận bắt buộc, không khác bản nhập gần nhất từ cơ sở dữ liệu quốc gia, và không muộn hạn nội bộ trong năm. Bản còn treo của thủ tục đã bãi bỏ không tính ở đây mà hiện ở trang Niêm yết.',
  numeratorText: 'Thủ tục niêm yết đúng',
  denominatorText: 'Thủ tục phải công khai',
  law: 'NĐ 63/2010/NĐ-CP (đã sửa đổi), khoản 2 Điều 8 và Điều 17; hạn niêm yết là hạn nội bộ',
  direction: 'up',
  async readOn(db, wardId, days) {
    const standings = await standingsOn(db, wardId, days);
    return days.map((day) => {
      const { required } = standings.get(day)!;
      return {
        numerator: required.filter((each) => each.isCorrect).length,
        denominator: required.length,
      };
    });
  },
  async listOn(db, wardId, day, part) {
    const { required } = (await standingsOn(db, wardId, [day])).get(day)!;
    return required
      .filter((each) => each.isCorrect === (part === 'numerator'))
      .map(({ code, name }) => ({ code, name }));
  },
};
