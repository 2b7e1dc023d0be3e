import { Hono } from 'hono';
import {
  formatPercent,
  listWeeklyFigures,
  listWeeks,
  percent,
  readWall,
  type TaskStanding,
  type WeeklyFigure,
} from '../../features/indicators/index.ts';
import {
  CITY_INDICATORS,
  LEVEL_LABELS,
  readWardFigures,
  type WardFigure,
} from '../../features/oversight/index.ts';
import { describeTarget, findPlanInUse } from '../../features/plans/index.ts';
import { formatDay, toLocalDay } from '../../law/day.ts';
import type { Db } from '../../platform/database/database.ts';
import { formatNumber } from '../../ui/format.ts';
import { SCROLLS } from '../../ui/page.tsx';
import { StateMark } from '../plan/marks.tsx';
import { taskNumber } from '../plan/task/task-number.ts';
import type { StaffContext, StaffEnv } from '../session.ts';
import { CityForm, CityPage, PeriodWords, pointsText } from './parts.tsx';
import { noteLook, overseenWard, PLACE, readAsked } from './read-city.ts';
import { pastText, targetText } from './ward-card.tsx';

const PATH = `${PLACE}/:ward{[0-9]+}`;

/** One ward as the city sees it: its figures, how its plan stands, its weekly publication. No dossier, no person. */
export const wardPage = new Hono<StaffEnv>().get(PATH, async (c) => c.html(await showWard(c)));

async function showWard(c: StaffContext) {
  const overseen = await overseenWard(c);
  const { ward, level } = overseen;
  const asked = readAsked(c);
  await noteLook(c, [overseen], `trang phường ${asked.from} ${asked.until}`);
  const { database, now } = c.var.platform;
  const [figures, standings, week] = await Promise.all([
    readWardFigures(database.db, overseen, asked.period),
    readPlan(database.db, ward.id, now()),
    lastWeek(database.db, ward.id),
  ]);
  return (
    <CityPage c={c} title={ward.name}>
      <p class="no-print">
        <a href={`${PLACE}?${asked.query}`}>Các phường</a>
      </p>
      <div class="page-head">
        <h1>{ward.name}</h1>
        <span class="text-secondary">{LEVEL_LABELS[level]}</span>
      </div>
      <CityForm asked={asked} path={`${PLACE}/${ward.id}`} hasFigure={false} />
      <PeriodWords period={asked.period} />
      <FigureTable figures={figures} query={asked.query} />
      <PlanTable standings={standings} />
      <Week figures={week} />
    </CityPage>
  );
}

async function readPlan(db: Db, wardId: number, asOf: Date): Promise<TaskStanding[]> {
  const plan = await findPlanInUse(db, wardId, Number(toLocalDay(asOf).slice(0, 4)));
  return plan ? readWall(db, wardId, plan, asOf) : [];
}

async function lastWeek(db: Db, wardId: number): Promise<WeeklyFigure[]> {
  const [monday] = await listWeeks(db, wardId);
  return monday === undefined ? [] : listWeeklyFigures(db, wardId, monday);
}

function FigureTable({ figures, query }: { figures: WardFigure[]; query: string }) {
  return (
    <section aria-labelledby="con-so">
      <h2 id="con-so">Con số</h2>
      <div class="table-responsive card mb-3" {...SCROLLS}>
        <table class="table figures">
          <thead>
            <tr>
              <th scope="col">Chỉ tiêu</th>
              <th scope="col">Con số</th>
              <th scope="col">Tử số / mẫu số</th>
              <th scope="col">So với chỉ tiêu của phường</th>
              <th scope="col">So với kỳ trước</th>
            </tr>
          </thead>
          <tbody>
            {figures.map((figure, at) => (
              <tr>
                <th scope="row">
                  <a href={`${PLACE}/${figure.ward.id}/${CITY_INDICATORS[at]!.code}?${query}`}>
                    {CITY_INDICATORS[at]!.name}
                  </a>
                </th>
                <td>{formatPercent(percent(figure.ratio))}</td>
                <td class="text-nowrap">
                  {formatNumber(figure.ratio.numerator, 0)} / {formatNumber(figure.ratio.denominator, 0)}
                </td>
                <td>{targetText(figure)}</td>
                <td>{pastText(figure)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function PlanTable({ standings }: { standings: TaskStanding[] }) {
  return (
    <section aria-labelledby="ke-hoach">
      <h2 id="ke-hoach">Kế hoạch năm, tính đến bây giờ</h2>
      {standings.length === 0 && <p class="empty-state">Phường chưa ban hành kế hoạch trên hệ thống.</p>}
      <div class="wall mb-3">
        {standings.map(({ task, state, why, deciding }) => (
          <article class="wall-row" data-state={state}>
            <span class="wall-no">{taskNumber(task)}</span>
            <div class="wall-words">
              <span class="wall-text">{task.text}</span>
              <div class="wall-unit">{task.due.raw}</div>
            </div>
            <div class="wall-figure">
              {deciding ? formatPercent(deciding.figure) : '–'}
              {deciding && <small>chỉ tiêu {describeTarget(deciding.target)}</small>}
            </div>
            <div class="wall-spark" />
            <div class="wall-forecast">
              {deciding?.forecast != null && (
                <>
                  <small class="text-secondary">Dự báo hết kỳ</small>
                  <b>{formatPercent(deciding.forecast)}</b>
                </>
              )}
            </div>
            <div title={why}>
              <StateMark state={state} />
            </div>
          </article>
        ))}
      </div>
    </section>
  );
}

function Week({ figures }: { figures: WeeklyFigure[] }) {
  const [first] = figures;
  if (!first) return null;
  return (
    <section aria-labelledby="tuan">
      <h2 id="tuan">Phường công khai tuần từ {formatDay(first.monday)}</h2>
      <div class="table-responsive card" {...SCROLLS}>
        <table class="table figures">
          <thead>
            <tr>
              <th scope="col">Chỉ số</th>
              <th scope="col">Tuần này</th>
              <th scope="col">So với tuần trước</th>
            </tr>
          </thead>
          <tbody>
            {figures.map((figure) => (
              <tr>
                <th scope="row">{figure.name}</th>
                <td>{formatPercent(percent(figure))}</td>
                <td>{figure.delta === null ? '–' : pointsText(figure.delta)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
