import {
  daysOf,
  describeNeed,
  FigureReader,
  formatPercent,
  type Goal,
  type Indicator,
  isAtMost,
  type TargetFigure,
} from '../../../features/indicators/index.ts';
import { describeTarget, findPlanInUse, STATE_LABELS } from '../../../features/plans/index.ts';
import { toLocalDay } from '../../../law/day.ts';
import { Status } from '../../../ui/page.tsx';
import type { StaffContext } from '../../session.ts';

const TONES = { achieved: 'good', at_risk: 'warn', late: 'bad', no_data: 'none' } as const;

/** A promise of the year's plan that this figure measures. */
export interface Promised {
  taskKey: number;
  figure: TargetFigure;
}

/** Where the plan promises a number that this figure measures, each task once, in the plan's order. */
export async function readPromised(c: StaffContext, indicator: Indicator): Promise<Promised[]> {
  const { database, now } = c.var.platform;
  const { wardId } = c.var.officer;
  const plan = await findPlanInUse(database.db, wardId, Number(toLocalDay(now()).slice(0, 4)));
  if (!plan) return [];
  const reader = new FigureReader(database.db, wardId, now());
  const found: Promised[] = [];
  for (const task of plan.tasks) {
    const targets = task.targets.filter((each) => each.indicator === indicator.code);
    if (targets.length === 0) continue;
    for (const figure of await reader.figuresOf({ ...task, targets }, plan.year))
      found.push({ taskKey: task.key, figure });
  }
  return found;
}

/** The strictest of the promised numbers; without one, only the direction is known. */
export function goalOf(indicator: Indicator, promised: readonly Promised[]): Goal {
  const values = promised.map(({ figure }) => figure.target.value);
  const lowers = promised.some(({ figure }) =>
    isAtMost({ target: figure.target, direction: indicator.direction }),
  );
  const isLess = lowers || indicator.direction === 'down';
  if (values.length === 0) return { value: null, isAtMost: isLess };
  return { value: isLess ? Math.min(...values) : Math.max(...values), isAtMost: isLess };
}

/** Each promise: where it stands, where it leads and what it needs. */
export function PromisedList({ promised }: { promised: readonly Promised[] }) {
  if (promised.length === 0) return null;
  return (
    <section class="card card-body mb-3" aria-labelledby="chi-tieu-ke-hoach">
      <h2 id="chi-tieu-ke-hoach">Chỉ tiêu của kế hoạch năm</h2>
      <ul class="levers">
        {promised.map(({ taskKey, figure }) => (
          <li>
            <a href={`/can-bo/ke-hoach/nhiem-vu/${taskKey}`}>"{figure.target.text}"</a>{' '}
            <Status tone={TONES[figure.state]}>{STATE_LABELS[figure.state]}</Status>
            <div>{figure.why}</div>
            <Outlook figure={figure} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The band of the forecast and what is needed, where they can be said. */
export function Outlook({ figure }: { figure: TargetFigure }) {
  const { forecast, band, needed, indicator, target } = figure;
  if (band === null || forecast === null) return null;
  const until = daysOf(figure.period).until;
  const need =
    needed &&
    describeNeed(needed, {
      ...{ until, counts: indicator.numeratorText },
      isAtMost: isAtMost({ target, direction: indicator.direction }),
    });
  return (
    <dl class="facts outlook">
      <dt>Dự báo hết kỳ</dt>
      <dd>
        <b>{formatPercent(forecast)}</b>
        {band.high - band.low >= 0.1 && (
          <>
            , bốn trên năm khả năng là từ {formatPercent(band.low)} đến {formatPercent(band.high)}
          </>
        )}{' '}
        <span class="text-secondary">(chỉ tiêu {describeTarget(target)})</span>
      </dd>
      {need && (
        <>
          <dt>Cần</dt>
          <dd>{need}</dd>
        </>
      )}
    </dl>
  );
}
