import { sql } from 'kysely';
import { dossierRatio } from '../dossier-ratio.ts';
import { RECEIVED } from './received.ts';

export const onSystem = dossierRatio(
  {
    code: 'on-system',
    name: 'Hồ sơ tiếp nhận, giải quyết trên hệ thống',
    definition:
      'Trong số hồ sơ tiếp nhận trong kỳ, bao nhiêu hồ sơ được ghi ngay trên hệ thống. Hồ sơ nhập lại từ sổ giấy nằm trong mẫu số nhưng không được tính.',
    numeratorText: 'Hồ sơ ghi ngay trên hệ thống',
    denominatorText: 'Hồ sơ tiếp nhận trong kỳ, kể cả sổ giấy',
    law: 'NĐ 118/2025/NĐ-CP',
    direction: 'up',
  },
  { at: sql`d.received_at`, among: RECEIVED, counted: sql`(d.origin = 'system')` },
);
