import type { Day } from '../../law/day.ts';
import { type Dated, inForce } from '../../law/in-force.ts';

/** What a question is about: how the dossier was received, how it was resolved, or all of it. */
export const QUESTION_PARTS = ['reception', 'resolution', 'whole'] as const;
type QuestionPart = (typeof QUESTION_PARTS)[number];

export interface SurveyQuestion {
  /** Stays with its answers for good; another wording that asks something else gets another code. */
  code: string;
  part: QuestionPart;
  text: string;
}

export const PART_LABELS: Record<QuestionPart, string> = {
  reception: 'Việc tiếp nhận hồ sơ',
  resolution: 'Việc giải quyết hồ sơ',
  whole: 'Nhìn chung',
};

/** The question by which satisfaction is measured; a form without an answer to it is not valid. */
export const DECISIVE = 'whole';

/** Which questions were asked from which day on. A set that was asked is never edited: a new one follows it. */
const QUESTION_SETS: readonly (Dated & { questions: readonly SurveyQuestion[] })[] = [
  {
    from: '1995-01-01',
    until: null,
    questions: [
      { code: 'manner', part: 'reception', text: 'Thái độ của người tiếp nhận' },
      { code: 'guidance', part: 'reception', text: 'Hướng dẫn đầy đủ, dễ hiểu' },
      { code: 'place', part: 'reception', text: 'Nơi tiếp nhận hoặc trang nộp trực tuyến dễ dùng' },
      { code: 'on_time', part: 'resolution', text: 'Trả kết quả đúng hẹn' },
      { code: 'result', part: 'resolution', text: 'Kết quả đầy đủ, chính xác, hoặc lý do từ chối rõ ràng' },
      { code: 'cost', part: 'resolution', text: 'Phí, lệ phí đúng như công khai, không phải đưa thêm gì' },
      { code: DECISIVE, part: 'whole', text: 'Việc tiếp nhận và giải quyết hồ sơ này' },
    ],
  },
];

export function questionsOn(day: Day): readonly SurveyQuestion[] {
  return inForce(QUESTION_SETS, day).questions;
}

export const SCORE_LABELS: Record<number, string> = {
  5: 'Rất hài lòng',
  4: 'Hài lòng',
  3: 'Bình thường',
  2: 'Không hài lòng',
  1: 'Rất không hài lòng',
};

/** From this score on someone is satisfied. */
export const SATISFIED = 4;
