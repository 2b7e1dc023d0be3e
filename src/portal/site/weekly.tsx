import { Hono } from 'hono';
import type { Child } from 'hono/jsx';
import {
  formatPercent,
  isoWeekOf,
  isTakenLate,
  listWeeklyFigures,
  listWeeklyQuality,
  listWeeks,
  percent,
  type WeeklyFigure,
} from '../../features/indicators/index.ts';
import { addDays, type Day, formatDay, formatTime } from '../../law/day.ts';
import { Problem } from '../../platform/problem.ts';
import { formatNumber } from '../../ui/format.ts';
import { PortalPage } from '../frame.tsx';
import type { PortalEnv } from '../ward.ts';
import { figureWords } from '../words/figures.ts';
import { WeekIndex } from './week-index.tsx';

const OTHER_WEEKS = 53;

/** The figures of one week as they were fixed, each with its change since the week before. */
export const weeklyPage = new Hono<PortalEnv>().get('/cong-khai/tuan', async (c) => {
  const { database } = c.var.platform;
  const w = figureWords();
  const weeks = await listWeeks(database.db, c.var.ward.id);
  const asked = c.req.query('thu-hai');
  const monday = asked === undefined ? weeks[0] : weeks.find((each) => each === asked);
  if (asked !== undefined && monday === undefined)
    throw new Problem('not_found', 'Tuần này không có số liệu đã chốt.');
  const figures = monday ? await listWeeklyFigures(database.db, c.var.ward.id, monday) : [];
  const index = monday ? await listWeeklyQuality(database.db, c.var.ward.id, monday) : [];
  return c.html(
    <PortalPage title={w.weekly} ward={c.var.ward} description={w.weeklyIntro} translated>
      <h1>{w.weekly}</h1>
      <p>{w.weeklyIntro}</p>
      {monday ? (
        <Week monday={monday} figures={figures}>
          {index.length > 0 && <WeekIndex lines={index} />}
        </Week>
      ) : (
        <p class="empty-state">{w.noWeek}</p>
      )}
      {weeks.length > 1 && (
        <section class="part">
          <h2>{w.otherWeeks}</h2>
          <ul class="field-list">
            {weeks
              .filter((each) => each !== monday)
              .slice(0, OTHER_WEEKS)
              .map((each) => (
                <li>
                  <a href={`/cong-khai/tuan?thu-hai=${each}`}>{weekName(each)}</a>
                </li>
              ))}
          </ul>
        </section>
      )}
      <p>
        <a href="/cong-khai">{w.back}</a> · <a href="/du-lieu-mo#so-lieu-tuan">{w.openData}</a>
      </p>
    </PortalPage>,
  );
});

/** "Tuần 47/2026 (16/11/2026 – 22/11/2026)" */
export function weekName(monday: Day): string {
  const { year, week } = isoWeekOf(monday);
  return `${figureWords().week} ${week}/${year} (${formatDay(monday)} – ${formatDay(addDays(monday, 6))})`;
}

interface WeekProps {
  monday: Day;
  figures: readonly WeeklyFigure[];
  /** The index, where the week has one. */
  children: Child;
}

function Week({ monday, figures, children }: WeekProps) {
  const w = figureWords();
  const { takenAt } = figures[0]!;
  return (
    <section class="part">
      <h2>{weekName(monday)}</h2>
      <p>
        {isTakenLate({ monday, takenAt }) ? <b>{w.takenLate}</b> : w.taken} {formatTime(takenAt)}.
      </p>
      {children}
      <h3>{w.weekly}</h3>
      <ul class="week-figures">
        {figures.map((each) => (
          <li>
            <span lang="vi">{each.name}</span>
            <b>{each.denominator === 0 ? w.none : formatPercent(percent(each))}</b>
            <small>
              {formatNumber(each.numerator, 0)}/{formatNumber(each.denominator, 0)}
              {each.delta !== null && `; ${w.change}: ${describeDelta(each.delta)}`}
            </small>
            <details>
              <summary>
                {w.definition}
                <span class="visually-hidden" lang="vi">
                  : {each.name}
                </span>
              </summary>
              <p class="mb-0" lang="vi">
                {each.numeratorText} / {each.denominatorText}. {each.definition}
              </p>
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** "+1,5 điểm phần trăm", "−0,2 …", "không đổi". */
function describeDelta(delta: number): string {
  const w = figureWords();
  const rounded = Math.round(delta * 10) / 10;
  if (rounded === 0) return w.same;
  return `${rounded > 0 ? '+' : '−'}${formatNumber(Math.abs(rounded))} ${w.points}`;
}
