import { readByField, readComments, readSatisfaction } from '../../surveys/index.ts';
import type { AnswerIndicator } from '../indicator.ts';

/**
 * @uncertain the decision counts answers over a year's survey; here every applicant is asked once when his dossier ends,
 * and his answer to the question about the whole decides
 */
function satisfaction(
  words: Pick<AnswerIndicator, 'code' | 'name' | 'definition' | 'numeratorText' | 'denominatorText'>,
  fieldCodes: readonly string[] | null,
): AnswerIndicator {
  return {
    kind: 'answers',
    unit: '%',
    direction: 'up',
    law: 'QĐ 766/QĐ-TTg ngày 23/06/2022, nhóm mức độ hài lòng',
    ...words,
    kept: 'satisfaction',
    ...(fieldCodes && { fieldCodes }),
    read: (db, wardId, bounds, asOf, filter) =>
      readSatisfaction(db, wardId, bounds, { fieldCodes, asOf, ...(filter && { filter }) }),
    byField: (db, wardId, period, asOf) => readByField(db, wardId, period, { fieldCodes, asOf }),
    comments: async (db, wardId, period, asOf) =>
      (await readComments(db, wardId, period, { fieldCodes, asOf })).shown,
  };
}

export const satisfied = satisfaction(
  {
    code: 'satisfaction',
    name: 'Mức độ hài lòng',
    definition:
      'Người nộp đánh giá một lần khi hồ sơ đã trả kết quả hoặc bị từ chối. Phiếu chọn "hài lòng" hoặc "rất hài lòng" ở câu hỏi chung, trên tổng số phiếu hợp lệ gửi trong kỳ. Phiếu không ghi tên người đánh giá.',
    numeratorText: 'Phiếu hài lòng hoặc rất hài lòng',
    denominatorText: 'Phiếu hợp lệ',
  },
  null,
);

/** @uncertain which fields of the catalogue are meant by "đất đai, xây dựng, đầu tư" is our reading of their names */
const LAND_FIELDS = [
  ...['dat-dai', 'tai-chinh-dat-dai', 'hoat-dong-xay-dung', 'quan-ly-chat-luong-cong-trinh-xay-dung'],
  ...['quy-hoach-do-thi-va-nong-thon', 'nha-o-va-cong-so', 'dau-tu', 'dau-tu-tai-viet-nam'],
];

export const satisfiedLand = satisfaction(
  {
    code: 'satisfaction-land',
    name: 'Mức độ hài lòng: đất đai, xây dựng, đầu tư',
    definition:
      'Như mức độ hài lòng, chỉ với hồ sơ các lĩnh vực đất đai, xây dựng (gồm nhà ở, quy hoạch), đầu tư.',
    numeratorText: 'Phiếu hài lòng hoặc rất hài lòng trong ba lĩnh vực',
    denominatorText: 'Phiếu hợp lệ trong ba lĩnh vực',
  },
  LAND_FIELDS,
);
