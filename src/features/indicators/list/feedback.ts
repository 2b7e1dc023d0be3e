import { feedbackFigure } from '../feedback-figure.ts';
import type { FeedbackIndicator } from '../indicator.ts';

const LAW = 'NĐ 20/2008/NĐ-CP (sửa đổi bởi NĐ 48/2013, NĐ 92/2017), Điều 9';
const INDEX = 'QĐ 766/QĐ-TTg ngày 23/06/2022, nhóm mức độ hài lòng';
const NAMELESS = 'Phản ánh ẩn danh giữ để tham khảo, không tính.';
const OWN =
  'Chỉ tính việc phường tiếp nhận xử lý: không tính việc không tiếp nhận, chuyển nơi khác, nhập, rút.';

/** The figures of petitions, each from the kept facts of its own code (`factsOf` in features/feedback). */
export const FEEDBACK: readonly FeedbackIndicator[] = [
  feedbackFigure({
    code: 'feedback-handled',
    name: 'Phản ánh, kiến nghị được xử lý',
    definition: `Phản ánh, kiến nghị đã xử lý xong trong hạn trên số đã xử lý trong hạn hoặc quá hạn xử lý trong kỳ; việc quá hạn tính từ ngày sau ngày hạn, dù về sau có xử lý. ${OWN} ${NAMELESS}`,
    numeratorText: 'Phản ánh, kiến nghị xử lý trong hạn',
    denominatorText: 'Phản ánh, kiến nghị đã xử lý trong hạn hoặc đã quá hạn',
    law: LAW,
  }),
  feedbackFigure({
    code: 'feedback-handled-regulation',
    name: 'Phản ánh, kiến nghị về quy định được xử lý',
    definition: `Như "Phản ánh, kiến nghị được xử lý", chỉ với việc về quy định hành chính (kể cả việc vừa về quy định vừa về hành vi). ${NAMELESS}`,
    numeratorText: 'Phản ánh, kiến nghị về quy định xử lý trong hạn',
    denominatorText: 'Phản ánh, kiến nghị về quy định đã xử lý trong hạn hoặc đã quá hạn',
    law: LAW,
  }),
  feedbackFigure({
    code: 'feedback-published',
    name: 'Kết quả xử lý phản ánh được công khai',
    definition: `Trong số phản ánh, kiến nghị xử lý xong trong kỳ và được phép công khai, bao nhiêu việc kết quả đã công khai. ${NAMELESS}`,
    numeratorText: 'Kết quả đã công khai',
    denominatorText: 'Phản ánh, kiến nghị đã xử lý và công khai được',
    law: 'NĐ 20/2008/NĐ-CP (đã sửa đổi), Điều 19',
  }),
  feedbackFigure({
    code: 'feedback-published-regulation',
    name: 'Kết quả xử lý phản ánh về quy định được công khai',
    definition: `Như "Kết quả xử lý phản ánh được công khai", chỉ với việc về quy định hành chính. ${NAMELESS}`,
    numeratorText: 'Kết quả về quy định đã công khai',
    denominatorText: 'Phản ánh, kiến nghị về quy định đã xử lý và công khai được',
    law: 'NĐ 20/2008/NĐ-CP (đã sửa đổi), Điều 19',
  }),
  feedbackFigure({
    code: 'feedback-classified',
    name: 'Phản ánh, kiến nghị được phân loại',
    definition: `Trong số phản ánh, kiến nghị tiếp nhận trong kỳ, bao nhiêu việc không còn ở tình trạng mới, chờ phân loại. ${NAMELESS}`,
    numeratorText: 'Phản ánh, kiến nghị đã phân loại',
    denominatorText: 'Phản ánh, kiến nghị tiếp nhận trong kỳ',
    law: INDEX,
  }),
  feedbackFigure({
    code: 'feedback-in-limits',
    name: 'Phản ánh, kiến nghị đúng mọi thời hạn',
    definition: `Việc đã khép lại mà mọi thời hạn (phân loại, yêu cầu bổ sung, chuyển cơ quan khác, xử lý, công khai) đều giữ được, trên số việc khép lại đúng hạn hoặc có một thời hạn bị quá trong kỳ. Thời gian chờ người gửi không tính cho phường. ${NAMELESS}`,
    numeratorText: 'Phản ánh, kiến nghị giữ được mọi thời hạn',
    denominatorText: 'Phản ánh, kiến nghị đã khép lại hoặc đã quá một thời hạn',
    law: INDEX,
  }),
  feedbackFigure({
    code: 'feedback-satisfied',
    name: 'Hài lòng về xử lý phản ánh, kiến nghị',
    definition: `Trong số phản ánh, kiến nghị xử lý xong trong kỳ: trừ việc quá hạn, việc người gửi nói chưa giải quyết, việc bị nhắc lại và việc có số không hài lòng nhiều hơn số hài lòng. ${NAMELESS}`,
    numeratorText: 'Phản ánh, kiến nghị xử lý xong, không có điều phải trừ',
    denominatorText: 'Phản ánh, kiến nghị đã xử lý xong',
    law: INDEX,
  }),
];
