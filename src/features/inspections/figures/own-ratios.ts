import { sql } from 'kysely';
import { dossierRatio } from '../../indicators/index.ts';

/** Dossiers for which the applicant was asked for papers more than once. */
export const askedTwice = dossierRatio(
  {
    code: 'asked-twice',
    name: 'Hồ sơ bị yêu cầu bổ sung quá một lần',
    definition:
      'Trong số hồ sơ tiếp nhận trong thời gian kiểm tra, bao nhiêu hồ sơ bị yêu cầu bổ sung từ hai lần.',
    numeratorText: 'Hồ sơ bị yêu cầu bổ sung từ hai lần',
    denominatorText: 'Hồ sơ tiếp nhận trong thời gian kiểm tra',
    law: 'NĐ 118/2025/NĐ-CP',
    direction: 'down',
  },
  {
    at: sql`d.received_at`,
    among: sql<boolean>`(d.place <> 'from_elsewhere')`,
    counted: sql<boolean>`(d.supplement_count > 1)`,
  },
);

/** Late dossiers, finished or not, of which nobody said sorry; by the day on which they became late. */
export const lateWithoutApology = dossierRatio(
  {
    code: 'late-without-apology',
    name: 'Hồ sơ quá hạn chưa xin lỗi',
    definition:
      'Trong số hồ sơ đến hạn trong thời gian kiểm tra mà xong sau hạn hoặc chưa xong, bao nhiêu hồ sơ chưa có văn bản xin lỗi. Không xét hồ sơ bị từ chối, đã rút, đã dừng, đang chờ người nộp, hoặc do cơ quan khác giải quyết.',
    numeratorText: 'Hồ sơ quá hạn chưa có văn bản xin lỗi',
    denominatorText: 'Hồ sơ quá hạn',
    law: 'NĐ 118/2025/NĐ-CP',
    direction: 'down',
  },
  {
    at: sql`d.due_at`,
    among: sql<boolean>`(d.due_at is not null and d.place <> 'forwarded' and (d.finished_at is null or d.finished_at > d.due_at)
      and d.status not in ('refused', 'withdrawn', 'stopped', 'awaiting_supplement', 'suspended'))`,
    counted: sql<boolean>`(d.apologised_at is null)`,
  },
);
