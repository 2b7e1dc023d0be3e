import { sql } from 'kysely';
import { catalogueRatio } from '../catalogue-ratio.ts';

export const publishedProcedures = catalogueRatio(
  {
    code: 'published-procedures',
    name: 'Thủ tục được công khai đầy đủ',
    definition:
      'Trong số thủ tục phường thực hiện, đang có hiệu lực vào ngày tính, bao nhiêu thủ tục công khai trên cổng của phường đủ các bộ phận bắt buộc: cách thức, thành phần hồ sơ, thời hạn, đối tượng, cơ quan giải quyết. Việc niêm yết bằng giấy tại Trung tâm chưa được ghi nhận ở đây.',
    numeratorText: 'Thủ tục công khai đủ bộ phận',
    denominatorText: 'Thủ tục phường thực hiện',
    law: 'NĐ 63/2010/NĐ-CP (đã sửa đổi), khoản 2 Điều 8 và Điều 17',
    direction: 'up',
  },
  {
    counted: sql`(jsonb_array_length(p.content -> 'methods') > 0
      and jsonb_array_length(p.content -> 'documents') > 0
      and jsonb_path_exists(p.content, '$.terms[*] ? (@.term != null)')
      and jsonb_array_length(p.content -> 'applicants') > 0
      and p.content ->> 'competentUnitCode' is not null)`,
  },
);
