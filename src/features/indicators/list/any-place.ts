import { sql } from 'kysely';
import { catalogueRatio } from '../catalogue-ratio.ts';

export const anyPlace = catalogueRatio(
  {
    code: 'any-place',
    name: 'Thủ tục không phụ thuộc địa giới hành chính',
    definition:
      'Trong số thủ tục phường thực hiện mà danh mục nói rõ có phụ thuộc địa giới hay không, bao nhiêu thủ tục tiếp nhận không phụ thuộc địa giới. Thủ tục danh mục không nói rõ thì không xét.',
    numeratorText: 'Thủ tục tiếp nhận phi địa giới',
    denominatorText: 'Thủ tục danh mục đã nói rõ',
    law: 'NĐ 118/2025/NĐ-CP',
    direction: 'up',
  },
  {
    among: sql`(p.content ->> 'anyPlace' is not null)`,
    counted: sql`(p.content ->> 'anyPlace' = 'true')`,
  },
);
