import { sql } from 'kysely';
import { catalogueRatio } from '../catalogue-ratio.ts';

export const publishedProcedures = catalogueRatio(
  {
    code: 'published-procedures',
    name: 'Thủ tục được công khai',
    definition:
      'Trong số thủ tục phường thực hiện, bao nhiêu thủ tục có nội dung đang còn hiệu lực trên cổng của phường vào ngày tính. Việc niêm yết bằng giấy tại Trung tâm chưa được ghi nhận ở đây.',
    numeratorText: 'Thủ tục có nội dung còn hiệu lực trên cổng',
    denominatorText: 'Thủ tục phường thực hiện',
    law: 'NĐ 63/2010/NĐ-CP (đã sửa đổi), Điều 17',
    direction: 'up',
  },
  { counted: sql`(p.code is not null)` },
);
