/** Where something is written, and how large the picture is. */
export interface Ink {
  mask: Uint8Array;
  width: number;
  height: number;
}

/** How the lines of print run. */
export interface Lay {
  /** Lines run from top to bottom: the page lies on its side. */
  isSideways: boolean;
  /** Degrees by which they lean clockwise, seen after a turn by 90° clockwise if sideways. */
  skewDegrees: number;
  /** Whether the page seems to stand on its head (after that turn). */
  isOnHead: boolean;
  /** How much clearer lines are in this direction than across it; near 1: could be either. */
  clearness: number;
}

/** A page leans more only when it was thrown on the glass. */
const MOST_DEGREES = 20;
const MOST_POINTS = 60_000;
/** How clearly ink must begin more sharply than it ends before a page is taken to stand on its head. */
const LEAST_FALL = 0.15;

/**
 * Finds how lines of print run: in the right direction they pile up into sharp peaks with gaps between. `asked`: a person said
 * whether the page lies on its side.
 */
export function findLay(ink: Ink, asked?: boolean): Lay {
  const points = collectPoints(ink);
  if (points.count < 200)
    return { isSideways: asked ?? false, skewDegrees: 0, isOnHead: false, clearness: 1 };
  const upright = findLean(points.xs, points.ys);
  const sideways = findLean(
    points.ys.map((y) => -y),
    points.xs,
  );
  const isSideways = asked ?? sideways.score > upright.score;
  const [chosen, other] = isSideways ? [sideways, upright] : [upright, sideways];
  const isOnHead = chosen.fall > LEAST_FALL;
  return {
    isSideways,
    skewDegrees: chosen.degrees,
    isOnHead,
    clearness: chosen.score / Math.max(1e-9, other.score),
  };
}

function collectPoints({ mask, width, height }: Ink) {
  let count = 0;
  for (const each of mask) count += each;
  const step = Math.max(1, Math.ceil(count / MOST_POINTS));
  const [xs, ys] = [new Float32Array(Math.ceil(count / step)), new Float32Array(Math.ceil(count / step))];
  let [seen, kept] = [0, 0];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      if (mask[y * width + x] && seen++ % step === 0) {
        xs[kept] = x;
        ys[kept++] = y;
      }
  return { xs: xs.subarray(0, kept), ys: ys.subarray(0, kept), count: kept };
}

interface Lean {
  degrees: number;
  score: number;
  /** Below 0 when ink ends more sharply than it begins on the way down, as it does on the base of a line of print. */
  fall: number;
}

function findLean(xs: Float32Array, ys: Float32Array): Lean {
  let best: Lean = { degrees: 0, score: -1, fall: 0 };
  for (const [reach, step] of [
    [MOST_DEGREES, 0.5],
    [0.5, 0.1],
    [0.1, 0.03],
  ] as const) {
    const middle = best.degrees;
    for (let degrees = middle - reach; degrees <= middle + reach + 1e-9; degrees += step) {
      const lean = lookAlong(xs, ys, degrees);
      if (lean.score > best.score) best = lean;
    }
  }
  return best;
}

/** How sharply ink piles up into rows when it is looked at along this direction. */
function lookAlong(xs: Float32Array, ys: Float32Array, degrees: number): Lean {
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const rows = new Float32Array(xs.length);
  for (let at = 0; at < xs.length; at++) {
    const row = ys[at]! * cos - xs[at]! * sin;
    rows[at] = row;
    if (row < least) least = row;
    if (row > most) most = row;
  }
  const counts = new Float64Array(Math.ceil(most - least) + 2);
  for (const row of rows) counts[Math.floor(row - least)]!++;
  let [steps, all, cubes, size] = [0, 0, 0, 0];
  for (let at = 1; at < counts.length; at++) {
    const step = counts[at]! - counts[at - 1]!;
    steps += step ** 2;
    cubes += step ** 3;
    size += Math.abs(step) ** 3;
    all += counts[at]! ** 2;
  }
  const score = all === 0 ? 0 : (steps * xs.length) / (all * Math.sqrt(counts.length));
  return { degrees, score, fall: cubes / Math.max(1, size) };
}
