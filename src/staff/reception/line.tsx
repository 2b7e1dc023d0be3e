import { type Hall, LANE_LABELS, type Ticket } from '../../features/reception/index.ts';
import { formatTime } from '../../law/day.ts';
import { SCROLLS } from '../../ui/page.tsx';
import { minutesSince } from './times.ts';

interface LineProps {
  hall: Hall;
  nameOf: Map<number, string>;
  now: Date;
}

/** Who waits, and where the desks are; kept up to date while the page is open. */
export function Line({ hall, nameOf, now }: LineProps) {
  return (
    <div id="hang-cho" data-live="/can-bo/su-kien/queue" class="two-columns">
      <section aria-labelledby="dang-cho">
        <h2 id="dang-cho">{hall.desk ? `Chờ ${hall.desk.name} (${hall.mine.length})` : 'Đang chờ'}</h2>
        {hall.desk && <Waiting hall={hall} tickets={hall.mine} now={now} />}
        {(!hall.desk || hall.others.length > 0) && (
          <>
            {hall.desk && <h3>Chờ quầy khác ({hall.others.length})</h3>}
            <Waiting hall={hall} tickets={hall.others} now={now} />
          </>
        )}
      </section>
      <section aria-labelledby="cac-quay">
        <h2 id="cac-quay">Các quầy</h2>
        <ul class="choice-list">
          {hall.desks.map((desk) => (
            <li>
              <b>{desk.name}</b>:{' '}
              {desk.officerId === null ? 'chưa có người' : (nameOf.get(desk.officerId) ?? 'cán bộ đã nghỉ')}
            </li>
          ))}
        </ul>
        <p class="text-secondary">Cập nhật {formatTime(now)}</p>
      </section>
    </div>
  );
}

function Waiting({ hall, tickets, now }: { hall: Hall; tickets: Ticket[]; now: Date }) {
  const nameOf = new Map(hall.services.map((each) => [each.id, each.name]));
  if (tickets.length === 0)
    return <p class="empty-state">Không có ai chờ. Người dân lấy số ở máy hoặc tại địa chỉ /lay-so.</p>;
  return (
    <div class="table-responsive card mb-3" {...SCROLLS}>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">Số</th>
            <th scope="col">Lĩnh vực</th>
            <th scope="col">Diện</th>
            <th scope="col">Đã chờ</th>
          </tr>
        </thead>
        <tbody>
          {tickets.map((each) => (
            <tr>
              <td class="num">
                <b>{each.code}</b>
              </td>
              <td>
                {nameOf.get(each.serviceId)}
                {each.forDeskNo !== null && ` · chuyển riêng cho quầy ${each.forDeskNo}`}
              </td>
              <td>
                {LANE_LABELS[each.lane]}
                {each.lane === 'appointment' && ` lúc ${formatTime(each.lineAt).slice(-5)}`}
                {each.absences > 0 && ' · đã vắng một lần'}
              </td>
              <td>{minutesSince(each.takenAt, now)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
