import { sql } from 'kysely';
import { catalogueRatio } from '../catalogue-ratio.ts';

/** @uncertain which procedures are "eligible" is a list of the city that we do not have; here those whose level is verified */
export const fullOnlineServices = catalogueRatio(
  {
    code: 'full-online-services',
    name: 'Dịch vụ công trực tuyến toàn trình',
    definition:
      'Trong số thủ tục phường thực hiện mà danh mục ghi rõ mức độ trực tuyến, bao nhiêu thủ tục ở mức toàn trình. Danh sách thủ tục đủ điều kiện do thành phố lập chưa được nạp; thủ tục chưa xác minh mức độ không được xét.',
    numeratorText: 'Thủ tục trực tuyến toàn trình',
    denominatorText: 'Thủ tục trực tuyến đã rõ mức độ',
    law: 'NĐ 224/2026/NĐ-CP, Điều 14',
    direction: 'up',
  },
  {
    among: sql`(p.content ->> 'onlineLevel' in ('full', 'partial'))`,
    counted: sql`(p.content ->> 'onlineLevel' = 'full')`,
  },
);
