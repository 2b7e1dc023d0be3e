import type { Corner } from '../page.ts';
import { type Grey, splitShades } from './grey.ts';
import { type Corners, cornersOf, isSheet } from './quadrangle.ts';

/** How much of the picture's rim must be dark before a table or a black border is believed. */
const LEAST_RIM = 0.06;
/** How much darker than the paper it must be. */
const LEAST_STEP = 35;
/** The share of the sheet that is left out at its edges. */
const SLIVER = 0.008;

/** The sheet of paper on a darker ground: its corners in pixels, clockwise from the top left; null when none is clear. */
export function findPaper(picture: Grey): Corners | null {
  const { threshold, dark, bright } = splitShades(picture);
  if (bright - dark < LEAST_STEP || darkRim(picture, threshold) < LEAST_RIM) return null;
  const sheet = largestBright(picture, threshold);
  const area = sheet.reduce((sum, each) => sum + each, 0);
  if (area < 0.15 * picture.data.length) return null;
  const corners = cornersOf(outline(sheet, picture));
  if (corners === null || !isSheet(corners, picture, area)) return null;
  return hasHardEdges(picture, corners) ? pullIn(corners) : null;
}

/** A little less than the sheet, so that no sliver of the ground is read as letters. */
function pullIn(corners: Corners): Corners {
  const middle = [0, 1].map((axis) => corners.reduce((sum, corner) => sum + corner[axis]!, 0) / 4) as [
    number,
    number,
  ];
  const nearer = (value: number, axis: 0 | 1) => middle[axis] + (1 - SLIVER) * (value - middle[axis]);
  return corners.map(([x, y]) => [nearer(x, 0), nearer(y, 1)]) as unknown as Corners;
}

function darkRim({ data, width, height }: Grey, threshold: number): number {
  let [dark, all] = [0, 0];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      if (x >= 2 && y >= 2 && x < width - 2 && y < height - 2) continue;
      all++;
      if (data[y * width + x]! <= threshold) dark++;
    }
  return dark / all;
}

/** The largest bright area that hangs together. */
function largestBright({ data, width, height }: Grey, threshold: number): Uint8Array {
  const owner = new Int32Array(data.length);
  const stack: number[] = [];
  let best = { owner: 0, area: 0 };
  let next = 0;
  for (let start = 0; start < data.length; start++) {
    if (owner[start] !== 0 || data[start]! <= threshold) continue;
    owner[start] = ++next;
    stack.push(start);
    let area = 0;
    while (stack.length > 0) {
      const at = stack.pop()!;
      const x = at % width;
      area++;
      for (const to of [x > 0 ? at - 1 : -1, x < width - 1 ? at + 1 : -1, at - width, at + width])
        if (to >= 0 && to < width * height && owner[to] === 0 && data[to]! > threshold) {
          owner[to] = next;
          stack.push(to);
        }
    }
    if (area > best.area) best = { owner: next, area };
  }
  return Uint8Array.from(owner, (each) => (each === best.owner ? 1 : 0));
}

/** The outermost points of an area in each row and column. */
function outline(mask: Uint8Array, { width, height }: Grey): Corner[] {
  const points: Corner[] = [];
  for (let y = 0; y < height; y++) {
    const row = mask.subarray(y * width, (y + 1) * width);
    const [first, last] = [row.indexOf(1), row.lastIndexOf(1)];
    if (first !== -1) points.push([first, y], [last + 1, y]);
  }
  for (let x = 0; x < width; x++) {
    let [first, last] = [-1, -1];
    for (let y = 0; y < height; y++)
      if (mask[y * width + x]) {
        if (first === -1) first = y;
        last = y;
      }
    if (first !== -1) points.push([x, first], [x, last + 1]);
  }
  return points;
}

/** A sheet ends in a step; a shadow over it fades. Edges at the picture's own rim are not asked. */
function hasHardEdges(picture: Grey, corners: Corners): boolean {
  const { data, width, height } = picture;
  const near = 0.012 * Math.max(width, height);
  const centre = [0, 1].map((axis) => corners.reduce((sum, corner) => sum + corner[axis]!, 0) / 4) as [
    number,
    number,
  ];
  let [hard, all] = [0, 0];
  for (const [at, from] of corners.entries()) {
    const to = corners[(at + 1) % 4]!;
    for (let part = 0.05; part < 1; part += 0.05) {
      const [x, y] = [from[0] + part * (to[0] - from[0]), from[1] + part * (to[1] - from[1])];
      const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
      const normal = [(to[1] - from[1]) / length, -(to[0] - from[0]) / length] as const;
      const isOut = (centre[0] - x) * normal[0] + (centre[1] - y) * normal[1] < 0 ? 1 : -1;
      const shade = (far: number) => {
        const [px, py] = [Math.round(x + far * isOut * normal[0]), Math.round(y + far * isOut * normal[1])];
        return px < 0 || py < 0 || px >= width || py >= height ? null : data[py * width + px]!;
      };
      const [inside, outside] = [shade(-near), shade(near)];
      if (inside === null || outside === null) continue;
      all++;
      if (inside - outside > LEAST_STEP / 2) hard++;
    }
  }
  return all > 0 && hard / all > 0.75;
}
