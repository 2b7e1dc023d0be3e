import type { SenderView } from '../../../features/feedback/index.ts';
import { LIMIT_LABELS } from '../../../features/feedback/index.ts';
import { formatDay, formatTime } from '../../../law/day.ts';
import { ErrorSummary } from '../../../ui/page.tsx';
import { PortalPage } from '../../frame.tsx';
import { Received } from '../received.tsx';
import { OwnForms } from './own-forms.tsx';
import type { OwnPageProps } from './own-page-props.ts';
import { TimeLine } from './time-line.tsx';

const DONE: Record<string, string> = {
  'bo-sung': 'Đã gửi bổ sung.',
  'xac-nhan': 'Đã ghi câu trả lời của bạn. Cảm ơn bạn.',
  'mo-lai': 'Đã mở lại. Phường xử lý tiếp.',
  rut: 'Đã rút phản ánh này.',
  hoi: 'Phường đã nhận câu hỏi của bạn và sẽ trả lời ở đây.',
};

/** A sender's item: how it stands, by when, what was said, and what he may do. */
export function OwnPage(props: OwnPageProps) {
  const { ward, view, path, isNew, done, problem, publicPath } = props;
  const { item, handled, answer, askedAt } = view;
  const { words } = item;
  return (
    <PortalPage title={`Phản ánh ${item.state.code}`} ward={ward} place="/phan-anh">
      <h1>{isNew ? 'Đã nhận phản ánh, kiến nghị của bạn' : `Phản ánh ${item.state.code}`}</h1>
      {problem && <ErrorSummary message={problem.message} fields={problem.fields} />}
      {done !== undefined && DONE[done] && !problem && <p role="status">{DONE[done]}</p>}
      {isNew && (
        <>
          <Received state={item.state} />
          <p>
            Giữ địa chỉ trang này (hoặc in ra): nó là của riêng bạn, ai có nó đều xem và trả lời được thay
            bạn.
          </p>
        </>
      )}
      {!isNew && <Now view={view} />}
      {answer !== null && (
        <section class="part">
          <h2>Trả lời của phường</h2>
          <div class="said-words">{answer}</div>
          {publicPath && (
            <p>
              Đã công khai, không có tên bạn: <a href={publicPath}>xem như mọi người thấy</a>.
            </p>
          )}
        </section>
      )}
      {askedAt !== null && <p>Bạn hỏi tình hình lúc {formatTime(askedAt)}; phường chưa trả lời.</p>}
      <OwnForms {...props} />
      <section class="part">
        <h2>Đã diễn ra</h2>
        <TimeLine item={item} path={path} />
        {handled.id !== item.id && <p>Phản ánh cùng việc đang được xử lý chung; trả lời sẽ hiện ở đây.</p>}
      </section>
      <section class="part">
        <h2>Bạn đã gửi</h2>
        <div class="said-words">{words.content}</div>
        {words.proposal && (
          <p>
            <b>Đề nghị:</b> {words.proposal}
          </p>
        )}
        {words.place && (
          <p>
            <b>Địa điểm:</b> {words.place}
          </p>
        )}
      </section>
    </PortalPage>
  );
}

const STATUS: Record<string, string> = {
  new: 'Đang phân loại',
  kept: 'Giữ làm thông tin tham khảo vì không ghi tên',
  awaiting_supplement: 'Chờ bạn bổ sung',
  declined: 'Không tiếp nhận',
  redirected: 'Đã chuyển, hướng dẫn nơi khác',
  accepted: 'Đã tiếp nhận',
  handling: 'Đang xác minh, xử lý',
  submitted: 'Đang xác minh, xử lý',
  awaiting_publication: 'Đã trả lời',
  published: 'Đã trả lời và công khai',
  answered: 'Đã trả lời',
  merged: 'Xử lý chung với phản ánh khác',
  withdrawn: 'Đã rút',
};

function Now({ view }: { view: SenderView }) {
  const { state } = view.handled;
  const { limit } = state;
  const status =
    view.handled.id === view.item.id ? STATUS[state.status] : `Xử lý chung: ${STATUS[state.status]}`;
  return (
    <section class="tracked">
      <p class="tracked-now">
        <b>{status}</b>
      </p>
      {limit !== null && limit.code !== 'publish' && (
        <p>
          Hạn {LIMIT_LABELS[limit.code]}: {formatDay(limit.dueOn)}.
          {limit.code === 'classify' && ` Hạn xử lý: ${formatDay(state.handleDue)}.`}
        </p>
      )}
    </section>
  );
}
