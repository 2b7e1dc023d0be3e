import { sql } from 'kysely';
import { dossierRatio } from '../dossier-ratio.ts';
import { RECEIVED } from './received.ts';

export const receivedOnline = dossierRatio(
  {
    code: 'received-online',
    name: 'Hồ sơ tiếp nhận trực tuyến',
    definition:
      'Trong số hồ sơ tiếp nhận trong kỳ, bao nhiêu hồ sơ nộp trực tuyến. Hồ sơ vào kỳ theo lúc tiếp nhận, kể cả hồ sơ về sau bị từ chối hoặc rút, kể cả hồ sơ nhận thay cơ quan khác.',
    numeratorText: 'Hồ sơ nộp trực tuyến',
    denominatorText: 'Hồ sơ tiếp nhận trong kỳ',
    law: 'QĐ 766/QĐ-TTg ngày 23/06/2022, nhóm cung cấp dịch vụ công trực tuyến',
    direction: 'up',
  },
  { at: sql`d.received_at`, among: RECEIVED, counted: sql`(d.channel = 'online')` },
);
