import { formatPercent, percent, type TargetFigure } from '../../features/indicators/index.ts';
import { describeTarget, STATE_LABELS, type TaskState } from '../../features/plans/index.ts';
import { Status } from '../../ui/page.tsx';
import { Spark } from '../../ui/spark.tsx';

const TONES = { achieved: 'good', at_risk: 'warn', late: 'bad', no_data: 'none' } as const;

/** The state of a task: word, icon, colour. */
export function StateMark({ state }: { state: TaskState }) {
  return <Status tone={TONES[state]}>{STATE_LABELS[state]}</Status>;
}

/** Percent of each month, null for a month without data. */
export function monthlyPercents(figure: TargetFigure): (number | null)[] {
  return figure.trend.map(percent);
}

export function TrendSpark({ figure }: { figure: TargetFigure }) {
  const points = monthlyPercents(figure);
  const label = `Theo tháng: ${points.map((value) => formatPercent(value)).join(', ')}; chỉ tiêu ${describeTarget(figure.target)}`;
  return <Spark points={points} target={figure.target.value} label={label} />;
}
