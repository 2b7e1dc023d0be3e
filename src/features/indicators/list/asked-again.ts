import { sql } from 'kysely';
import { dossierRatio } from '../dossier-ratio.ts';
import { REUSABLE } from './reuse.ts';

export const askedAgain = dossierRatio(
  {
    code: 'asked-again',
    name: 'Hồ sơ vẫn phải nộp giấy tờ đã có dữ liệu',
    definition:
      'Trong số hồ sơ tiếp nhận trong kỳ có giấy tờ mà dữ liệu thay được, bao nhiêu hồ sơ người dân vẫn phải nộp giấy tờ ấy.',
    numeratorText: 'Hồ sơ còn thu giấy tờ đã có dữ liệu',
    denominatorText: 'Hồ sơ có giấy tờ dùng lại được',
    law: 'NQ 66.7/2025/NQ-CP',
    direction: 'down',
  },
  {
    at: sql`d.received_at`,
    among: REUSABLE,
    counted: sql`exists (
      select from dossier_documents as doc
      where doc.ward_id = d.ward_id and doc.dossier_id = d.id
        and doc.reusable and doc.reusable_from is distinct from 'vault' and doc.source in ('original', 'copy', 'electronic'))`,
  },
);
