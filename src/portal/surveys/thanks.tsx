import type { Child } from 'hono/jsx';

/** What happens with an answer now; whoever was served badly learns where he is heard. */
export function Thanks({ isBad, children }: { isBad: boolean; children?: Child }) {
  return (
    <>
      <p>
        Đánh giá của bạn được cộng vào kết quả chung của phường. Tên bạn không được ghi cùng đánh giá, không
        cán bộ nào sửa được.
      </p>
      {isBad && (
        <p class="notice">
          Rất tiếc bạn chưa hài lòng. Trưởng đơn vị giải quyết phải xem lại và ghi đã làm gì. Muốn được trả
          lời từng việc, hãy <a href="/phan-anh/gui">gửi phản ánh, kiến nghị</a>.
        </p>
      )}
      {children}
    </>
  );
}

/** At or below this answer to the decisive question the applicant is shown where to complain. */
const BAD = 2;

/** What the address says after a form was taken: nothing of the answer but whether it was a bad one. */
export function doneQuery(whole: unknown): string {
  return Number(whole) <= BAD ? 'xong=thap' : 'xong=1';
}
