import { randomUUID } from 'node:crypto';
import { type Export, isFinished, listExports, listStale } from '../../features/archive/index.ts';
import { addDays, formatDay, formatTime } from '../../law/day.ts';
import type { Problem } from '../../platform/problem.ts';
import { FormToken, fieldsOf, Input } from '../../ui/field.tsx';
import { ErrorSummary, SCROLLS, Status as StatusMark } from '../../ui/page.tsx';
import { StaffPage } from '../frame.tsx';
import type { StaffContext } from '../session.ts';
import { ArchivedList } from './archived-list.tsx';
import { PATH } from './place.ts';

interface Shown {
  problem?: Problem;
  typed?: Record<string, unknown>;
}

export async function archivePage(c: StaffContext, { problem, typed = {} }: Shown = {}) {
  const mayExport = c.var.officer.duties.includes('control');
  return (
    <StaffPage title="Lưu trữ" officer={c.var.officer} token={c.var.token} place="/can-bo/ho-so">
      <h1>Lưu trữ</h1>
      {problem && <ErrorSummary message={problem.message} fields={problem.fields} />}
      {mayExport && <ExportForm c={c} problem={problem} typed={typed} />}
      {mayExport && <Exports exports={await listExports(c.var.platform.database.db, c.var.officer.wardId)} />}
      {mayExport && <Stale stale={await listStale(c.var.platform.database.db, c.var.officer.wardId)} />}
      <ArchivedList c={c} />
    </StaffPage>
  );
}

function ExportForm({ c, problem, typed }: { c: StaffContext; problem: Problem | undefined; typed: object }) {
  const field = fieldsOf(typed as Record<string, unknown>, problem?.fields);
  return (
    <section class="card card-body mb-3" aria-labelledby="xuat">
      <h2 id="xuat">Xuất gói hồ sơ điện tử</h2>
      <p>
        Mỗi hồ sơ đã kết thúc thành một gói: phiếu, giấy tờ, kết quả, từng bước với mã băm, và chữ ký của hệ
        thống. Gói có dữ liệu cá nhân; ai xuất, lấy về, vì sao đều được ghi nhật ký. Gói giữ một ngày rồi xóa.
      </p>
      <form method="post" action={PATH}>
        <FormToken value={c.var.token} />
        <input type="hidden" name="clientKey" value={randomUUID()} />
        <Input {...field('code')} label="Mã một hồ sơ" help="Hoặc để trống và ghi hai ngày bên dưới." />
        <div class="filters">
          <Input {...field('from')} label="Kết thúc từ ngày" type="date" />
          <Input {...field('to')} label="Đến hết ngày" type="date" />
        </div>
        <Input
          {...field('reason')}
          label="Lý do xuất"
          required
          help="Ví dụ: nộp vào lưu trữ cơ quan theo quyết định nào, cung cấp theo yêu cầu nào."
        />
        <button class="btn btn-primary" type="submit">
          Xuất gói
        </button>
      </form>
    </section>
  );
}

/** Which dossiers an export is about. */
export function whatOf({ code, period }: Export): string {
  if (code !== null) return code;
  return period === null ? '' : `${formatDay(period.from)} – ${formatDay(addDays(period.until, -1))}`;
}

export function ExportState({ order }: { order: Export }) {
  if (!isFinished(order)) return <StatusMark tone="none">Đang đóng gói</StatusMark>;
  if (order.failed > 0) return <StatusMark tone="bad">{order.failed} hồ sơ lỗi</StatusMark>;
  return order.kept > 0 ? (
    <StatusMark tone="good">Lấy được</StatusMark>
  ) : (
    <StatusMark tone="none">Đã xóa gói</StatusMark>
  );
}

function Exports({ exports }: { exports: Export[] }) {
  return (
    <section class="mb-3" aria-labelledby="cac-lan" id="lan-xuat" data-live="/can-bo/su-kien/archive">
      <h2 id="cac-lan">Các lần xuất</h2>
      {exports.length === 0 ? (
        <p class="empty-state">Chưa xuất lần nào.</p>
      ) : (
        <div class="table-responsive card" {...SCROLLS}>
          <table class="table">
            <thead>
              <tr>
                {['Lúc', 'Hồ sơ', 'Lý do', 'Số gói', 'Tình trạng'].map((text) => (
                  <th scope="col">{text}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {exports.map((order) => (
                <tr>
                  <td class="text-nowrap">
                    <a href={`${PATH}/goi/${order.id}`}>{formatTime(order.requestedAt)}</a>
                  </td>
                  <td>{whatOf(order)}</td>
                  <td>{order.reason}</td>
                  <td class="text-nowrap">
                    {order.packed}/{order.total}
                  </td>
                  <td>
                    <ExportState order={order} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Stale({ stale }: { stale: Awaited<ReturnType<typeof listStale>> }) {
  if (stale.length === 0) return null;
  return (
    <section class="card card-body mb-3" aria-labelledby="da-cu">
      <h2 id="da-cu">Hồ sơ có bước mới sau khi xuất</h2>
      <p>
        Gói đã đưa đi không còn là bản mới nhất, ví dụ vì kết quả được đính chính. Hãy xuất lại khi hồ sơ kết
        thúc.
      </p>
      <ul class="plain-list">
        {stale.map((each) => (
          <li>
            <a href={`/can-bo/ho-so/${each.dossierId}`}>{each.code}</a>, xuất lúc {formatTime(each.madeAt)}{' '}
            <StatusMark tone="warn">Gói đã cũ</StatusMark>
          </li>
        ))}
      </ul>
    </section>
  );
}
