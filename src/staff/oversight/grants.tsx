import { Hono } from 'hono';
import { LEVEL_LABELS, listGrants, type OversightGrant } from '../../features/oversight/index.ts';
import { formatDay, formatTime, toLocalDay } from '../../law/day.ts';
import { SCROLLS, Status } from '../../ui/page.tsx';
import { StaffPage } from '../frame.tsx';
import { requireDuty, type StaffEnv } from '../session.ts';

/** Who outside may look at this ward's figures, since when, by whose word and why. Opened and ended by the command line alone. */
export const grantsPage = new Hono<StaffEnv>().get('/can-bo/quyen-theo-doi', async (c) => {
  requireDuty(c.var.officer, 'administer', 'control', 'oversee');
  const { database, now } = c.var.platform;
  const grants = await listGrants(database.acrossWards().db, c.var.officer.wardId);
  const today = toLocalDay(now());
  return c.html(
    <StaffPage
      title="Ai được theo dõi phường"
      officer={c.var.officer}
      token={c.var.token}
      place="/can-bo/quan-tri"
    >
      <h1>Ai được theo dõi phường</h1>
      <p>
        Người ở ngoài phường chỉ xem được con số và tiến độ kế hoạch, không xem được hồ sơ và người nộp. Quyền
        do người vận hành hệ thống mở và chấm dứt (<code>motcua oversight</code>); mỗi lần họ xem đều ghi ở{' '}
        nhật ký truy cập của phường.
      </p>
      {grants.length === 0 ? (
        <p class="empty-state">Chưa ai ở ngoài được xem số liệu của phường.</p>
      ) : (
        <GrantTable grants={grants} today={today} />
      )}
    </StaffPage>,
  );
});

function GrantTable({ grants, today }: { grants: OversightGrant[]; today: string }) {
  return (
    <div class="table-responsive card" {...SCROLLS}>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">Ai</th>
            <th scope="col">Xem gì</th>
            <th scope="col">Từ ngày – đến hết ngày</th>
            <th scope="col">Ai mở, vì sao</th>
            <th scope="col">Tình trạng</th>
          </tr>
        </thead>
        <tbody>
          {grants.map((grant) => (
            <tr>
              <td>
                {grant.overseer.name}
                <div class="text-secondary">
                  {grant.overseer.title}, {grant.overseer.wardName}
                </div>
              </td>
              <td>{LEVEL_LABELS[grant.level]}</td>
              <td>
                {formatDay(grant.fromDay)} –{' '}
                {grant.untilDay ? formatDay(grant.untilDay) : 'khi có quyết định khác'}
              </td>
              <td>
                {grant.grantedBy}, {formatTime(grant.grantedAt)}
                <div class="text-secondary">{grant.reason}</div>
              </td>
              <td>
                <State grant={grant} today={today} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function State({ grant: { end, fromDay, untilDay }, today }: { grant: OversightGrant; today: string }) {
  if (end)
    return (
      <>
        <Status tone="none">Đã chấm dứt</Status>
        <div class="text-secondary">
          {end.by}, {formatTime(end.at)}: {end.reason}
        </div>
      </>
    );
  if (today < fromDay) return <Status tone="none">Chưa đến ngày</Status>;
  if (untilDay !== null && today > untilDay) return <Status tone="none">Đã hết hạn</Status>;
  return <Status tone="good">Đang xem được</Status>;
}
