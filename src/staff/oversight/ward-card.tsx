import { formatPercent, percent } from '../../features/indicators/index.ts';
import type { WardFigure } from '../../features/oversight/index.ts';
import { describeTarget } from '../../features/plans/index.ts';
import { formatNumber } from '../../ui/format.ts';
import { Spark } from '../../ui/spark.tsx';
import { pointsText } from './parts.tsx';

interface WardCardProps {
  figure: WardFigure;
  href: string;
}

/** One ward against its own target and its own past; the others are not in it. */
export function WardCard({ figure, href }: WardCardProps) {
  const { ward, ratio, months, target } = figure;
  const value = percent(ratio);
  const trend = months.map(percent);
  return (
    <article class="card card-body city-ward">
      <h3>
        <a href={href}>{ward.name}</a>
      </h3>
      {value === null ? (
        <p class="text-secondary">Không có dữ liệu trong kỳ.</p>
      ) : (
        <p class="wall-figure">
          {formatPercent(value)}
          <small>
            {formatNumber(ratio.numerator, 0)} / {formatNumber(ratio.denominator, 0)}
          </small>
        </p>
      )}
      <Spark
        points={trend}
        target={target?.value ?? null}
        label={`Mười hai tháng: ${trend.map(formatPercent).join(', ')}`}
      />
      <ul class="city-words">
        <li>{targetText(figure)}</li>
        <li>{pastText(figure)}</li>
      </ul>
    </article>
  );
}

/** Where the ward stands against what it has promised itself. */
export function targetText({ ratio, target }: WardFigure): string {
  if (target === null) return 'Kế hoạch của phường không đặt chỉ tiêu này.';
  const value = percent(ratio);
  const words = `chỉ tiêu của phường ${describeTarget(target)}`;
  if (value === null) return `Đặt ${words}.`;
  const gap = target.op === '<=' ? value - target.value : target.value - value;
  return gap <= 0.0001 ? `Đạt ${words}.` : `Còn ${formatNumber(gap)} điểm tới ${words}.`;
}

/** How it moved against its own time before, as long. */
export function pastText({ ratio, before }: WardFigure): string {
  const [now, then] = [percent(ratio), percent(before)];
  if (now === null || then === null) return 'Chưa có kỳ trước để so.';
  return `So với kỳ trước của chính mình: ${pointsText(now - then)}.`;
}
