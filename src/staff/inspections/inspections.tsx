import { Hono } from 'hono';
import { readStanding } from '../../features/indicators/index.ts';
import {
  INSPECTION_STATE_LABELS,
  INSPECTION_STATES,
  type Inspection,
  type InspectionState,
  listInspections,
  mayPlan,
  planInspection,
} from '../../features/inspections/index.ts';
import { listByOrigin } from '../../features/official-documents/index.ts';
import { listUnits, noteAct, type Unit } from '../../features/organisation/index.ts';
import { findPlanInUse, matchSource, STATE_LABELS } from '../../features/plans/index.ts';
import { toLocalDay } from '../../law/day.ts';
import { readId } from '../../platform/http/keys.ts';
import { Problem } from '../../platform/problem.ts';
import { FilterSelect } from '../../ui/field.tsx';
import { StaffPage } from '../frame.tsx';
import { actOf, type StaffContext, type StaffEnv } from '../session.ts';
import { writeInspections } from './export-rows.ts';
import { findingPages } from './finding-pages.tsx';
import { inspectionPage } from './inspection.tsx';
import { PATH } from './place.ts';
import { planPage, startOfPlan } from './plan-form.tsx';
import { Coverage, InspectionTable } from './year.tsx';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Self-inspections: the year, which units were looked at, a new one, and each one's pages. */
export const inspectionPages = new Hono<StaffEnv>()
  .get(PATH, async (c) => c.html(await yearPage(c)))
  .get(`${PATH}.xlsx`, async (c) => {
    const { database } = c.var.platform;
    const { filter, inspections } = await readYear(c);
    const bytes = await writeInspections(database.db, c.var.officer, inspections);
    await database.transact((tx) => noteAct(tx, actOf(c), 'export', `tự kiểm tra ${filter.year}`));
    c.header('content-type', XLSX);
    c.header('content-disposition', `attachment; filename="tu-kiem-tra-${filter.year}.xlsx"`);
    c.header('cache-control', 'private, no-store');
    return c.body(new Uint8Array(bytes));
  })
  .get(`${PATH}/lap`, async (c) => {
    if (!mayPlan(c.var.officer))
      throw new Problem('not_allowed', 'Chỉ người giám sát, kiểm soát lập được cuộc kiểm tra.');
    return c.html(await planPage(c, startOfPlan(c)));
  })
  .post(PATH, async (c) => {
    const body = await c.req.parseBody({ all: true });
    try {
      const id = await c.var.platform.database.transact((tx) => planInspection(tx, actOf(c), body));
      return c.redirect(`${PATH}/${id}`, 303);
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'invalid') throw error;
      return c.html(await planPage(c, body, error), error.status);
    }
  })
  .route('/', findingPages)
  .route('/', inspectionPage);

interface Filter {
  year: number;
  unitId: number | null;
  state: InspectionState | null;
}

function readFilter(c: StaffContext): Filter {
  const thisYear = Number(toLocalDay(c.var.platform.now()).slice(0, 4));
  const asked = c.req.query('nam') ?? '';
  return {
    year: /^20\d\d$/.test(asked) ? Number(asked) : thisYear,
    unitId: readId(c.req.query('don-vi')),
    state: INSPECTION_STATES.find((each) => each === c.req.query('tinh-trang')) ?? null,
  };
}

async function readYear(c: StaffContext) {
  const filter = readFilter(c);
  const { year, unitId, state } = filter;
  const all = await listInspections(c.var.platform.database.db, c.var.officer, {
    ...{ from: `${year}-01-01`, until: `${year}-12-31` },
  });
  const inspections = all.filter(
    (each) => (unitId === null || each.unitId === unitId) && (state === null || each.state === state),
  );
  return { filter, all, inspections };
}

