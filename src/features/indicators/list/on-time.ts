import { sql } from 'kysely';
import { dossierRatio } from '../dossier-ratio.ts';

/** In time: there is a result, it came at the due time at the latest, and a supplement was asked once at most. */
const IN_TIME = sql<boolean>`(d.finished_at is not null and d.finished_at <= d.due_at and d.supplement_count <= 1)`;

/**
 * Every dossier is judged once: when it is finished, or when its term ends before that. So a past period never
 * changes, and a dossier that nobody works on is late from the day it became late, not from the day it is finished.
 * Dossiers without a term, waiting for the applicant, refused, withdrawn or stopped are not judged, as in the work lists.
 */
export const onTime = dossierRatio(
  {
    code: 'on-time',
    name: 'Hồ sơ giải quyết đúng hạn',
    definition:
      'Mỗi hồ sơ được xét một lần: lúc có kết quả, hoặc lúc hết hạn nếu khi đó chưa có kết quả. Hồ sơ chưa xong mà hết hạn là quá hạn. Bị yêu cầu bổ sung quá một lần là quá hạn. Không xét hồ sơ không có thời hạn, đang chờ người nộp, bị từ chối, đã rút, đã dừng, hoặc do cơ quan khác giải quyết.',
    numeratorText: 'Hồ sơ xong trước hạn hoặc đúng hạn',
    denominatorText: 'Hồ sơ xong trong hạn hoặc hết hạn trong kỳ',
    law: 'QĐ 766/QĐ-TTg ngày 23/06/2022, nhóm tiến độ giải quyết',
    direction: 'up',
  },
  {
    at: sql`least(d.finished_at, d.due_at)`,
    among: sql`(d.due_at is not null and d.place <> 'forwarded'
      and d.status not in ('refused', 'withdrawn', 'stopped', 'awaiting_supplement', 'suspended'))`,
    counted: IN_TIME,
    kinds: sql`case
      when d.finished_at is null then 'Quá hạn, chưa có kết quả'
      when d.supplement_count > 1 then 'Quá hạn vì yêu cầu bổ sung quá một lần'
      when d.finished_at > d.due_at then 'Quá hạn, đã có kết quả'
      when (d.finished_at at time zone 'Asia/Ho_Chi_Minh')::date < (d.due_at at time zone 'Asia/Ho_Chi_Minh')::date then 'Trước hạn'
      else 'Đúng hạn' end`,
  },
);
