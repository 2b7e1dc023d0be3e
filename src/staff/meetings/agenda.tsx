import { type MeetingPoint, POINT_LABELS } from '../../features/meetings/index.ts';
import { FormToken, typed } from '../../ui/field.tsx';
import { ReasonForm } from '../plan/task/reason-form.tsx';
import { SubtaskList } from '../plan/task/subtask-list.tsx';
import { ConcludeForm } from './conclude-form.tsx';
import type { MeetingView } from './meeting-view.ts';

const actionOf = ({ meeting }: MeetingView, name: string) => `/can-bo/giao-ban/${meeting.id}/${name}`;

/** The points in their order with what was concluded about each; what was taken off, with its reason, at the end. */
export function Agenda({ view }: { view: MeetingView }) {
  const standing = view.points.filter((each) => each.removedWhy === null);
  const removed = view.points.filter((each) => each.removedWhy !== null);
  return (
    <section aria-labelledby="chuong-trinh">
      <h2 id="chuong-trinh">Chương trình ({standing.length})</h2>
      {standing.length === 0 && (
        <p class="empty-state">Lúc lên lịch không có việc nào mở. Thêm nội dung ở dưới.</p>
      )}
      <ol class="agenda">
        {standing.map((point, at) => (
          <Point view={view} point={point} place={at + 1} />
        ))}
      </ol>
      {view.open.includes('add_point') && <AddPoint view={view} />}
      {removed.length > 0 && (
        <details class="mb-3">
          <summary>Đã bỏ ({removed.length})</summary>
          <ul class="agenda">
            {removed.map((point) => (
              <li>
                {point.title} <span class="text-secondary">– {point.removedWhy}</span>
                {view.open.includes('restore_point') && (
                  <Button view={view} point={point} step="restore_point" words="Đưa lại" />
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Point({ view, point, place }: { view: MeetingView; point: MeetingPoint; place: number }) {
  const said = view.conclusions.filter((each) => each.pointNo === point.no);
  return (
    <li id={`noi-dung-${point.no}`}>
      <span class="badge bg-secondary-lt">{POINT_LABELS[point.kind]}</span>
      <div>
        <b>
          {place}. {point.address ? <a href={point.address}>{point.title}</a> : point.title}
        </b>
      </div>
      {point.detail && <div class="text-secondary prewrap">{point.detail}</div>}
      {said.map((each) => {
        const subtask = view.subtasks.find(({ id }) => id === each.subtaskId);
        return (
          <div class="conclusion">
            <b>Kết luận:</b> {each.text}
            {subtask && (
              <SubtaskList
                subtasks={[subtask]}
                units={view.units}
                officers={view.officers}
                today={view.today}
              />
            )}
          </div>
        );
      })}
      <PointTools view={view} point={point} />
    </li>
  );
}

function PointTools({ view, point }: { view: MeetingView; point: MeetingPoint }) {
  const { open, form, token, freshKey } = view;
  const isThis = Number(form?.values.pointNo) === point.no;
  return (
    <>
      {open.includes('move_point') && (
        <div class="agenda-tools no-print">
          <Button view={view} point={point} step="up" words="Lên" />
          <Button view={view} point={point} step="down" words="Xuống" />
          <ReasonForm
            action={actionOf(view, 'chuong-trinh')}
            token={token}
            hidden={{ clientKey: freshKey(), step: 'remove_point', pointNo: String(point.no) }}
            words="Bỏ nội dung này"
            sent={isThis && form?.values.step === 'remove_point' ? form : null}
          />
        </div>
      )}
      {open.includes('conclude') && <ConcludeForm view={view} point={point} />}
    </>
  );
}

interface ButtonProps {
  view: MeetingView;
  point: MeetingPoint;
  step: 'up' | 'down' | 'restore_point';
  words: string;
}

function Button({ view, point, step, words }: ButtonProps) {
  return (
    <form method="post" action={actionOf(view, 'chuong-trinh')}>
      <FormToken value={view.token} />
      <input type="hidden" name="clientKey" value={view.freshKey()} />
      <input type="hidden" name="step" value={step} />
      <input type="hidden" name="pointNo" value={String(point.no)} />
      <button class="btn btn-sm" type="submit" aria-label={`${words}: ${point.title}`}>
        {words}
      </button>
    </form>
  );
}

function AddPoint({ view }: { view: MeetingView }) {
  const isSent = view.form?.values.step === 'add_point';
  const values = isSent ? view.form!.values : { clientKey: view.freshKey() };
  const error = isSent ? view.form!.problem.fields.title : undefined;
  return (
    <details class="card card-body mb-3 no-print" open={isSent}>
      <summary>Thêm nội dung</summary>
      <form method="post" action={actionOf(view, 'chuong-trinh')}>
        <FormToken value={view.token} />
        <input type="hidden" name="clientKey" value={typed(values, 'clientKey')} />
        <input type="hidden" name="step" value="add_point" />
        <label class="form-label" for="title">
          Nội dung
        </label>
        <input class="form-control mb-2" id="title" name="title" value={typed(values, 'title')} required />
        {error && <div class="field-error">{error}</div>}
        <label class="form-label" for="detail">
          Nói rõ (không bắt buộc)
        </label>
        <textarea class="form-control mb-2" id="detail" name="detail" rows={2}>
          {typed(values, 'detail') ?? ''}
        </textarea>
        <button class="btn" type="submit">
          Thêm
        </button>
      </form>
    </details>
  );
}
