import { sql } from 'kysely';
import { dossierRatio } from '../dossier-ratio.ts';
import { HAS_RESULT_FILE, RESOLVED } from './resolved.ts';

export const digitised = dossierRatio(
  {
    code: 'digitised',
    name: 'Số hóa hồ sơ và kết quả',
    definition:
      'Trong số hồ sơ có kết quả trong kỳ, bao nhiêu hồ sơ đã có tệp cho mọi giấy tờ phải số hóa và cho kết quả. Giấy tờ chỉ xuất trình, tra từ cơ sở dữ liệu, dùng lại hoặc có lý do được miễn thì không phải quét.',
    numeratorText: 'Hồ sơ đủ tệp giấy tờ và tệp kết quả',
    denominatorText: 'Hồ sơ có kết quả trong kỳ',
    law: 'TT 01/2023/TT-VPCP; QĐ 766/QĐ-TTg ngày 23/06/2022, nhóm số hóa hồ sơ',
    direction: 'up',
  },
  {
    at: sql`d.finished_at`,
    among: RESOLVED,
    counted: sql`(${HAS_RESULT_FILE} and not exists (
      select from dossier_documents as doc
      where doc.ward_id = d.ward_id and doc.dossier_id = d.id
        and doc.source in ('original', 'copy', 'electronic')
        and doc.file is null and doc.scan_exempt_reason is null))`,
  },
);
