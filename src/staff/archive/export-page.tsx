import {
  type Export,
  type ExportItem,
  findExport,
  ITEM_LABELS,
  isFinished,
  listItems,
} from '../../features/archive/index.ts';
import { listOfficersEver } from '../../features/organisation/index.ts';
import { formatDay, formatTime } from '../../law/day.ts';
import { SCROLLS, Status as StatusMark } from '../../ui/page.tsx';
import { StaffPage } from '../frame.tsx';
import type { StaffContext } from '../session.ts';
import { ExportState, whatOf } from './archive-page.tsx';
import { PATH } from './place.ts';

const MOST_SHOWN = 500;

/** How far an export is, and its download. */
export async function exportPage(c: StaffContext, id: number) {
  const { db } = c.var.platform.database;
  const { wardId } = c.var.officer;
  const order = await findExport(db, wardId, id);
  const items = await listItems(db, wardId, id);
  const officers = await listOfficersEver(db, wardId);
  const who = officers.find((each) => each.id === order.requestedBy)?.displayName ?? 'Hệ thống, hằng tháng';
  return (
    <StaffPage
      title="Xuất gói hồ sơ"
      officer={c.var.officer}
      token={c.var.token}
      place="/can-bo/ho-so"
      refresh={isFinished(order) ? undefined : '5'}
    >
      <div class="page-head">
        <h1>Xuất gói hồ sơ</h1>
        <a class="btn" href={PATH}>
          Về Lưu trữ
        </a>
      </div>
      <div id="tien-do" data-live="/can-bo/su-kien/archive">
        <Summary order={order} who={who} />
        <Items items={items.slice(0, MOST_SHOWN)} />
        {items.length > MOST_SHOWN && <p>… và {items.length - MOST_SHOWN} hồ sơ nữa.</p>}
      </div>
    </StaffPage>
  );
}

function Summary({ order, who }: { order: Export; who: string }) {
  const rows = [
    ['Hồ sơ', whatOf(order)],
    ['Lý do', order.reason],
    ['Người xuất', `${who}, ${formatTime(order.requestedAt)}`],
    ['Giữ đến', formatTime(order.expiresAt)],
  ] as const;
  return (
    <section class="card card-body mb-3" aria-label="Tiến độ">
      <dl class="fact-list">
        {rows.map(([label, value]) => (
          <div>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p>
        <progress max={order.total} value={order.packed + order.failed} aria-label="Đã làm" /> {order.packed}{' '}
        trong {order.total} gói <ExportState order={order} />
      </p>
      {isFinished(order) && order.kept > 0 && (
        <p class="mb-0">
          <a class="btn btn-primary" href={`${PATH}/goi/${order.id}.zip`} data-turbo="false">
            {order.total === 1 ? 'Lấy gói hồ sơ' : `Lấy ${order.kept} gói`}
          </a>
        </p>
      )}
    </section>
  );
}

const TONES = { waiting: 'none', packed: 'good', failed: 'bad' } as const;

function Items({ items }: { items: ExportItem[] }) {
  return (
    <div class="table-responsive card" {...SCROLLS}>
      <table class="table">
        <thead>
          <tr>
            {['Mã hồ sơ', 'Kết thúc', 'Gói', 'Mã băm SHA-256 của gói'].map((text) => (
              <th scope="col">{text}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr>
              <td class="text-nowrap">
                <a href={`/can-bo/ho-so/${item.dossierId}`}>{item.code}</a>
              </td>
              <td class="text-nowrap">{formatDay(item.endedOn)}</td>
              <td>
                <StatusMark tone={TONES[item.state]}>{ITEM_LABELS[item.state]}</StatusMark>{' '}
                {item.isStale && <StatusMark tone="warn">Gói đã cũ</StatusMark>} {item.fault}
              </td>
              <td>
                <code class="text-break">{item.sha256 ?? ''}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
