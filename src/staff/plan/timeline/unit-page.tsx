import { Hono } from 'hono';
import { lateByUnit, readWall, type TaskStanding } from '../../../features/indicators/index.ts';
import {
  collectiveMembers,
  listOfficersEver,
  listUnits,
  type Unit,
} from '../../../features/organisation/index.ts';
import { listSubtasks, type PlanTask, type Subtask } from '../../../features/plans/index.ts';
import { addDays, formatTime, toLocalDay } from '../../../law/day.ts';
import { readId } from '../../../platform/http/keys.ts';
import { Problem } from '../../../platform/problem.ts';
import { FilterSelect } from '../../../ui/field.tsx';
import { StaffPage } from '../../frame.tsx';
import type { StaffContext, StaffEnv } from '../../session.ts';
import { StateMark } from '../marks.tsx';
import { findPlanNow } from '../task/find-task.ts';
import { SubtaskList } from '../task/subtask-list.tsx';
import { taskNumber } from '../task/task-number.ts';

const PATH = '/can-bo/ke-hoach/don-vi';
/** How far a unit looks ahead. */
const SOON_DAYS = 7;

/** What of the plan waits for one unit: its sub-tasks by urgency, the tasks that it leads. */
export const unitPage = new Hono<StaffEnv>().get(PATH, async (c) => c.html(await show(c)));

async function show(c: StaffContext) {
  const { database, now } = c.var.platform;
  const { officer } = c.var;
  const unitId = readId(c.req.query('don-vi')) ?? officer.unitId;
  const plan = await findPlanNow(c);
  const [units, members, officers, subtasks, wall] = await Promise.all([
    listUnits(database.db, officer.wardId),
    collectiveMembers(database.db, officer.wardId),
    listOfficersEver(database.db, officer.wardId),
    listSubtasks(database.db, officer.wardId, { unitIds: [unitId] }),
    plan ? readWall(database.db, officer.wardId, plan, now()) : [],
  ]);
  const unit = units.find((each) => each.id === unitId);
  if (!unit) throw new Problem('not_found', 'Phường không có đơn vị này.');
  const today = toLocalDay(now());
  const standing = lateByUnit(wall, subtasks, { members, today }).find((each) => each.unitId === unitId);
  const open = subtasks.filter((each) => each.state === 'open');
  const groups: [string, Subtask[]][] = [
    ['Quá hạn', open.filter((each) => each.dueOn < today)],
    [
      'Đến hạn trong bảy ngày',
      open.filter((each) => each.dueOn >= today && each.dueOn <= addDays(today, SOON_DAYS)),
    ],
    ['Còn thời gian', open.filter((each) => each.dueOn > addDays(today, SOON_DAYS))],
    ['Đã xong', subtasks.filter((each) => each.state === 'done')],
  ];
  const of = (subtask: Subtask) => nameOf(subtask, plan?.tasks ?? []);
  return (
    <StaffPage
      title={`Việc của ${unit.shortName}`}
      officer={officer}
      token={c.var.token}
      place="/can-bo/ke-hoach"
    >
      <p class="no-print">
        <a href="/can-bo/ke-hoach">Kế hoạch</a> · <a href="/can-bo/ke-hoach/tien-do">Tiến độ cả năm</a>
      </p>
      <div class="page-head">
        <h1>
          {unitId === officer.unitId ? 'Việc của đơn vị tôi' : 'Việc của đơn vị'}: {unit.name}
        </h1>
        <span class="text-secondary">Số liệu lúc {formatTime(now())}</span>
      </div>
      <OtherUnit units={units} unitId={unitId} />
      {open.length === 0 && <p class="empty-state">Không có việc con nào đang chờ đơn vị này.</p>}
      {groups
        .filter(([, found]) => found.length > 0)
        .map(([title, found]) => (
          <section class="card card-body mb-3" aria-label={title}>
            <h2>
              {title} ({found.length})
            </h2>
            <SubtaskList subtasks={byDue(found)} {...{ units, officers, today, of }} />
          </section>
        ))}
      <LedTasks led={standing?.led ?? []} />
    </StaffPage>
  );
}

const byDue = (subtasks: Subtask[]) => subtasks.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1));

function nameOf(subtask: Subtask, tasks: readonly PlanTask[]): string | null {
  if (subtask.taskKey === null) return subtask.origin?.startsWith('meeting/') ? 'kết luận giao ban' : null;
  const task = tasks.find((each) => each.key === subtask.taskKey);
  return task ? `nhiệm vụ ${taskNumber(task)}` : null;
}

function OtherUnit({ units, unitId }: { units: Unit[]; unitId: number }) {
  return (
    <form method="get" action={PATH} class="filters no-print">
      <FilterSelect
        name="don-vi"
        label="Đơn vị"
        all="Đơn vị của tôi"
        value={String(unitId)}
        choices={units
          .filter((unit) => unit.kind !== 'collective')
          .map((unit) => ({ value: String(unit.id), label: unit.shortName }))}
      />
      <button class="btn" type="submit">
        Xem
      </button>
    </form>
  );
}

function LedTasks({ led }: { led: TaskStanding[] }) {
  return (
    <section class="card card-body mb-3" aria-labelledby="chu-tri">
      <h2 id="chu-tri">Nhiệm vụ chủ trì ({led.length})</h2>
      <ol class="subtasks">
        {led.map(({ task, state, why, note }) => (
          <li>
            <StateMark state={state} />
            <div>
              <a href={`/can-bo/ke-hoach/nhiem-vu/${task.key}`}>
                {taskNumber(task)}. {task.text.slice(0, 160)}
                {task.text.length > 160 && '…'}
              </a>
              <div class="text-secondary">
                {why} {note}
              </div>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
