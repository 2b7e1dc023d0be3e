import type { FeedbackState } from '../../features/feedback/index.ts';
import { formatDay } from '../../law/day.ts';

/** The code, and what happens by when; to be printed. */
export function Received({ state }: { state: FeedbackState }) {
  return (
    <section class="tracked">
      <p class="tracked-now">
        Mã phản ánh: <b>{state.code}</b>
      </p>
      <p>Phường nhận ngày {formatDay(state.receivedOn)}.</p>
      {state.isAnonymous ? (
        <p>
          Bạn không ghi tên: nội dung được giữ làm thông tin tham khảo, có thể dẫn đến kiểm tra, nhưng không
          có hạn xử lý và không có trả lời.
        </p>
      ) : (
        <ul>
          <li>Phân loại, báo có tiếp nhận hay không: chậm nhất {formatDay(state.dueDays.classify)}.</li>
          <li>Nếu cần bạn nói rõ thêm, phường hỏi chậm nhất {formatDay(state.dueDays.supplement)}.</li>
          <li>Xử lý và trả lời: chậm nhất {formatDay(state.dueDays.handle)}.</li>
        </ul>
      )}
    </section>
  );
}
