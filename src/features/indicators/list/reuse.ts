import { sql } from 'kysely';
import { dossierRatio } from '../dossier-ratio.ts';
import { RECEIVED } from './received.ts';

const hasDocument = (condition: string) => sql<boolean>`exists (
  select from dossier_documents as doc
  where doc.ward_id = d.ward_id and doc.dossier_id = d.id and (${sql.raw(condition)}))`;

export const REUSABLE = sql<boolean>`(${RECEIVED} and ${hasDocument("doc.reusable or doc.source in ('database', 'reused')")})`;

/**
 * A paper could have been spared where a database holds what it says, or where a valid item of its owner's vault fitted it when
 * it was taken in; that is recorded then, whether or not the desk used it and the owner agreed, so that not looking spares nothing.
 * @uncertain no text that we read says whether dossiers or papers are counted; here dossiers, as in QĐ 766, and papers in
 * `reuse-papers`; nor whether a paper counts whose owner refused
 */
export const reuse = dossierRatio(
  {
    code: 'reuse',
    name: 'Khai thác, sử dụng lại dữ liệu đã số hóa',
    definition:
      'Trong số hồ sơ tiếp nhận trong kỳ có giấy tờ mà cơ sở dữ liệu hoặc kho của người nộp đã có (ghi lúc tiếp nhận, kể cả khi quầy không dùng), bao nhiêu hồ sơ đã lấy lại ít nhất một giấy tờ thay vì yêu cầu nộp.',
    numeratorText: 'Hồ sơ đã dùng lại hoặc tra cứu ít nhất một giấy tờ',
    denominatorText: 'Hồ sơ có giấy tờ dùng lại được',
    law: 'QĐ 766/QĐ-TTg ngày 23/06/2022, nhóm số hóa hồ sơ; NQ 66.7/2025/NQ-CP',
    direction: 'up',
  },
  {
    at: sql`d.received_at`,
    among: REUSABLE,
    counted: hasDocument("doc.source in ('database', 'reused')"),
  },
);
