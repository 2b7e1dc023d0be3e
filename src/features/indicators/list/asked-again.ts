import { sql } from 'kysely';
import { dossierRatio } from '../dossier-ratio.ts';
import { HAS_REPLACED, RECEIVED_WITH_REPLACED } from './papers-not-asked.ts';

export const askedAgain = dossierRatio(
  {
    code: 'asked-again',
    name: 'Hồ sơ bị yêu cầu nộp giấy tờ đã có dữ liệu',
    definition:
      'Trong số hồ sơ tiếp nhận trong kỳ có giấy tờ mà dữ liệu thay được, bao nhiêu hồ sơ vẫn thu giấy tờ ấy mà không có lần tra cứu không kết quả nào được ghi lại. Hồ sơ cũ, trước khi hệ thống ghi tra cứu, cũng tính.',
    numeratorText: 'Hồ sơ thu giấy tờ đã có dữ liệu khi chưa tra cứu',
    denominatorText: 'Hồ sơ có giấy tờ mà dữ liệu thay được',
    law: 'NQ 66.7/2025/NQ-CP',
    direction: 'down',
  },
  {
    at: sql`d.received_at`,
    among: RECEIVED_WITH_REPLACED,
    counted: HAS_REPLACED(sql`doc.source <> 'database' and doc.lookup_id is null`),
  },
);
