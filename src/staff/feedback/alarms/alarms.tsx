import { Hono } from 'hono';
import {
  type FeedbackAlarm,
  isOverdue,
  LIMIT_LABELS,
  listAlarmsFor,
  STATUS_LABELS,
} from '../../../features/feedback/index.ts';
import { listUnits } from '../../../features/organisation/index.ts';
import { daysBetween, formatDay, toLocalDay } from '../../../law/day.ts';
import type { AlarmLevel } from '../../../law/feedback-alarms.ts';
import { SCROLLS, Status } from '../../../ui/page.tsx';
import { StaffPage } from '../../frame.tsx';
import type { StaffContext, StaffEnv } from '../../session.ts';

export const ALARMS_PLACE = '/can-bo/phan-anh/canh-bao';
const HEADS = ['Phản ánh', 'Thời hạn', 'Ngày hạn', 'Tình trạng', 'Đơn vị xử lý', 'Đã báo'];

const LEVEL_LABELS: Record<AlarmLevel, string> = {
  handler: 'người xử lý, đầu mối',
  unit_head: 'trưởng đơn vị',
  director: 'Giám đốc Trung tâm',
  chairman: 'Chủ tịch',
};

/** Petitions whose limits come near or have passed, as far as they concern the officer. */
export const feedbackAlarmPages = new Hono<StaffEnv>().get(ALARMS_PLACE, async (c) =>
  c.html(await alarmsPage(c)),
);

async function alarmsPage(c: StaffContext) {
  const { database, now } = c.var.platform;
  const { officer } = c.var;
  const [alarms, units] = await Promise.all([
    listAlarmsFor(database.db, officer),
    listUnits(database.db, officer.wardId),
  ]);
  const today = toLocalDay(now());
  const names = new Map(units.map((unit) => [unit.id, unit.shortName]));
  return (
    <StaffPage title="Cảnh báo hạn phản ánh" officer={officer} token={c.var.token} place="/can-bo/phan-anh">
      <p class="no-print">
        <a href="/can-bo/phan-anh">Phản ánh, kiến nghị</a>
      </p>
      <h1>Cảnh báo hạn phản ánh, kiến nghị</h1>
      <p>
        Nhắc người xử lý trước hạn; quá hạn thì báo trưởng đơn vị, rồi Giám đốc Trung tâm, rồi Chủ tịch. Cảnh
        báo hết khi việc được làm. Người, đơn vị bị phản ánh không thấy cảnh báo về mình.
      </p>
      {alarms.length === 0 ? (
        <p class="empty-state">Không có phản ánh nào sắp hết hạn hoặc quá hạn cần bạn biết.</p>
      ) : (
        <Alarms alarms={alarms} today={today} names={names} />
      )}
    </StaffPage>
  );
}

function Alarms(props: {
  alarms: readonly FeedbackAlarm[];
  today: string;
  names: ReadonlyMap<number, string>;
}) {
  const { alarms, today, names } = props;
  return (
    <div class="table-responsive card" {...SCROLLS}>
      <table class="table figures">
        <thead>
          <tr>
            {HEADS.map((head) => (
              <th scope="col">{head}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {alarms.map((alarm) => (
            <tr>
              <td>
                <a class="text-nowrap" href={`/can-bo/phan-anh/${alarm.id}`}>
                  {alarm.state.code}
                </a>
                <div class="text-secondary">{alarm.title}</div>
              </td>
              <td>{LIMIT_LABELS[alarm.limit.code]}</td>
              <td class="text-nowrap">
                {formatDay(alarm.limit.dueOn)}
                <div>
                  <Standing alarm={alarm} today={today} />
                </div>
              </td>
              <td>{STATUS_LABELS[alarm.state.status]}</td>
              <td>{names.get(alarm.state.unitId ?? 0) ?? 'Chưa giao'}</td>
              <td>{alarm.levels.map((level) => LEVEL_LABELS[level]).join(', ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Standing({ alarm, today }: { alarm: FeedbackAlarm; today: string }) {
  if (!isOverdue(alarm, today)) return <Status tone="warn">sắp hết hạn</Status>;
  return <Status tone="bad">quá {daysBetween(alarm.limit.dueOn, today)} ngày</Status>;
}
