import { sql } from 'kysely';
import { catalogueRatio } from '../catalogue-ratio.ts';

export const businessOnline = catalogueRatio(
  {
    code: 'business-online',
    name: 'Thủ tục cho doanh nghiệp thực hiện trực tuyến',
    definition:
      'Trong số thủ tục phường thực hiện liên quan đến doanh nghiệp, hộ kinh doanh, hợp tác xã, bao nhiêu thủ tục nộp được trực tuyến theo danh mục, kể cả thủ tục chưa xác minh mức độ.',
    numeratorText: 'Thủ tục cho doanh nghiệp nộp được trực tuyến',
    denominatorText: 'Thủ tục liên quan đến doanh nghiệp',
    law: 'NĐ 224/2026/NĐ-CP',
    direction: 'up',
  },
  {
    among: sql`((p.content -> 'forBusiness')::boolean)`,
    counted: sql`(p.content ->> 'onlineLevel' in ('full', 'partial', 'unverified'))`,
  },
);
