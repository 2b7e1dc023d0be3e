import { sql } from 'kysely';
import { catalogueRatio } from '../catalogue-ratio.ts';

/** @uncertain which procedures are "eligible" is a list that the city makes; here those that the catalogue puts online at all */
export const fullOnlineServices = catalogueRatio(
  {
    code: 'full-online-services',
    name: 'Dịch vụ công trực tuyến toàn trình',
    definition:
      'Trong số thủ tục phường thực hiện mà danh mục ghi là cung cấp trực tuyến, bao nhiêu thủ tục ở mức toàn trình. Danh sách thủ tục đủ điều kiện do thành phố lập chưa được nạp, nên lấy mọi thủ tục có mức độ trực tuyến.',
    numeratorText: 'Thủ tục trực tuyến toàn trình',
    denominatorText: 'Thủ tục cung cấp trực tuyến',
    law: 'NĐ 224/2026/NĐ-CP, Điều 14',
    direction: 'up',
  },
  {
    among: sql`(p.content ->> 'onlineLevel' in ('full', 'partial'))`,
    counted: sql`(p.content ->> 'onlineLevel' = 'full')`,
  },
);
