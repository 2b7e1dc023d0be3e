import { Hono } from 'hono';
import { formatPercent, readWall, type TaskStanding } from '../../features/indicators/index.ts';
import { collectiveMembers, listUnits, type Unit } from '../../features/organisation/index.ts';
import {
  describeTarget,
  findPlanInUse,
  type Plan,
  STATE_LABELS,
  TASK_STATES,
  type TaskState,
} from '../../features/plans/index.ts';
import { formatDay, formatTime, toLocalDay } from '../../law/day.ts';
import { foldVietnamese } from '../../platform/fold-vietnamese.ts';
import { readId } from '../../platform/http/keys.ts';
import { FilterSelect } from '../../ui/field.tsx';
import { FeedbackAlarmsCard } from '../feedback/alarms/alarms-card.tsx';
import { StaffPage } from '../frame.tsx';
import { InspectionCard } from '../inspections/notice-card.tsx';
import type { StaffContext, StaffEnv } from '../session.ts';
import { FollowUpCard } from '../surveys/follow-ups.tsx';
import { IdleLetters, UrgingCard } from '../urging/urging-card.tsx';
import { StateMark, TrendSpark } from './marks.tsx';
import { PulseCharts, readPulse } from './pulse.tsx';
import { taskNumber } from './task/task-number.ts';
import { WallProgress } from './task/wall-progress.tsx';

const PLACE = '/can-bo/ke-hoach';

/** The leader's home: every task of the year with its figure, its trend and where it leads. */
export const wall = new Hono<StaffEnv>().get(PLACE, async (c) => {
  const { database, now } = c.var.platform;
  const { wardId } = c.var.officer;
  const plan = await findPlanInUse(database.db, wardId, Number(toLocalDay(now()).slice(0, 4)));
  if (!plan) return c.html(<NoPlan c={c} />);
  const asOf = now();
  const [standings, units, members] = await Promise.all([
    readWall(database.db, wardId, plan, asOf),
    listUnits(database.db, wardId),
    collectiveMembers(database.db, wardId),
  ]);
  const pulse = await readPulse(database.db, wardId, units, toLocalDay(asOf));
  const filter = readFilter(c);
  const found = standings.filter((each) => matches(each, filter, members));
  const rows = found.filter((each) => filter.state === null || each.state === filter.state);
  return c.html(
    <StaffPage title={`Kế hoạch ${plan.year}`} officer={c.var.officer} token={c.var.token} place={PLACE}>
      <div class="page-head">
        <h1>Kế hoạch năm {plan.year}</h1>
        <span class="text-secondary">
          Bản {plan.version}, {plan.tasks.length} nhiệm vụ, số liệu lúc {formatTime(asOf)}
        </span>
        <PlanPlaces />
      </div>
      <Tally c={c} found={found} state={filter.state} />
      <FeedbackAlarmsCard c={c} />
      <UrgingCard c={c} />
      <InspectionCard c={c} />
      <Filters filter={filter} units={units} plan={plan} />
      {rows.length === 0 ? (
        <p class="empty-state">
          Không có nhiệm vụ nào hợp điều kiện. <a href={PLACE}>Xem cả {plan.tasks.length} nhiệm vụ</a>.
        </p>
      ) : (
        <Sections rows={rows} units={units} />
      )}
      <IdleLetters c={c} />
      <FollowUpCard c={c} />
      <PulseCharts pulse={pulse} />
    </StaffPage>,
  );
});

/** The other pages of the plan. */
function PlanPlaces() {
  return (
    <nav class="btn-list no-print" aria-label="Trang của kế hoạch">
      <a class="btn" href={`${PLACE}/tien-do`}>
        Tiến độ cả năm
      </a>
      <a class="btn" href={`${PLACE}/don-vi`}>
        Việc của đơn vị
      </a>
      <a class="btn" href="/can-bo/don-doc">
        Đôn đốc
      </a>
      <a class="btn" href="/can-bo/tuyen-truyen">
        Tuyên truyền
      </a>
      <a class="btn" href="/can-bo/giao-ban">
        Giao ban
      </a>
      <a class="btn" href="/can-bo/kiem-tra">
        Tự kiểm tra
      </a>
      <a class="btn" href={`${PLACE}/nhap`}>
        Nhập kế hoạch
      </a>
    </nav>
  );
}

interface Filter {
  state: TaskState | null;
  unitId: number | null;
  section: string;
  q: string;
}

function readFilter(c: StaffContext): Filter {
  return {
    state: TASK_STATES.find((each) => each === c.req.query('trang-thai')) ?? null,
    unitId: readId(c.req.query('don-vi')),
    section: (c.req.query('phan') ?? '').slice(0, 300),
    q: (c.req.query('q') ?? '').slice(0, 100),
  };
}

/** Everything but the state, so that the counts above the list stay those of its rows. */
function matches({ task }: TaskStanding, filter: Filter, members: Map<number, number[]>): boolean {
  const { unitId, section, q } = filter;
  const leads = task.units.filter((unit) => unit.role === 'lead');
  const text = foldVietnamese(`${task.no ?? ''} ${task.text} ${leads.map((unit) => unit.raw).join(' ')}`);
  return (
    (section === '' || task.section === section) &&
    (unitId === null ||
      leads.some((unit) => unit.unitId === unitId || members.get(unit.unitId ?? 0)?.includes(unitId))) &&
    foldVietnamese(q)
      .split(' ')
      .every((word) => text.includes(word))
  );
}

