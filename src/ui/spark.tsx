interface SparkProps {
  /** Values in order of time; null where there were no data. */
  points: readonly (number | null)[];
  target?: number | null;
  label: string;
}

const WIDTH = 120;
const HEIGHT = 32;

/** A small line of the past with the target dashed, read out by its label. */
export function Spark({ points, target = null, label }: SparkProps) {
  const known = points.flatMap((value, at) => (value === null ? [] : [{ value, at }]));
  if (known.length < 2) return <span class="text-secondary">–</span>;
  const values = [...known.map((point) => point.value), ...(target === null ? [] : [target])];
  const [least, most] = [Math.min(...values), Math.max(...values)];
  // What never moved lies in the middle, neither high nor low.
  const low = least === most ? least - 1 : least;
  const span = least === most ? 2 : most - least;
  const x = (at: number) => (at / (points.length - 1)) * WIDTH;
  const y = (value: number) => HEIGHT - 2 - ((value - low) / span) * (HEIGHT - 4);
  const line = known.map((point) => `${x(point.at).toFixed(1)},${y(point.value).toFixed(1)}`).join(' ');
  return (
    <svg
      class="spark"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      {target !== null && <line class="spark-target" x1="0" x2={WIDTH} y1={y(target)} y2={y(target)} />}
      <polyline class="spark-line" points={line} />
    </svg>
  );
}
