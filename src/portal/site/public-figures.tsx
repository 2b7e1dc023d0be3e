import { Hono } from 'hono';
import { countPublished } from '../../features/feedback/index.ts';
import {
  formatPercent,
  listWeeklyQuality,
  listWeeks,
  type TargetFigure,
  type TaskStanding,
} from '../../features/indicators/index.ts';
import { describeTarget, TASK_STATES, type TaskState } from '../../features/plans/index.ts';
import { formatDay, formatTime } from '../../law/day.ts';
import { formatNumber } from '../../ui/format.ts';
import { Status } from '../../ui/page.tsx';
import { PortalPage } from '../frame.tsx';
import type { PortalEnv } from '../ward.ts';
import { figureWords } from '../words/figures.ts';
import { type PublicPlan, readPublicPlan } from './open-data/plan.ts';
import { WeekTotal } from './week-index.tsx';
import { weekName } from './weekly.tsx';

/** What officers see of the plan, for everyone: every task, its state and the figure behind it. */
export const publicFigures = new Hono<PortalEnv>().get('/cong-khai', async (c) => {
  const { database, now } = c.var.platform;
  const w = figureWords();
  const [found, weeks, petitions] = await Promise.all([
    readPublicPlan({ db: database.db, wardId: c.var.ward.id, asOf: now() }),
    listWeeks(database.db, c.var.ward.id),
    countPublished(database.db, c.var.ward.id, {}),
  ]);
  const index = weeks[0] ? await listWeeklyQuality(database.db, c.var.ward.id, weeks[0]) : [];
  const total = index.find((each) => each.part === 'total');
  return c.html(
    <PortalPage title={w.title} ward={c.var.ward} description={w.description} translated>
      <h1>{w.title}</h1>
      <p>{w.intro}</p>
      <section class="part">
        <h2>{w.weekly}</h2>
        <p>{w.weeklyIntro}</p>
        <p>{weeks[0] ? <a href="/cong-khai/tuan">{weekName(weeks[0])}</a> : w.noWeek}</p>
        {total && (
          <p>
            {w.index}: <WeekTotal total={total} />
          </p>
        )}
      </section>
      <section class="part">
        <h2>{w.petitions}</h2>
        <p>
          {w.petitionsPublished}: <b>{petitions}</b>. <a href="/phan-anh">{w.petitionsRead}</a>.
        </p>
      </section>
      <section class="part">
        <h2>
          {w.plan}
          {found && ` ${found.plan.year}`}
        </h2>
        {found ? <PlanPart found={found} /> : <p>{w.noPlan}</p>}
      </section>
      <p>
        <a href="/du-lieu-mo">{w.openData}</a>
      </p>
    </PortalPage>,
  );
});

const TONES = { achieved: 'good', at_risk: 'warn', late: 'bad', no_data: 'none' } as const;

function PlanPart({ found }: { found: PublicPlan }) {
  const w = figureWords();
  const { standings, asOf } = found;
  const count = (state: TaskState) => standings.filter((each) => each.state === state).length;
  const sections = [...new Set(standings.map((each) => each.task.section))];
  return (
    <>
      <p>
        {standings.length} {w.tasks}. {w.asOf} {formatTime(asOf)}.
      </p>
      <ul class="tallies">
        {TASK_STATES.toReversed().map((state) => (
          <li>
            <Status tone={TONES[state]}>
              {w[state]}: {count(state)}
            </Status>
          </li>
        ))}
      </ul>
      {sections.map((section) => (
        <>
          {section && <h3 lang="vi">{section}</h3>}
          {standings
            .filter((each) => each.task.section === section)
            .map((each) => (
              <Task standing={each} />
            ))}
        </>
      ))}
    </>
  );
}

function Task({ standing }: { standing: TaskStanding }) {
  const w = figureWords();
  const { task, state, why, figures, records } = standing;
  const leads = task.units.filter((unit) => unit.role === 'lead').map((unit) => unit.raw);
  return (
    <details class="task">
      <summary>
        <Status tone={TONES[state]}>{w[state]}</Status>{' '}
        <span class="task-text" lang="vi">
          {task.order}. {task.text}
        </span>
      </summary>
      <dl class="facts">
        <dt>{w.why}</dt>
        <dd lang="vi">{why}</dd>
        <dt>{w.lead}</dt>
        <dd lang="vi">{[...new Set(leads)].join('; ')}</dd>
        <dt>{w.due}</dt>
        <dd lang="vi">{task.due.raw}</dd>
        {figures.length === 0 && (
          <>
            <dt>{w.done}</dt>
            <dd>
              {records.length}
              {records[0] && `, ${w.last} ${formatDay(records[0].happenedOn)}`}
            </dd>
          </>
        )}
      </dl>
      {figures.map((figure) => (
        <FigureFacts figure={figure} />
      ))}
    </details>
  );
}

function FigureFacts({ figure: { target, indicator, figure, ratio } }: { figure: TargetFigure }) {
  const w = figureWords();
  const isKnown = indicator.kind !== 'missing';
  return (
    <dl class="facts figure-facts">
      <dt>{w.target}</dt>
      <dd lang="vi">
        {indicator.name}: {describeTarget(target)}
      </dd>
      <dt>{w.rate}</dt>
      <dd>
        <b>{figure === null ? w.none : formatPercent(figure)}</b>
      </dd>
      {isKnown && (
        <>
          <dt>{w.numerator}</dt>
          <dd lang="vi">
            {formatNumber(ratio.numerator, 0)} – {indicator.numeratorText}
          </dd>
          <dt>{w.denominator}</dt>
          <dd lang="vi">
            {formatNumber(ratio.denominator, 0)} – {indicator.denominatorText}
          </dd>
        </>
      )}
      <dt>{w.definition}</dt>
      <dd lang="vi">
        {indicator.definition} ({indicator.law})
      </dd>
    </dl>
  );
}