async function yearPage(c: StaffContext) {
  const { db } = c.var.platform.database;
  const { officer } = c.var;
  const { filter, all, inspections } = await readYear(c);
  const units = await listUnits(db, officer.wardId);
  const reports = await reportsOf(c, all);
  const query = new URL(c.req.url).searchParams.toString();
  return (
    <StaffPage
      title={`Tự kiểm tra ${filter.year}`}
      officer={officer}
      token={c.var.token}
      place="/can-bo/ke-hoach"
    >
      <p class="no-print">
        <a href="/can-bo/ke-hoach">Kế hoạch</a>
      </p>
      <div class="page-head">
        <h1>Tự kiểm tra năm {filter.year}</h1>
        <nav class="btn-list no-print" aria-label="Việc của trang">
          {mayPlan(officer) && (
            <a class="btn btn-primary" href={`${PATH}/lap`}>
              Lập cuộc kiểm tra
            </a>
          )}
          <a class="btn" href={`${PATH}.xlsx?${query}`} data-turbo="false">
            Excel
          </a>
        </nav>
      </div>
      <PlanTasks c={c} year={filter.year} />
      <Filters filter={filter} units={units} />
      <div class="two-columns">
        <section aria-label="Các cuộc kiểm tra">
          {inspections.length === 0 ? (
            <p class="empty-state">
              Chưa có cuộc kiểm tra nào như vậy. Nhiệm vụ tự kiểm tra của kế hoạch chỉ xong khi có cuộc kiểm
              tra đã ban hành báo cáo.
            </p>
          ) : (
            <InspectionTable {...{ inspections, units, reports }} />
          )}
        </section>
        <Coverage units={units} inspections={all} reports={reports} year={filter.year} />
      </div>
    </StaffPage>
  );
}

/** The number of the report of each inspection that has one issued. */
async function reportsOf(c: StaffContext, inspections: readonly Inspection[]): Promise<Map<string, string>> {
  const origins = inspections.map((each) => `inspection/${each.id}`);
  if (origins.length === 0) return new Map();
  const found = await listByOrigin(c.var.platform.database.db, c.var.officer.wardId, origins);
  return new Map(
    found
      .filter((each) => each.state === 'issued' && each.revoked === null)
      .map((each) => [each.origin!, each.number ?? 'đã ban hành']),
  );
}

function Filters({ filter, units }: { filter: Filter; units: readonly Unit[] }) {
  return (
    <form class="filters no-print" method="get" action={PATH}>
      <FilterSelect
        name="don-vi"
        label="Đơn vị"
        all="Mọi đơn vị"
        value={filter.unitId === null ? null : String(filter.unitId)}
        choices={inspectable(units).map((unit) => ({ value: String(unit.id), label: unit.shortName }))}
      />
      <FilterSelect
        name="tinh-trang"
        label="Tình trạng"
        all="Mọi tình trạng"
        value={filter.state}
        choices={INSPECTION_STATES.map((value) => ({ value, label: INSPECTION_STATE_LABELS[value] }))}
      />
      <label>
        Năm
        <input
          class="form-control"
          type="number"
          name="nam"
          min="2000"
          max="2099"
          value={String(filter.year)}
        />
      </label>
      <button class="btn" type="submit">
        Lọc
      </button>
    </form>
  );
}

const inspectable = (units: readonly Unit[]) =>
  units.filter((unit) => !unit.isClosed && unit.kind !== 'collective');

/** How the plan's own task of self-inspection stands. */
async function PlanTasks({ c, year }: { c: StaffContext; year: number }) {
  const { database, now } = c.var.platform;
  const { wardId } = c.var.officer;
  const plan = await findPlanInUse(database.db, wardId, year);
  const tasks = (plan?.tasks ?? []).filter((task) => matchSource('inspection', task));
  if (!plan || tasks.length === 0) return null;
  const standings = await Promise.all(
    tasks.map((task) => readStanding(database.db, wardId, plan, task, now())),
  );
  return (
    <section class="notice mb-3" aria-label="Nhiệm vụ của kế hoạch">
      {standings.map(({ task, state }) => (
        <p class="mb-0">
          Nhiệm vụ của kế hoạch: <a href={`/can-bo/ke-hoach/nhiem-vu/${task.key}`}>{task.text}</a> –{' '}
          {STATE_LABELS[state]}
        </p>
      ))}
    </section>
  );
}
