import type { Routing } from '../../../features/feedback/index.ts';
import type { Ward } from '../../../features/organisation/index.ts';

const WORDS: Record<Routing, { title: string; law: string; need: string }> = {
  complaint: {
    title: 'Đây có phải khiếu nại?',
    law: 'Khiếu nại một quyết định, hành vi xâm phạm quyền lợi của chính bạn được giải quyết theo pháp luật về khiếu nại (Nghị định 155/2026/NĐ-CP), có thời hiệu và trình tự riêng.',
    need: 'Gửi đơn khiếu nại',
  },
  denunciation: {
    title: 'Đây có phải tố cáo?',
    law: 'Tố cáo người vi phạm pháp luật được giải quyết theo pháp luật về tố cáo (Nghị định 156/2026/NĐ-CP), người tố cáo được bảo vệ theo luật đó.',
    need: 'Gửi đơn tố cáo',
  },
};

/** Where a complaint or a denunciation goes; who means none goes on. Nothing that was typed is lost. */
export function Elsewhere({ as, ward }: { as: Routing; ward: Ward }) {
  const { title, law, need } = WORDS[as];
  return (
    <section class="notice" id="goOn" tabindex={-1} aria-labelledby="elsewhere">
      <h2 id="elsewhere">{title}</h2>
      <p>{law}</p>
      <p>
        {need} hoặc đến buổi tiếp công dân tại trụ sở: {ward.address}
        {ward.phone && `, điện thoại ${ward.phone}`}. Gửi ở trang này không thay cho đơn đó và không giữ thời
        hiệu cho bạn.
      </p>
      <label class="form-check">
        <input class="form-check-input" type="checkbox" name="goOn" value="1" />
        <span class="form-check-label">
          Tôi hiểu, và vẫn gửi nội dung này như phản ánh, kiến nghị. Phường xem và hướng dẫn nếu thuộc luật
          khác.
        </span>
      </label>
    </section>
  );
}
