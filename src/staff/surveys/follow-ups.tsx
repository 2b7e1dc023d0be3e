import { randomUUID } from 'node:crypto';
import { listOfficersEver, listUnits } from '../../features/organisation/index.ts';
import {
  countFollowUps,
  type FollowUp,
  type FollowUpEvent,
  findFollowUp,
  listFollowUps,
  SCORE_LABELS,
} from '../../features/surveys/index.ts';
import { formatDay, formatTime, toLocalDay } from '../../law/day.ts';
import type { Problem } from '../../platform/problem.ts';
import { FormToken, fieldsOf, Select, TextArea } from '../../ui/field.tsx';
import { ErrorSummary, SCROLLS, Status } from '../../ui/page.tsx';
import { StaffPage } from '../frame.tsx';
import type { StaffContext } from '../session.ts';
import { PLACE, Tabs } from './place.tsx';

const PATH = `${PLACE}/theo-doi`;

const EVENT_LABELS: Record<FollowUpEvent, string> = {
  opened: 'Mở vì đánh giá thấp',
  changed: 'Người nộp sửa đánh giá',
  voided: 'Phiếu bị loại',
  noted: 'Ghi việc đã làm',
  closed: 'Đóng',
};

/** What bad answers set off: of the own unit, or of all for whoever leads or controls. */
export async function followUpsPage(c: StaffContext) {
  const { officer, token } = c.var;
  const { database, now } = c.var.platform;
  const isOpen = c.req.query('dong') !== '1';
  const [followUps, units] = await Promise.all([
    listFollowUps(database.db, officer, { isOpen }),
    listUnits(database.db, officer.wardId),
  ]);
  const names = new Map(units.map((unit) => [unit.id, unit.shortName]));
  return (
    <StaffPage title="Theo dõi đánh giá thấp" officer={officer} token={token} place={PLACE}>
      <h1>Theo dõi đánh giá thấp</h1>
      <Tabs officer={officer} path={PATH} />
      <p>
        Mỗi đánh giá thấp giao trưởng đơn vị xem lại, không giao người đã làm hồ sơ. Đơn vị chỉ thấy thủ tục
        và lời góp ý; bộ phận kiểm soát thấy hồ sơ khi người nộp cho phép liên hệ lại.
      </p>
      <p class="no-print">{isOpen ? <a href={`${PATH}?dong=1`}>Đã đóng</a> : <a href={PATH}>Đang mở</a>}</p>
      {followUps.length === 0 ? (
        <p class="empty-state">{isOpen ? 'Không có việc nào đang mở.' : 'Chưa có việc nào đã đóng.'}</p>
      ) : (
        <div class="table-responsive card" {...SCROLLS}>
          <table class="table">
            <thead>
              <tr>
                <th scope="col">Thủ tục</th>
                <th scope="col">Đơn vị</th>
                <th scope="col">Đánh giá</th>
                <th scope="col">{isOpen ? 'Hạn xem lại' : 'Đóng'}</th>
              </tr>
            </thead>
            <tbody>
              {followUps.map((each) => (
                <tr>
                  <th scope="row">
                    <a href={`${PATH}/${each.id}`}>{each.procedureName}</a>
                  </th>
                  <td>{names.get(each.unitId)}</td>
                  <td>{SCORE_LABELS[each.score]}</td>
                  <td>
                    <Standing followUp={each} today={toLocalDay(now())} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </StaffPage>
  );
}

function Standing({ followUp, today }: { followUp: FollowUp; today: string }) {
  const { closedAt, dueOn } = followUp;
  if (closedAt !== null) return <>{formatTime(closedAt)}</>;
  if (dueOn < today) return <Status tone="bad">Quá hạn {formatDay(dueOn)}</Status>;
  return <>{formatDay(dueOn)}</>;
}

/** One with its history and the form that adds to it. */
export async function followUpPage(
  c: StaffContext,
  id: number,
  values: Record<string, unknown> = {},
  problem?: Problem,
) {
  const { officer, token } = c.var;
  const { database, now } = c.var.platform;
  const followUp = await findFollowUp(database.db, officer, id);
  const officers = await listOfficersEver(database.db, officer.wardId);
  const names = new Map(officers.map((each) => [each.id, each.displayName]));
  const field = fieldsOf(values, problem?.fields);
  const { dossier, words, events, closedAt, mayAnswer, score } = followUp;
  return (
    <StaffPage title="Theo dõi đánh giá thấp" officer={officer} token={token} place={PLACE}>
      <p class="no-print">
        <a href={PATH}>Theo dõi đánh giá thấp</a>
      </p>
      <h1>{followUp.procedureName}</h1>
      {problem && <ErrorSummary message={problem.message} fields={problem.fields} />}
      <p>
        {SCORE_LABELS[score]}, gửi {formatDay(toLocalDay(followUp.openedAt))}. Hạn xem lại:{' '}
        <Standing followUp={followUp} today={toLocalDay(now())} />
        {followUp.isVoided && ' Phiếu này đã bị loại khỏi kết quả.'}
      </p>
      {words && <blockquote>{words}</blockquote>}
      {dossier && (
        <p>
          Người nộp cho phép liên hệ lại: hồ sơ <a href={`/can-bo/ho-so/${dossier.id}`}>{dossier.code}</a>.
        </p>
      )}
      <h2>Quá trình</h2>
      <ol>
        {events.map((each) => (
          <li>
            {formatTime(each.at)}: {EVENT_LABELS[each.event]}
            {each.officerId !== null && `, ${names.get(each.officerId)}`}
            {each.text && ` – ${each.text}`}
          </li>
        ))}
      </ol>
      {mayAnswer && closedAt === null && (
        <form class="card card-body no-print" method="post" action={`${PATH}/${id}/buoc`}>
          <FormToken value={token} />
          <input type="hidden" name="clientKey" value={String(values.clientKey ?? randomUUID())} />
          <TextArea {...field('text')} label="Đã làm gì" required />
          <Select
            {...field('step')}
            label="Sau đó"
            required
            choices={[
              { value: 'note', label: 'Còn làm tiếp' },
              { value: 'close', label: 'Đã xong, đóng' },
            ]}
          />
          <div>
            <button class="btn btn-primary" type="submit">
              Ghi
            </button>
          </div>
        </form>
      )}
    </StaffPage>
  );
}

/** On the first page of who must look into bad answers. Nothing when there are none. */
export async function FollowUpCard({ c }: { c: StaffContext }) {
  const { officer } = c.var;
  if (!officer.duties.some((duty) => duty === 'review' || duty === 'oversee' || duty === 'control'))
    return null;
  const { database, now } = c.var.platform;
  const { open, late } = await countFollowUps(database.db, officer, toLocalDay(now()));
  if (open === 0) return null;
  return (
    <section class="card card-body mb-3" aria-labelledby="danh-gia-thap">
      <h2 id="danh-gia-thap">Đánh giá thấp phải xem lại</h2>
      <p class="mb-0">
        <a href={PATH}>{open} việc đang mở</a> {late > 0 && <Status tone="bad">{late} việc quá hạn</Status>}
      </p>
    </section>
  );
}
