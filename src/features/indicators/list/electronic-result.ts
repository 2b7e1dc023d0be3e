import { sql } from 'kysely';
import { dossierRatio } from '../dossier-ratio.ts';
import { RESOLVED } from './resolved.ts';

export const electronicResult = dossierRatio(
  {
    code: 'electronic-result',
    name: 'Cấp kết quả điện tử',
    definition:
      'Trong số hồ sơ có kết quả trong kỳ mà kết quả là văn bản, bao nhiêu hồ sơ có tệp kết quả trên hệ thống.',
    numeratorText: 'Hồ sơ có tệp kết quả điện tử',
    denominatorText: 'Hồ sơ có kết quả là văn bản',
    law: 'QĐ 766/QĐ-TTg ngày 23/06/2022, nhóm số hóa hồ sơ',
    direction: 'up',
  },
  {
    at: sql`d.finished_at`,
    among: sql`(${RESOLVED} and d.result_is_document)`,
    counted: sql`(d.result_file is not null)`,
  },
);
