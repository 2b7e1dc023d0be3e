import {
  ABOUT_LABELS,
  type FeedbackOrigin,
  type FeedbackSender,
  isAtDesk,
  type ShownFeedback,
} from '../../features/feedback/index.ts';
import type { Officer } from '../../features/organisation/index.ts';
import { formatTime } from '../../law/day.ts';
import { FormToken } from '../../ui/field.tsx';
import { PLACE } from './place.ts';

interface WordsProps {
  shown: ShownFeedback;
  /** What its channel knew beside the words; null: nothing, or not for this officer. */
  origin: FeedbackOrigin | null;
}

/** The words as they came, without the sender until somebody who may has asked for him. */
export function Words({ shown, origin }: WordsProps) {
  const { words } = shown.item;
  const { masked } = shown;
  const more = [
    ['Đề nghị', words.proposal],
    ['Nơi xảy ra', words.place],
    ['Nói về', words.aboutWhom],
    ['Nguồn', words.source],
    ['Người gửi cho là', origin?.about ? ABOUT_LABELS[origin.about] : ''],
    [
      'Lúc gọi, ngày của văn bản, bài báo',
      origin?.happenedAt ? formatTime(origin.happenedAt).replace(' 00:00', '') : '',
    ],
    ['Ghi chú khi nhận', origin?.note ?? ''],
  ].filter(([, text]) => text !== '');
  return (
    <section class="card card-body mb-3" aria-labelledby="loi-goc">
      <h2 id="loi-goc">Lời người gửi</h2>
      <p class="prewrap">{masked(words.content)}</p>
      {more.length > 0 && (
        <dl class="facts">
          {more.map(([label, text]) => (
            <>
              <dt>{label}</dt>
              <dd class="prewrap">{masked(text!)}</dd>
            </>
          ))}
        </dl>
      )}
      {words.latitude !== null && words.longitude !== null && (
        <p class="text-secondary mb-0">
          Tọa độ {words.latitude.toFixed(5)}, {words.longitude.toFixed(5)}
        </p>
      )}
    </section>
  );
}

interface SenderProps {
  shown: ShownFeedback;
  officer: Officer;
  token: string;
  /** Null: not asked for. */
  sender: FeedbackSender | null;
}

/** Who sent it: for the desk alone, behind a button whose every use is noted. */
export function SenderCard({ shown, officer, token, sender }: SenderProps) {
  if (!isAtDesk(officer) || shown.isOnlyAsked) return null;
  return (
    <section class="card card-body mb-3" aria-labelledby="nguoi-gui">
      <h2 id="nguoi-gui">Người gửi</h2>
      {shown.isAnonymous && <p class="mb-0">Không nêu tên. Giữ làm thông tin tham khảo, không tính hạn.</p>}
      {!shown.isAnonymous && sender === null && (
        <form
          method="post"
          action={`${PLACE}/${shown.item.id}/nguoi-gui`}
          class="no-print"
          data-turbo="false"
        >
          <FormToken value={token} />
          <p>
            {shown.isProtected ? 'Người gửi yêu cầu giữ kín danh tính. ' : ''}
            Đang che, cả trong lời phản ánh. Mỗi lần xem được ghi vào nhật ký.
          </p>
          <button class="btn" type="submit">
            Xem người gửi
          </button>
        </form>
      )}
      {sender !== null && (
        <dl class="facts mb-0">
          {[
            [sender.kind === 'person' ? 'Họ tên' : 'Tổ chức', sender.name],
            ['Địa chỉ', sender.address],
            ['Điện thoại', sender.phone],
            ['Thư điện tử', sender.email],
          ]
            .filter(([, text]) => text !== '')
            .map(([label, text]) => (
              <>
                <dt>{label}</dt>
                <dd>{text}</dd>
              </>
            ))}
        </dl>
      )}
    </section>
  );
}
