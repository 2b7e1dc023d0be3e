import { PRESENCE_LABELS, PRESENCES } from '../../features/meetings/index.ts';
import { OFFICIAL_STATE_LABELS } from '../../features/official-documents/index.ts';
import { formatDay } from '../../law/day.ts';
import { FormToken, typed } from '../../ui/field.tsx';
import { ReasonForm } from '../plan/task/reason-form.tsx';
import type { MeetingView } from './meeting-view.ts';

const actionOf = ({ meeting }: MeetingView, name: string) => `/can-bo/giao-ban/${meeting.id}/${name}`;

/** The agenda to take along, and the minutes as they stand at the desk of documents. */
export function MeetingDocuments({ view }: { view: MeetingView }) {
  const { meeting, documents } = view;
  const isDrafted = documents.some((each) => each.state !== 'cancelled');
  const wasHeld = meeting.state === 'held' || meeting.state === 'closed';
  return (
    <section class="card card-body mb-3" aria-labelledby="van-ban">
      <h2 id="van-ban">Văn bản</h2>
      <p class="no-print">
        Chương trình:{' '}
        <a href={actionOf(view, 'chuong-trinh.docx')} data-turbo="false">
          Word
        </a>
        ,{' '}
        <a href={actionOf(view, 'chuong-trinh.pdf')} data-turbo="false">
          PDF
        </a>
      </p>
      {documents.map((each) => (
        <p>
          <a href={`/can-bo/van-ban/${each.id}`}>{each.number ? `Số ${each.number}` : each.subject}</a>
          {each.day && `, ngày ${formatDay(each.day)}`} – {OFFICIAL_STATE_LABELS[each.state]}
        </p>
      ))}
      {wasHeld && !isDrafted && view.leads && (
        <form class="btn-list no-print" method="post" action={actionOf(view, 'bien-ban')}>
          <FormToken value={view.token} />
          <input type="hidden" name="clientKey" value={view.freshKey()} />
          <button class="btn" type="submit" name="kind" value="minutes">
            Soạn biên bản
          </button>
          <button class="btn" type="submit" name="kind" value="notice">
            Soạn thông báo kết luận
          </button>
        </form>
      )}
    </section>
  );
}

export function AttendanceList({ view }: { view: MeetingView }) {
  const { attendance, units } = view;
  if (attendance.length === 0) return null;
  return (
    <section class="card card-body mb-3" aria-labelledby="thanh-phan">
      <h2 id="thanh-phan">
        Thành phần ({attendance.filter((each) => each.presence === 'present').length}/{attendance.length} đơn
        vị)
      </h2>
      <ul class="mb-0">
        {attendance.map((each) => (
          <li>
            {units.find((unit) => unit.id === each.unitId)?.shortName}:{' '}
            {PRESENCE_LABELS[each.presence].toLowerCase()}
            {each.who && ` (${each.who})`}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Each unit of the ward: there, excused, absent, or not called. */
export function AttendanceForm({ view }: { view: MeetingView }) {
  const { units, attendance, form } = view;
  const sent = form?.name === 'thanh-phan' ? form.values : null;
  const called = units.filter((unit) => !unit.isClosed && unit.kind !== 'collective');
  const before = (unitId: number) => attendance.find((each) => each.unitId === unitId);
  const presenceOf = (id: number) => (sent ? typed(sent, `unit.${id}`) : before(id)?.presence);
  return (
    <details class="card card-body mb-3 no-print" open={attendance.length === 0 || sent !== null}>
      <summary>{attendance.length === 0 ? 'Ghi thành phần dự họp' : 'Sửa thành phần dự họp'}</summary>
      <form method="post" action={actionOf(view, 'thanh-phan')}>
        <FormToken value={view.token} />
        <input type="hidden" name="clientKey" value={view.freshKey()} />
        {called.map((unit) => (
          <fieldset class="attendance">
            <legend>{unit.shortName}</legend>
            <select class="form-select" name={`unit.${unit.id}`} aria-label={`${unit.shortName}: dự họp`}>
              <option value="">Không mời</option>
              {PRESENCES.map((each) => (
                <option value={each} selected={presenceOf(unit.id) === each}>
                  {PRESENCE_LABELS[each]}
                </option>
              ))}
            </select>
            <input
              class="form-control"
              name={`who.${unit.id}`}
              aria-label={`${unit.shortName}: ai dự`}
              placeholder="Ai dự"
              value={sent ? typed(sent, `who.${unit.id}`) : (before(unit.id)?.who ?? '')}
            />
          </fieldset>
        ))}
        <button class="btn btn-primary mt-2" type="submit">
          Ghi thành phần, bắt đầu họp
        </button>
      </form>
    </details>
  );
}

/** Closing it, or saying that it does not take place. */
export function OtherSteps({ view }: { view: MeetingView }) {
  const { open, token, form } = view;
  return (
    <>
      {open.includes('close') && (
        <form class="mb-3 no-print" method="post" action={actionOf(view, 'ket-thuc')}>
          <FormToken value={token} />
          <input type="hidden" name="clientKey" value={view.freshKey()} />
          <button class="btn" type="submit">
            Kết thúc: đã ghi đủ kết luận
          </button>
        </form>
      )}
      {open.includes('cancel') && (
        <ReasonForm
          action={actionOf(view, 'khong-hop')}
          token={token}
          hidden={{ clientKey: view.freshKey() }}
          words="Không họp buổi này"
          sent={form?.name === 'khong-hop' ? form : null}
        />
      )}
    </>
  );
}
