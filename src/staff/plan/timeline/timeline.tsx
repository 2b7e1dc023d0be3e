import { Hono } from 'hono';
import { lateByUnit, leadUnitsOf, readWall, type TaskStanding } from '../../../features/indicators/index.ts';
import { collectiveMembers, listUnits, type Unit } from '../../../features/organisation/index.ts';
import { listSubtasks, type Plan } from '../../../features/plans/index.ts';
import { type Day, formatTime, toLocalDay } from '../../../law/day.ts';
import { readId } from '../../../platform/http/keys.ts';
import { FilterSelect } from '../../../ui/field.tsx';
import { StaffPage } from '../../frame.tsx';
import type { StaffContext, StaffEnv } from '../../session.ts';
import { StateMark } from '../marks.tsx';
import { findPlanNow } from '../task/find-task.ts';
import { taskNumber } from '../task/task-number.ts';
import { Track } from './track.tsx';
import { unitPage } from './unit-page.tsx';
import { WhoIsLate } from './who-is-late.tsx';

const PATH = '/can-bo/ke-hoach/tien-do';

/** The plan's year as a timeline, who is late, and what waits for one unit. */
export const timelinePages = new Hono<StaffEnv>()
  .get(PATH, async (c) => c.html(await showTimeline(c)))
  .route('/', unitPage);

async function showTimeline(c: StaffContext) {
  const { database, now } = c.var.platform;
  const { wardId } = c.var.officer;
  const plan = await findPlanNow(c);
  if (!plan) return <NoPlan c={c} />;
  const today = toLocalDay(now());
  const [wall, units, members, subtasks] = await Promise.all([
    readWall(database.db, wardId, plan, now()),
    listUnits(database.db, wardId),
    collectiveMembers(database.db, wardId),
    listSubtasks(database.db, wardId, { state: 'open' }),
  ]);
  const unitId = readId(c.req.query('don-vi'));
  const onlyLate = c.req.query('cham') === '1';
  const rows = wall.filter(
    (row) =>
      (unitId === null || leadUnitsOf(row.task, members).includes(unitId)) &&
      (!onlyLate || row.state === 'late' || row.subtasks.some((each) => isOverdue(each, today))),
  );
  const standings = lateByUnit(wall, subtasks, { members, today });
  return (
    <StaffPage title="Tiến độ kế hoạch" officer={c.var.officer} token={c.var.token} place="/can-bo/ke-hoach">
      <p class="no-print">
        <a href="/can-bo/ke-hoach">Kế hoạch năm {plan.year}</a>
      </p>
      <div class="page-head">
        <h1>Tiến độ kế hoạch năm {plan.year}</h1>
        <span class="text-secondary">Số liệu lúc {formatTime(now())}</span>
      </div>
      <Filters units={units} unitId={unitId} onlyLate={onlyLate} />
      <Key />
      {rows.length === 0 ? (
        <p class="empty-state">
          Không có nhiệm vụ nào hợp điều kiện. <a href={PATH}>Xem cả năm</a>.
        </p>
      ) : (
        <Timeline rows={rows} plan={plan} today={today} units={units} members={members} />
      )}
      <WhoIsLate
        standings={standings.filter((each) => unitId === null || each.unitId === unitId)}
        units={units}
      />
    </StaffPage>
  );
}

function isOverdue({ state, dueOn }: { state: string; dueOn: Day }, today: Day): boolean {
  return state === 'open' && dueOn < today;
}

interface TimelineProps {
  rows: TaskStanding[];
  plan: Plan;
  today: Day;
  units: Unit[];
  members: ReadonlyMap<number, readonly number[]>;
}

function Timeline({ rows, plan, today, units, members }: TimelineProps) {
  return (
    <table class="timeline mb-3">
      <caption class="visually-hidden">Nhiệm vụ theo thời gian trong năm</caption>
      <thead>
        <tr>
          <th scope="col">Nhiệm vụ</th>
          <th scope="col">
            <span class="visually-hidden">Thời gian: </span>
            <span class="months" aria-hidden="true">
              {Array.from({ length: 12 }, (_, at) => (
                <span>{at + 1}</span>
              ))}
            </span>
          </th>
          <th scope="col">Trạng thái</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr>
            <th scope="row">
              <span class="wall-no">{taskNumber(row.task)}</span>{' '}
              <a href={`/can-bo/ke-hoach/nhiem-vu/${row.task.key}`}>{row.task.text}</a>
              <small class="text-secondary">
                {leadUnitsOf(row.task, members)
                  .map((id) => units.find((unit) => unit.id === id)?.shortName)
                  .slice(0, 4)
                  .join('; ')}{' '}
                · {row.task.due.raw}
              </small>
            </th>
            <td>
              <Track row={row} year={plan.year} today={today} />
            </td>
            <td title={row.why}>
              <StateMark state={row.state} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What the marks mean. */
function Key() {
  return (
    <ul class="track-key" aria-label="Chú giải">
      <li>
        <i data-mark="bar" /> Thời gian làm
      </li>
      <li>
        <i data-mark="due" /> Ngày cuối
      </li>
      <li>
        <i data-mark="done" /> Có sản phẩm, việc
      </li>
      <li>
        <i data-mark="subtask" /> Hạn việc con (đỏ: quá hạn)
      </li>
      <li>
        <i data-mark="today" /> Hôm nay
      </li>
    </ul>
  );
}

function Filters({ units, unitId, onlyLate }: { units: Unit[]; unitId: number | null; onlyLate: boolean }) {
  return (
    <form method="get" action={PATH} class="filters no-print">
      <FilterSelect
        name="don-vi"
        label="Đơn vị chủ trì"
        all="Mọi đơn vị"
        value={unitId === null ? null : String(unitId)}
        choices={units
          .filter((unit) => unit.kind !== 'collective')
          .map((unit) => ({ value: String(unit.id), label: unit.shortName }))}
      />
      <FilterSelect
        name="cham"
        label="Xem"
        all="Mọi nhiệm vụ"
        value={onlyLate ? '1' : null}
        choices={[{ value: '1', label: 'Chỉ việc chậm' }]}
      />
      <button class="btn" type="submit">
        Lọc
      </button>
    </form>
  );
}

function NoPlan({ c }: { c: StaffContext }) {
  return (
    <StaffPage title="Tiến độ kế hoạch" officer={c.var.officer} token={c.var.token} place="/can-bo/ke-hoach">
      <h1>Tiến độ kế hoạch</h1>
      <p class="empty-state">
        Phường chưa có kế hoạch nào. <a href="/can-bo/ke-hoach/nhap">Nhập tệp kế hoạch đã ký</a> để bắt đầu.
      </p>
    </StaffPage>
  );
}
