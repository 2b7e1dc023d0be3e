import { type OutreachOf, slotsOf } from '../../features/outreach/index.ts';
import { clockTime, formatDay, weekdayName } from '../../law/day.ts';
import { Problem } from '../../platform/problem.ts';
import { SCROLLS } from '../../ui/page.tsx';
import { StaffPage } from '../frame.tsx';
import type { StaffContext } from '../session.ts';
import { readView } from './item-page.tsx';
import { PLACE } from './place.ts';

/** How many sessions one sheet holds. */
const SHEET_SLOTS = 28;
const EMPTY_LINES = 25;

/** The paper to take along: what the speaker reads with a log to fill in, or the list that those who come to a training sign. */
export async function printPage(c: StaffContext) {
  const { item, today } = await readView(c, null);
  if (item.kind !== 'broadcast' && item.kind !== 'training')
    throw new Problem('not_found', 'Việc này không có phiếu in.');
  const title = item.kind === 'broadcast' ? 'Phiếu phát thanh' : 'Danh sách dự tập huấn';
  return (
    <StaffPage title={title} officer={c.var.officer} token={c.var.token} place="/can-bo/ke-hoach">
      <p class="no-print">
        <a href={`${PLACE}/${item.id}`}>{item.title}</a>
      </p>
      <h1>{title}</h1>
      <h2>{item.title}</h2>
      {item.kind === 'broadcast' ? <Sheet item={item} today={today} /> : <SignIn item={item} />}
    </StaffPage>
  );
}

function Sheet({ item, today }: { item: OutreachOf<'broadcast'>; today: string }) {
  const { text, clusters } = item.content;
  const slots = slotsOf(item.content)
    .filter(({ day }) => day >= today)
    .slice(0, SHEET_SLOTS);
  return (
    <>
      {item.state === 'planned' && <p class="alert alert-warning">Lời phát chưa được duyệt.</p>}
      <p style="font-size: 1.25rem; line-height: 1.8; white-space: pre-line">{text}</p>
      <p>Cụm loa: {clusters.join(', ')}.</p>
      <div class="table-responsive" {...SCROLLS}>
        <table class="table table-bordered">
          <thead>
            <tr>
              <th>Buổi</th>
              <th>Đã phát</th>
              <th>Cụm không phát, lý do</th>
              <th>Người phát ký</th>
            </tr>
          </thead>
          <tbody>
            {slots.map(({ day, minute }) => (
              <tr>
                <td>
                  {weekdayName(day)} {formatDay(day)}, {clockTime(minute)}
                </td>
                <td />
                <td />
                <td />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function SignIn({ item }: { item: OutreachOf<'training'> }) {
  return (
    <>
      <p>
        Ngày {formatDay(item.day)}, tại {item.content.place}
      </p>
      <div class="table-responsive" {...SCROLLS}>
        <table class="table table-bordered">
          <thead>
            <tr>
              <th>Số</th>
              <th>Họ và tên</th>
              <th>Đơn vị</th>
              <th>Ký tên</th>
            </tr>
          </thead>
          <tbody>
            {Array.from({ length: EMPTY_LINES }, (_, at) => (
              <tr>
                <td>{at + 1}</td>
                <td />
                <td />
                <td />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