function Tally({ c, found, state }: { c: StaffContext; found: TaskStanding[]; state: TaskState | null }) {
  const address = (value: string) => {
    const query = new URL(c.req.url).searchParams;
    if (value === '') query.delete('trang-thai');
    else query.set('trang-thai', value);
    return query.size === 0 ? PLACE : `${PLACE}?${query}`;
  };
  return (
    <nav class="tally" aria-label="Trạng thái">
      <a href={address('')} {...(state === null && { 'aria-current': 'page' as const })}>
        <b>{found.length}</b> Tất cả
      </a>
      {TASK_STATES.map((each) => (
        <a href={address(each)} {...(state === each && { 'aria-current': 'page' as const })}>
          <b>{found.filter((standing) => standing.state === each).length}</b> {STATE_LABELS[each]}
        </a>
      ))}
    </nav>
  );
}

function Filters({ filter, units, plan }: { filter: Filter; units: Unit[]; plan: Plan }) {
  const sections = [...new Set(plan.tasks.flatMap((task) => task.section ?? []))];
  return (
    <form method="get" action={PLACE} class="filters no-print">
      {filter.state && <input type="hidden" name="trang-thai" value={filter.state} />}
      <label>
        Tìm
        <input class="form-control" type="search" name="q" value={filter.q} placeholder="Nội dung, đơn vị" />
      </label>
      <FilterSelect
        name="don-vi"
        label="Đơn vị chủ trì"
        all="Mọi đơn vị"
        value={filter.unitId === null ? null : String(filter.unitId)}
        choices={units.map((unit) => ({ value: String(unit.id), label: unit.shortName }))}
      />
      <FilterSelect
        name="phan"
        label="Phần"
        all="Mọi phần"
        value={filter.section}
        choices={sections.map((section) => ({ value: section, label: section }))}
      />
      <button class="btn" type="submit">
        Lọc
      </button>
    </form>
  );
}

function Sections({ rows, units }: { rows: TaskStanding[]; units: Unit[] }) {
  const sections = [...new Set(rows.map((row) => row.task.section ?? 'Nhiệm vụ'))];
  return (
    <>
      {sections.map((section) => (
        <section>
          <h2 class="wall-section">{section}</h2>
          <div class="wall">
            {rows
              .filter((row) => (row.task.section ?? 'Nhiệm vụ') === section)
              .map((row) => (
                <WallRow row={row} units={units} />
              ))}
          </div>
        </section>
      ))}
    </>
  );
}

function WallRow({ row, units }: { row: TaskStanding; units: Unit[] }) {
  const { task, deciding } = row;
  return (
    <article class="wall-row" data-state={row.state}>
      <span class="wall-no">{taskNumber(task)}</span>
      <div class="wall-words">
        <a class="wall-cover wall-text" href={`${PLACE}/nhiem-vu/${task.key}`}>
          {task.text}
        </a>
        <div class="wall-unit">
          {leadNames(row, units)} · {task.due.raw}
        </div>
        <WallProgress row={row} />
      </div>
      <Figure row={row} />
      <div class="wall-spark">{deciding && <TrendSpark figure={deciding} />}</div>
      <div class="wall-forecast">
        {deciding?.forecast != null && (
          <>
            <small class="text-secondary">Dự báo hết kỳ</small>
            <b>{formatPercent(deciding.forecast)}</b>
          </>
        )}
      </div>
      <div title={row.why}>
        <StateMark state={row.state} />
      </div>
    </article>
  );
}

function Figure({ row }: { row: TaskStanding }) {
  const { deciding, figures, evidence } = row;
  const counted = evidence.filter((each) => each.counts);
  if (!deciding)
    return (
      <div class="wall-figure">
        {counted.length} minh chứng
        <small>{counted[0] ? `gần nhất ${formatDay(counted[0].day)}` : 'chưa có gì'}</small>
      </div>
    );
  return (
    <div class="wall-figure">
      {formatPercent(deciding.figure)}
      <small>
        chỉ tiêu {describeTarget(deciding.target)}
        {figures.length > 1 && ` (và ${figures.length - 1} chỉ tiêu khác)`}
      </small>
    </div>
  );
}

function leadNames({ task }: TaskStanding, units: Unit[]): string {
  const names = task.units
    .filter((unit) => unit.role === 'lead')
    .map((unit) => units.find((each) => each.id === unit.unitId)?.shortName ?? unit.raw);
  return [...new Set(names)].join('; ');
}

function NoPlan({ c }: { c: StaffContext }) {
  return (
    <StaffPage title="Kế hoạch" officer={c.var.officer} token={c.var.token} place={PLACE}>
      <h1>Kế hoạch</h1>
      <p class="empty-state">
        Phường chưa có kế hoạch nào. <a href={`${PLACE}/nhap`}>Nhập tệp kế hoạch đã ký</a> (Word, Excel, PDF
        hoặc văn bản) để bắt đầu.
      </p>
    </StaffPage>
  );
}
