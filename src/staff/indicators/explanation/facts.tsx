import {
  daysOf,
  type Indicator,
  type Period,
  type Ratio,
  UNCERTAIN,
} from '../../../features/indicators/index.ts';
import { formatDay, formatTime } from '../../../law/day.ts';
import { formatNumber } from '../../../ui/format.ts';
import { Status } from '../../../ui/page.tsx';
import type { StaffContext } from '../../session.ts';
import { FigureText } from '../figure.tsx';

/** The number with its parts, when it was counted, its definition and where that comes from. */
export async function Facts({ c, indicator, ratio, period, isNarrow }: FactsProps) {
  const { from, until } = daysOf(period);
  const { database, now } = c.var.platform;
  const parts =
    indicator.kind === 'dossiers' && indicator.breakdown && !isNarrow
      ? await indicator.breakdown(database.db, c.var.officer.wardId, period, now())
      : [];
  return (
    <section class="card card-body mb-3">
      <p class="wall-figure">
        <FigureText indicator={indicator} ratio={ratio} />
      </p>
      <dl class="facts">
        <dt>Cách tính</dt>
        <dd>{indicator.definition}</dd>
        <dt>Tử số</dt>
        <dd>
          {ratio && `${formatNumber(ratio.numerator, 0)} – `}
          {indicator.numeratorText}
        </dd>
        <dt>Mẫu số</dt>
        <dd>
          {ratio && `${formatNumber(ratio.denominator, 0)} – `}
          {indicator.denominatorText}
        </dd>
        {parts.length > 0 && (
          <>
            <dt>Gồm</dt>
            <dd>
              {parts.map((each) => (
                <div>
                  {each.label}: {formatNumber(each.count, 0)}
                </div>
              ))}
            </dd>
          </>
        )}
        <dt>Căn cứ</dt>
        <dd>
          {indicator.law}
          {UNCERTAIN[indicator.code] && (
            <div>
              <Status tone="warn">chưa xác minh</Status> {UNCERTAIN[indicator.code]}
            </div>
          )}
        </dd>
        <dt>Kỳ, lúc tính</dt>
        <dd>
          {formatDay(from)} – {formatDay(until)}, lúc {formatTime(now())}
        </dd>
      </dl>
    </section>
  );
}

interface FactsProps {
  c: StaffContext;
  indicator: Indicator;
  ratio: Ratio | null;
  period: Period;
  /** The page shows only a part of the figure. */
  isNarrow: boolean;
}
