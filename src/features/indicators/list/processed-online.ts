import { sql } from 'kysely';
import { dossierRatio } from '../dossier-ratio.ts';
import { HAS_RESULT_FILE, RESOLVED } from './resolved.ts';

/**
 * @uncertain no text that we read defines "xử lý trực tuyến"; this is the narrow reading: online from submission to result
 */
export const processedOnline = dossierRatio(
  {
    code: 'processed-online',
    name: 'Hồ sơ xử lý trực tuyến',
    definition:
      'Trong số hồ sơ có kết quả trong kỳ, bao nhiêu hồ sơ đi trọn trên môi trường điện tử: nộp trực tuyến và, nếu kết quả là văn bản, có bản điện tử. Văn bản giao chỉ tiêu không định nghĩa; đây là cách hiểu chặt.',
    numeratorText: 'Hồ sơ nộp trực tuyến và có kết quả điện tử',
    denominatorText: 'Hồ sơ có kết quả trong kỳ',
    law: 'Chưa có văn bản định nghĩa; hệ thống nêu rõ cách tính',
    direction: 'up',
  },
  {
    at: sql`d.finished_at`,
    among: RESOLVED,
    counted: sql`(d.channel = 'online' and ${HAS_RESULT_FILE})`,
  },
);
