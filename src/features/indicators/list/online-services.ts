import { sql } from 'kysely';
import { catalogueRatio } from '../catalogue-ratio.ts';

export const onlineServices = catalogueRatio(
  {
    code: 'online-services',
    name: 'Thủ tục có dịch vụ công trực tuyến',
    definition:
      'Trong số thủ tục phường thực hiện (không kể thủ tục nội bộ giữa các cơ quan), bao nhiêu thủ tục nộp được trực tuyến theo danh mục, kể cả thủ tục chưa xác minh mức độ.',
    numeratorText: 'Thủ tục nộp được trực tuyến',
    denominatorText: 'Thủ tục phường thực hiện',
    law: 'QĐ 766/QĐ-TTg ngày 23/06/2022, nhóm cung cấp dịch vụ công trực tuyến',
    direction: 'up',
  },
  {
    among: sql`(p.code not like '6.%')`,
    counted: sql`(p.content ->> 'onlineLevel' in ('full', 'partial', 'unverified'))`,
  },
);
