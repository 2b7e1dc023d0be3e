import {
  ABOUT_LABELS,
  findOpenRequest,
  findOrigin,
  isAtDesk,
  REDIRECTION_LABELS,
  type ShownFeedback,
  suggestRouting,
} from '../../features/feedback/index.ts';
import { formatTime } from '../../law/day.ts';
import type { StaffContext } from '../session.ts';

/** The sender asked how it stands, and nobody has told him yet. */
export async function OpenRequest({ c, shown }: { c: StaffContext; shown: ShownFeedback }) {
  const askedAt = shown.isOnlyAsked ? null : await findOpenRequest(c.var.platform.database.db, shown.item);
  if (askedAt === null) return null;
  return (
    <p class="notice">
      Người gửi hỏi tình hình lúc {formatTime(askedAt)}, chưa được trả lời. Trả lời xong hãy ghi ở mục “Người
      gửi hỏi tình hình, đã trả lời”.
    </p>
  );
}

/** What the channel knew beside the words; and what the words may have to be sent on as, for whoever classifies them. */
export async function Origin({ c, shown }: { c: StaffContext; shown: ShownFeedback }) {
  if (shown.isOnlyAsked) return null;
  const { wardId, id, words, state } = shown.item;
  const origin = await findOrigin(c.var.platform.database.db, wardId, id);
  const isOpen = ['new', 'awaiting_supplement'].includes(state.status) && isAtDesk(c.var.officer);
  const routing = isOpen ? suggestRouting(`${words.title} ${words.content} ${words.proposal}`) : null;
  const facts: [string, string][] = [
    ['Người gửi cho là', origin?.about ? ABOUT_LABELS[origin.about] : ''],
    ['Gọi, viết, đăng lúc', origin?.happenedAt ? formatTime(origin.happenedAt).replace(' 00:00', '') : ''],
    ['Đọc lại', origin?.isReadBack ? 'Đã đọc lại cho người gọi, người gọi đồng ý' : ''],
    ['Ghi chú khi nhận', origin === null ? '' : shown.masked(origin.note)],
  ];
  const known = facts.filter(([, text]) => text !== '');
  if (known.length === 0 && routing === null) return null;
  return (
    <section class="card card-body mb-3" aria-labelledby="khi-nhan">
      <h2 id="khi-nhan">Khi nhận</h2>
      {known.length > 0 && (
        <dl class="facts">
          {known.map(([label, text]) => (
            <>
              <dt>{label}</dt>
              <dd class="prewrap">{text}</dd>
            </>
          ))}
        </dl>
      )}
      {routing !== null && (
        <p class="mb-0">
          Có thể là {REDIRECTION_LABELS[routing.as].toLowerCase()}: trong lời có “{routing.cues.join('”, “')}
          ”. Đây chỉ là gợi ý theo từ ngữ; người phân loại quyết định.
        </p>
      )}
    </section>
  );
}
