import { sql } from 'kysely';
import { catalogueRatio } from '../catalogue-ratio.ts';

export const businessOnline = catalogueRatio(
  {
    code: 'business-online',
    name: 'Thủ tục cho doanh nghiệp thực hiện được trực tuyến',
    definition:
      'Trong số thủ tục phường thực hiện mà tổ chức, doanh nghiệp là đối tượng, bao nhiêu thủ tục nộp được trực tuyến (toàn trình hoặc một phần) theo danh mục. Thủ tục chưa ghi mức độ trực tuyến không được tính.',
    numeratorText: 'Thủ tục cho doanh nghiệp nộp được trực tuyến',
    denominatorText: 'Thủ tục có đối tượng là tổ chức, doanh nghiệp',
    law: 'NĐ 224/2026/NĐ-CP',
    direction: 'up',
  },
  {
    among: sql`(p.content -> 'applicants' ? 'organisation')`,
    counted: sql`(p.content ->> 'onlineLevel' in ('full', 'partial'))`,
  },
);
