import type { Corner } from '../page.ts';

export type Corners = [Corner, Corner, Corner, Corner];

/** Four corners, clockwise from the top left, of what these points of an outline enclose; null when it is no quadrangle. */
export function cornersOf(points: readonly Corner[]): Corners | null {
  const hull = hullOf(points);
  if (hull.length < 4) return null;
  const rough = extremes(hull, leanOf(hull));
  return startTopLeft(refine(points, rough) ?? rough);
}

/** The convex hull, clockwise as seen on a page. */
function hullOf(points: readonly Corner[]): Corner[] {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const half = (ordered: Corner[]) => {
    const chain: Corner[] = [];
    for (const point of ordered) {
      while (chain.length > 1 && turn(chain.at(-2)!, chain.at(-1)!, point) <= 0) chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.reverse())];
}

function turn(a: Corner, b: Corner, c: Corner): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}

/** The direction, radians, of the smallest rectangle around a hull: one of its sides lies along the hull's. */
function leanOf(hull: readonly Corner[]): number {
  let best = { angle: 0, area: Number.POSITIVE_INFINITY };
  for (const [at, from] of hull.entries()) {
    const to = hull[(at + 1) % hull.length]!;
    const angle = Math.atan2(to[1] - from[1], to[0] - from[0]);
    const turned = hull.map((point) => turnPoint(point, -angle));
    const [xs, ys] = [turned.map((point) => point[0]), turned.map((point) => point[1])];
    const area = (Math.max(...xs) - Math.min(...xs)) * (Math.max(...ys) - Math.min(...ys));
    if (area < best.area) best = { angle, area };
  }
  return best.angle;
}

function turnPoint([x, y]: Corner, angle: number): Corner {
  return [x * Math.cos(angle) - y * Math.sin(angle), x * Math.sin(angle) + y * Math.cos(angle)];
}

/** The points farthest out towards the four corners of the rectangle that leans so. */
function extremes(hull: readonly Corner[], angle: number): Corners {
  const turned = hull.map((point) => turnPoint(point, -angle));
  const span = (axis: 0 | 1) => {
    const values = turned.map((point) => point[axis]);
    return Math.max(...values) - Math.min(...values);
  };
  const [width, height] = [span(0), span(1)];
  const farthest = (right: number, down: number) => {
    const far = turned.map(([x, y]) => (right * x) / width + (down * y) / height);
    return hull[far.indexOf(Math.max(...far))]!;
  };
  return [farthest(-1, -1), farthest(1, -1), farthest(1, 1), farthest(-1, 1)];
}

/** The corners where straight lines through the outline's points meet: a bent corner or a dent moves them less. */
function refine(points: readonly Corner[], corners: Corners): Corners | null {
  const sides = corners.map((from, at) => fitSide(points, from, corners[(at + 1) % 4]!));
  const meet = corners.map((_, at) => crossing(sides[(at + 3) % 4]!, sides[at]!));
  const size = Math.hypot(corners[2][0] - corners[0][0], corners[2][1] - corners[0][1]);
  const isNear = meet.every(
    (point, at) =>
      point !== null && Math.hypot(point[0] - corners[at]![0], point[1] - corners[at]![1]) < 0.05 * size,
  );
  return isNear ? (meet as Corners) : null;
}

/** A line as a point on it and its direction. */
type Side = [through: Corner, direction: Corner];

function fitSide(points: readonly Corner[], from: Corner, to: Corner): Side {
  let side: Side = [from, direction(from, to)];
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  for (const tolerance of [0.02, 0.006]) {
    const [[x, y], [dx, dy]] = side;
    const near = points.filter((point) => {
      const along =
        ((point[0] - from[0]) * (to[0] - from[0]) + (point[1] - from[1]) * (to[1] - from[1])) / length ** 2;
      const off = Math.abs((point[0] - x) * dy - (point[1] - y) * dx);
      return along > 0.06 && along < 0.94 && off < tolerance * length + 1;
    });
    if (near.length > 10) side = lineThrough(near, side[1]);
  }
  return side;
}

function direction(from: Corner, to: Corner): Corner {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1;
  return [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
}

/** The line of least squares, by the axis of inertia. */
function lineThrough(points: readonly Corner[], along: Corner): Side {
  const mean = [0, 1].map((axis) => points.reduce((sum, point) => sum + point[axis]!, 0) / points.length);
  const [mx, my] = mean as [number, number];
  let [xx, xy, yy] = [0, 0, 0];
  for (const [x, y] of points) {
    xx += (x - mx) ** 2;
    xy += (x - mx) * (y - my);
    yy += (y - my) ** 2;
  }
  const angle = 0.5 * Math.atan2(2 * xy, xx - yy);
  const found: Corner = [Math.cos(angle), Math.sin(angle)];
  const isSame = found[0] * along[0] + found[1] * along[1] >= 0;
  return [[mx, my], isSame ? found : [-found[0], -found[1]]];
}

function crossing([[x1, y1], [dx1, dy1]]: Side, [[x2, y2], [dx2, dy2]]: Side): Corner | null {
  const cross = dx1 * dy2 - dy1 * dx2;
  if (Math.abs(cross) < 0.2) return null;
  const along = ((x2 - x1) * dy2 - (y2 - y1) * dx2) / cross;
  return [x1 + along * dx1, y1 + along * dy1];
}

function startTopLeft(corners: Corners): Corners {
  const sums = corners.map(([x, y]) => x + y);
  const first = sums.indexOf(Math.min(...sums));
  return [0, 1, 2, 3].map((at) => corners[(first + at) % 4]!) as Corners;
}

/** Whether a quadrangle can be a sheet: filled by its area, angles near right ones, the shape of a paper or a card. */
export function isSheet(corners: Corners, picture: { width: number; height: number }, area: number): boolean {
  const own = areaOf(corners);
  if (area / own < 0.8 || own > 0.97 * picture.width * picture.height) return false;
  const isRight = corners.every((corner, at) => {
    const [before, next] = [
      direction(corner, corners[(at + 3) % 4]!),
      direction(corner, corners[(at + 1) % 4]!),
    ];
    return Math.abs(before[0] * next[0] + before[1] * next[1]) < 0.5;
  });
  const { width, height } = sheetSize(corners);
  const shape = Math.max(width, height) / Math.min(width, height);
  return isRight && shape > 1.15 && shape < 1.9;
}

function areaOf(corners: Corners): number {
  return Math.abs(
    corners.reduce((sum, [x, y], at) => {
      const [nx, ny] = corners[(at + 1) % 4]!;
      return sum + x * ny - nx * y;
    }, 0) / 2,
  );
}

/** The sides' lengths, of each pair the longer one: what is farther away looks shorter. */
export function sheetSize([a, b, c, d]: Corners): { width: number; height: number } {
  const far = (from: Corner, to: Corner) => Math.hypot(to[0] - from[0], to[1] - from[1]);
  return { width: Math.max(far(a, b), far(d, c)), height: Math.max(far(a, d), far(b, c)) };
}
