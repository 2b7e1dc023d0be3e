import {
  Problem,
  root,
  toLines
} from "./chunk-T2QWUXPH.js";

// src/platform/scanning/recognise.ts
import { join } from "node:path";
import { createWorker, OEM } from "tesseract.js";
var DATA = join(root, "node_modules", "@tesseract.js-data", "vie", "4.0.0_best_int");
var worker = null;
async function openEngine() {
  worker ??= begin();
  return worker;
}
async function begin() {
  const options = { langPath: DATA, cacheMethod: "none", errorHandler: () => {
  } };
  const engine = await createWorker("vie", OEM.LSTM_ONLY, options);
  await engine.setParameters({ debug_file: "/dev/null" });
  return engine;
}
async function recognise(picture, dpi) {
  const engine = await openEngine();
  const { width, height } = picture;
  const options = { user_defined_dpi: String(Math.round(dpi)) };
  const { data } = await engine.recognize(asPgm(picture), options, { text: false, blocks: true }).catch((error) => {
    throw new Error(`The engine refused a page: ${error}`);
  });
  return toText(data.blocks, { width, height });
}
function toText(blocks, { width, height }) {
  const lines = (blocks ?? []).flatMap((block) => block.paragraphs.flatMap((paragraph) => paragraph.lines)).map(
    (line) => line.words.filter((word) => word.text.trim() !== "").map((word) => toWord(word, width, height))
  ).filter((line) => line.length > 0);
  return { lines, confidence: meanConfidence(lines.flat()), source: "picture" };
}
function asPgm({ data, width, height }) {
  return Buffer.concat([Buffer.from(`P5
${width} ${height}
255
`), data]);
}
function toWord({ text, confidence, bbox: { x0, y0, x1, y1 } }, width, height) {
  return {
    text: text.normalize("NFC"),
    confidence: confidence / 100,
    box: { x: x0 / width, y: y0 / height, width: (x1 - x0) / width, height: (y1 - y0) / height }
  };
}
function meanConfidence(words) {
  const letters = words.reduce((sum, word) => sum + word.text.length, 0);
  return letters === 0 ? 0 : words.reduce((sum, word) => sum + word.confidence * word.text.length, 0) / letters;
}

// src/platform/scanning/open-pages.ts
import { join as join2 } from "node:path";
import sharp3 from "sharp";

// src/platform/scanning/cleaning/clean-page.ts
import sharp2 from "sharp";

// src/platform/scanning/cleaning/grey.ts
function splitShades({ data }) {
  const counts = new Float64Array(256);
  for (const shade of data) counts[shade]++;
  let total = 0;
  for (let shade = 0; shade < 256; shade++) total += shade * counts[shade];
  const best = { threshold: 128, dark: 0, bright: 255, between: -1 };
  let [below, sum] = [0, 0];
  for (let shade = 0; shade < 255; shade++) {
    below += counts[shade];
    sum += shade * counts[shade];
    const above = data.length - below;
    if (below === 0 || above === 0) continue;
    const [dark, bright] = [sum / below, (total - sum) / above];
    const between = below * above * (bright - dark) ** 2;
    if (between > best.between) Object.assign(best, { threshold: shade, dark, bright, between });
  }
  return best;
}
function sumShades({ data, width, height }) {
  const sums = new Float64Array((width + 1) * (height + 1));
  for (let y = 0; y < height; y++) {
    let row = 0;
    for (let x = 0; x < width; x++) {
      row += data[y * width + x];
      sums[(y + 1) * (width + 1) + x + 1] = sums[y * (width + 1) + x + 1] + row;
    }
  }
  return sums;
}
var INK = 0.86;
function findInk(picture, reach = 15) {
  const { data, width, height } = picture;
  const sums = sumShades(picture);
  const ink = new Uint8Array(data.length);
  for (let y = 0; y < height; y++) {
    const [top, bottom] = [Math.max(0, y - reach), Math.min(height, y + reach + 1)];
    for (let x = 0; x < width; x++) {
      const [left, right] = [Math.max(0, x - reach), Math.min(width, x + reach + 1)];
      const at = (row, column) => sums[row * (width + 1) + column];
      const sum = at(bottom, right) - at(top, right) - at(bottom, left) + at(top, left);
      if (data[y * width + x] < INK * sum / ((bottom - top) * (right - left))) ink[y * width + x] = 1;
    }
  }
  return ink;
}
function shadeAt({ data }, share) {
  const counts = new Uint32Array(256);
  for (const shade of data) counts[shade]++;
  let left = share * data.length;
  for (let shade = 0; shade < 256; shade++) {
    left -= counts[shade];
    if (left <= 0) return shade;
  }
  return 255;
}

// src/platform/scanning/cleaning/quadrangle.ts
function cornersOf(points) {
  const hull = hullOf(points);
  if (hull.length < 4) return null;
  const rough = extremes(hull, leanOf(hull));
  return startTopLeft(refine(points, rough) ?? rough);
}
function hullOf(points) {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const half = (ordered) => {
    const chain2 = [];
    for (const point of ordered) {
      while (chain2.length > 1 && turn(chain2.at(-2), chain2.at(-1), point) <= 0) chain2.pop();
      chain2.push(point);
    }
    return chain2.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.reverse())];
}
function turn(a, b, c) {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}
function leanOf(hull) {
  let best = { angle: 0, area: Number.POSITIVE_INFINITY };
  for (const [at, from] of hull.entries()) {
    const to = hull[(at + 1) % hull.length];
    const angle = Math.atan2(to[1] - from[1], to[0] - from[0]);
    const turned = hull.map((point) => turnPoint(point, -angle));
    const [xs, ys] = [turned.map((point) => point[0]), turned.map((point) => point[1])];
    const area = (Math.max(...xs) - Math.min(...xs)) * (Math.max(...ys) - Math.min(...ys));
    if (area < best.area) best = { angle, area };
  }
  return best.angle;
}
function turnPoint([x, y], angle) {
  return [x * Math.cos(angle) - y * Math.sin(angle), x * Math.sin(angle) + y * Math.cos(angle)];
}
function extremes(hull, angle) {
  const turned = hull.map((point) => turnPoint(point, -angle));
  const span = (axis) => {
    const values = turned.map((point) => point[axis]);
    return Math.max(...values) - Math.min(...values);
  };
  const [width, height] = [span(0), span(1)];
  const farthest = (right, down) => {
    const far = turned.map(([x, y]) => right * x / width + down * y / height);
    return hull[far.indexOf(Math.max(...far))];
  };
  return [farthest(-1, -1), farthest(1, -1), farthest(1, 1), farthest(-1, 1)];
}
function refine(points, corners) {
  const sides = corners.map((from, at) => fitSide(points, from, corners[(at + 1) % 4]));
  const meet = corners.map((_, at) => crossing(sides[(at + 3) % 4], sides[at]));
  const size = Math.hypot(corners[2][0] - corners[0][0], corners[2][1] - corners[0][1]);
  const isNear = meet.every(
    (point, at) => point !== null && Math.hypot(point[0] - corners[at][0], point[1] - corners[at][1]) < 0.05 * size
  );
  return isNear ? meet : null;
}
function fitSide(points, from, to) {
  let side = [from, direction(from, to)];
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  for (const tolerance of [0.02, 6e-3]) {
    const [[x, y], [dx, dy]] = side;
    const near = points.filter((point) => {
      const along = ((point[0] - from[0]) * (to[0] - from[0]) + (point[1] - from[1]) * (to[1] - from[1])) / length ** 2;
      const off = Math.abs((point[0] - x) * dy - (point[1] - y) * dx);
      return along > 0.06 && along < 0.94 && off < tolerance * length + 1;
    });
    if (near.length > 10) side = lineThrough(near, side[1]);
  }
  return side;
}
function direction(from, to) {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1;
  return [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
}
function lineThrough(points, along) {
  const mean2 = [0, 1].map((axis) => points.reduce((sum, point) => sum + point[axis], 0) / points.length);
  const [mx, my] = mean2;
  let [xx, xy, yy] = [0, 0, 0];
  for (const [x, y] of points) {
    xx += (x - mx) ** 2;
    xy += (x - mx) * (y - my);
    yy += (y - my) ** 2;
  }
  const angle = 0.5 * Math.atan2(2 * xy, xx - yy);
  const found = [Math.cos(angle), Math.sin(angle)];
  const isSame = found[0] * along[0] + found[1] * along[1] >= 0;
  return [[mx, my], isSame ? found : [-found[0], -found[1]]];
}
function crossing([[x1, y1], [dx1, dy1]], [[x2, y2], [dx2, dy2]]) {
  const cross = dx1 * dy2 - dy1 * dx2;
  if (Math.abs(cross) < 0.2) return null;
  const along = ((x2 - x1) * dy2 - (y2 - y1) * dx2) / cross;
  return [x1 + along * dx1, y1 + along * dy1];
}
function startTopLeft(corners) {
  const sums = corners.map(([x, y]) => x + y);
  const first = sums.indexOf(Math.min(...sums));
  return [0, 1, 2, 3].map((at) => corners[(first + at) % 4]);
}
function isSheet(corners, picture, area) {
  const own = areaOf(corners);
  if (area / own < 0.8 || own > 0.97 * picture.width * picture.height) return false;
  const isRight = corners.every((corner, at) => {
    const [before, next] = [
      direction(corner, corners[(at + 3) % 4]),
      direction(corner, corners[(at + 1) % 4])
    ];
    return Math.abs(before[0] * next[0] + before[1] * next[1]) < 0.5;
  });
  const { width, height } = sheetSize(corners);
  const shape = Math.max(width, height) / Math.min(width, height);
  return isRight && shape > 1.15 && shape < 1.9;
}
function areaOf(corners) {
  return Math.abs(
    corners.reduce((sum, [x, y], at) => {
      const [nx, ny] = corners[(at + 1) % 4];
      return sum + x * ny - nx * y;
    }, 0) / 2
  );
}
function sheetSize([a, b, c, d]) {
  const far = (from, to) => Math.hypot(to[0] - from[0], to[1] - from[1]);
  return { width: Math.max(far(a, b), far(d, c)), height: Math.max(far(a, d), far(b, c)) };
}

// src/platform/scanning/cleaning/find-paper.ts
var LEAST_RIM = 0.06;
var LEAST_STEP = 35;
var SLIVER = 8e-3;
function findPaper(picture) {
  const { threshold, dark, bright } = splitShades(picture);
  if (bright - dark < LEAST_STEP || darkRim(picture, threshold) < LEAST_RIM) return null;
  const sheet = largestBright(picture, threshold);
  const area = sheet.reduce((sum, each) => sum + each, 0);
  if (area < 0.15 * picture.data.length) return null;
  const corners = cornersOf(outline(sheet, picture));
  if (corners === null || !isSheet(corners, picture, area)) return null;
  return hasHardEdges(picture, corners) ? pullIn(corners) : null;
}
function pullIn(corners) {
  const middle = [0, 1].map((axis) => corners.reduce((sum, corner) => sum + corner[axis], 0) / 4);
  const nearer = (value, axis) => middle[axis] + (1 - SLIVER) * (value - middle[axis]);
  return corners.map(([x, y]) => [nearer(x, 0), nearer(y, 1)]);
}
function darkRim({ data, width, height }, threshold) {
  let [dark, all] = [0, 0];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      if (x >= 2 && y >= 2 && x < width - 2 && y < height - 2) continue;
      all++;
      if (data[y * width + x] <= threshold) dark++;
    }
  return dark / all;
}
function largestBright({ data, width, height }, threshold) {
  const owner = new Int32Array(data.length);
  const stack = [];
  let best = { owner: 0, area: 0 };
  let next = 0;
  for (let start = 0; start < data.length; start++) {
    if (owner[start] !== 0 || data[start] <= threshold) continue;
    owner[start] = ++next;
    stack.push(start);
    let area = 0;
    while (stack.length > 0) {
      const at = stack.pop();
      const x = at % width;
      area++;
      for (const to of [x > 0 ? at - 1 : -1, x < width - 1 ? at + 1 : -1, at - width, at + width])
        if (to >= 0 && to < width * height && owner[to] === 0 && data[to] > threshold) {
          owner[to] = next;
          stack.push(to);
        }
    }
    if (area > best.area) best = { owner: next, area };
  }
  return Uint8Array.from(owner, (each) => each === best.owner ? 1 : 0);
}
function outline(mask, { width, height }) {
  const points = [];
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
function hasHardEdges(picture, corners) {
  const { data, width, height } = picture;
  const near = 0.012 * Math.max(width, height);
  const centre = [0, 1].map((axis) => corners.reduce((sum, corner) => sum + corner[axis], 0) / 4);
  let [hard, all] = [0, 0];
  for (const [at, from] of corners.entries()) {
    const to = corners[(at + 1) % 4];
    for (let part = 0.05; part < 1; part += 0.05) {
      const [x, y] = [from[0] + part * (to[0] - from[0]), from[1] + part * (to[1] - from[1])];
      const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
      const normal = [(to[1] - from[1]) / length, -(to[0] - from[0]) / length];
      const isOut = (centre[0] - x) * normal[0] + (centre[1] - y) * normal[1] < 0 ? 1 : -1;
      const shade = (far) => {
        const [px, py] = [Math.round(x + far * isOut * normal[0]), Math.round(y + far * isOut * normal[1])];
        return px < 0 || py < 0 || px >= width || py >= height ? null : data[py * width + px];
      };
      const [inside, outside] = [shade(-near), shade(near)];
      if (inside === null || outside === null) continue;
      all++;
      if (inside - outside > LEAST_STEP / 2) hard++;
    }
  }
  return all > 0 && hard / all > 0.75;
}

// src/platform/scanning/cleaning/flatten.ts
var SQUARE = 32;
var PAPER = 250;
function flatten(page, ground = findGround(page)) {
  const { data, width, height, channels } = page;
  const { shades, across, down } = ground;
  const [columns, rows] = [spots(width, across), spots(height, down)];
  for (let y = 0, at = 0; y < height; y++) {
    const [upper, lower, fy] = [rows.first[y] * across, rows.second[y] * across, rows.part[y]];
    for (let x = 0; x < width; x++) {
      const [left, right, fx] = [columns.first[x], columns.second[x], columns.part[x]];
      for (let channel = 0; channel < channels; channel++, at++) {
        const top = shades[(upper + left) * channels + channel] * (1 - fx) + shades[(upper + right) * channels + channel] * fx;
        const low = shades[(lower + left) * channels + channel] * (1 - fx) + shades[(lower + right) * channels + channel] * fx;
        const shade = data[at] * PAPER / (top * (1 - fy) + low * fy);
        data[at] = shade > 255 ? 255 : shade;
      }
    }
  }
}
function spots(length, squares) {
  const first = new Int32Array(length);
  const second = new Int32Array(length);
  const part = new Float32Array(length);
  for (let at = 0; at < length; at++) {
    const place = Math.min(squares - 1, Math.max(0, (at + 0.5) / SQUARE - 0.5));
    first[at] = Math.floor(place);
    second[at] = Math.min(squares - 1, first[at] + 1);
    part[at] = place - first[at];
  }
  return { first, second, part };
}
function findGround(page) {
  const { width, height, channels } = page;
  const [across, down] = [Math.ceil(width / SQUARE), Math.ceil(height / SQUARE)];
  let shades = new Float32Array(across * down * channels);
  for (let row = 0; row < down; row++)
    for (let column = 0; column < across; column++)
      for (let channel = 0; channel < channels; channel++)
        shades[(row * across + column) * channels + channel] = brightShade(
          page,
          column * SQUARE,
          row * SQUARE,
          channel
        );
  const grid = { across, down, channels };
  for (const pick of [Math.max, Math.max, Math.max, Math.min, Math.min, Math.min])
    shades = around(shades, grid, pick);
  for (let time = 0; time < 2; time++) shades = around(shades, grid, mean);
  const sorted = Float32Array.from(shades).sort();
  const share = (part) => sorted[Math.floor(part * (sorted.length - 1))];
  const brightest = share(0.9);
  shades = shades.map((shade) => Math.max(shade, 0.3 * brightest, 20));
  return { shades, across, down, unevenness: 1 - share(0.03) / Math.max(1, brightest), brightest };
}
function brightShade({ data, width, height, channels }, left, top, channel) {
  const counts = new Uint16Array(64);
  let all = 0;
  for (let y = top; y < Math.min(height, top + SQUARE); y += 4)
    for (let x = left; x < Math.min(width, left + SQUARE); x += 4) {
      counts[data[(y * width + x) * channels + channel] >> 2]++;
      all++;
    }
  let above = all * 0.25;
  for (let shade = 63; shade >= 0; shade--) {
    above -= counts[shade];
    if (above <= 0) return shade * 4 + 2;
  }
  return 2;
}
function mean(...values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
function around(shades, { across, down, channels }, pick) {
  const made = new Float32Array(shades.length);
  for (let row = 0; row < down; row++)
    for (let column = 0; column < across; column++)
      for (let channel = 0; channel < channels; channel++) {
        const values = [];
        for (let y = Math.max(0, row - 1); y <= Math.min(down - 1, row + 1); y++)
          for (let x = Math.max(0, column - 1); x <= Math.min(across - 1, column + 1); x++)
            values.push(shades[(y * across + x) * channels + channel]);
        made[(row * across + column) * channels + channel] = pick(...values);
      }
  return made;
}

// src/platform/scanning/cleaning/find-lay.ts
var MOST_DEGREES = 20;
var MOST_POINTS = 6e4;
var LEAST_FALL = 0.15;
function findLay(ink, asked) {
  const points = collectPoints(ink);
  if (points.count < 200)
    return { isSideways: asked ?? false, skewDegrees: 0, isOnHead: false, clearness: 1 };
  const upright = findLean(points.xs, points.ys);
  const sideways = findLean(
    points.ys.map((y) => -y),
    points.xs
  );
  const isSideways = asked ?? sideways.score > upright.score;
  const [chosen, other] = isSideways ? [sideways, upright] : [upright, sideways];
  const isOnHead = chosen.fall > LEAST_FALL;
  return {
    isSideways,
    skewDegrees: chosen.degrees,
    isOnHead,
    clearness: chosen.score / Math.max(1e-9, other.score)
  };
}
function collectPoints({ mask, width, height }) {
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
function findLean(xs, ys) {
  let best = { degrees: 0, score: -1, fall: 0 };
  for (const [reach, step] of [
    [MOST_DEGREES, 0.5],
    [0.5, 0.1],
    [0.1, 0.03]
  ]) {
    const middle = best.degrees;
    for (let degrees = middle - reach; degrees <= middle + reach + 1e-9; degrees += step) {
      const lean = lookAlong(xs, ys, degrees);
      if (lean.score > best.score) best = lean;
    }
  }
  return best;
}
function lookAlong(xs, ys, degrees) {
  const angle = degrees * Math.PI / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const rows = new Float32Array(xs.length);
  for (let at = 0; at < xs.length; at++) {
    const row = ys[at] * cos - xs[at] * sin;
    rows[at] = row;
    if (row < least) least = row;
    if (row > most) most = row;
  }
  const counts = new Float64Array(Math.ceil(most - least) + 2);
  for (const row of rows) counts[Math.floor(row - least)]++;
  let [steps, all, cubes, size] = [0, 0, 0, 0];
  for (let at = 1; at < counts.length; at++) {
    const step = counts[at] - counts[at - 1];
    steps += step ** 2;
    cubes += step ** 3;
    size += Math.abs(step) ** 3;
    all += counts[at] ** 2;
  }
  const score = all === 0 ? 0 : steps * xs.length / (all * Math.sqrt(counts.length));
  return { degrees, score, fall: cubes / Math.max(1, size) };
}

// src/platform/scanning/cleaning/matrix.ts
var IDENTITY = [1, 0, 0, 0, 1, 0, 0, 0, 1];
function after(m, n) {
  const row = (r, c) => m[r] * n[c] + m[r + 1] * n[c + 3] + m[r + 2] * n[c + 6];
  return [row(0, 0), row(0, 1), row(0, 2), row(3, 0), row(3, 1), row(3, 2), row(6, 0), row(6, 1), row(6, 2)];
}
function chain(...maps) {
  return maps.reduce(after);
}
function scale(x, y) {
  return [x, 0, 0, 0, y, 0, 0, 0, 1];
}
function move(x, y) {
  return [1, 0, x, 0, 1, y, 0, 0, 1];
}
function rotate(degrees) {
  const angle = degrees * Math.PI / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return [cos, -sin, 0, sin, cos, 0, 0, 0, 1];
}
function ontoCorners(corners) {
  const [[x0, y0], [x1, y1], [x2, y2], [x3, y3]] = corners;
  const [sx, sy] = [x0 - x1 + x2 - x3, y0 - y1 + y2 - y3];
  const [dx1, dy1, dx2, dy2] = [x1 - x2, y1 - y2, x3 - x2, y3 - y2];
  const area = dx1 * dy2 - dx2 * dy1;
  const g = (sx * dy2 - dx2 * sy) / area;
  const h = (dx1 * sy - sx * dy1) / area;
  return [x1 - x0 + g * x1, x3 - x0 + h * x3, x0, y1 - y0 + g * y1, y3 - y0 + h * y3, y0, g, h, 1];
}

// src/platform/scanning/cleaning/warp.ts
function warp(source, size, toSource) {
  const { width, height } = size;
  const { channels } = source;
  const data = new Uint8Array(width * height * channels).fill(255);
  const isFlat = toSource[6] === 0 && toSource[7] === 0;
  for (let y = 0, to = 0; y < height; y++) {
    const [startX, startY] = [toSource[1] * (y + 0.5) + toSource[2], toSource[4] * (y + 0.5) + toSource[5]];
    const startDepth = toSource[7] * (y + 0.5) + toSource[8];
    for (let x = 0; x < width; x++, to += channels) {
      const middle = x + 0.5;
      const depth = isFlat ? startDepth : startDepth + toSource[6] * middle;
      const sx = (startX + toSource[0] * middle) / depth - 0.5;
      const sy = (startY + toSource[3] * middle) / depth - 0.5;
      if (sx > -1 && sy > -1 && sx < source.width && sy < source.height) mix(source, sx, sy, data, to);
    }
  }
  return { data, width, height, channels };
}
function mix(source, x, y, data, to) {
  const { channels, width, height } = source;
  const left = Math.floor(x);
  const top = Math.floor(y);
  const [fx, fy] = [x - left, y - top];
  const x0 = left < 0 ? 0 : left;
  const y0 = top < 0 ? 0 : top;
  const x1 = left + 1 >= width ? width - 1 : left + 1;
  const y1 = top + 1 >= height ? height - 1 : top + 1;
  const [a, b] = [(y0 * width + x0) * channels, (y0 * width + x1) * channels];
  const [c, d] = [(y1 * width + x0) * channels, (y1 * width + x1) * channels];
  for (let channel = 0; channel < channels; channel++) {
    const upper = source.data[a + channel] * (1 - fx) + source.data[b + channel] * fx;
    const lower = source.data[c + channel] * (1 - fx) + source.data[d + channel] * fx;
    data[to + channel] = upper * (1 - fy) + lower * fy + 0.5;
  }
}

// src/platform/scanning/cleaning/lay-out.ts
var [READING_DPI, MOST_ENLARGED] = [300, 2];
var [A4_INCHES, CARD_INCHES] = [11.69, 3.37];
var A4_SHAPE = Math.SQRT2;
var LEAST_DEGREES = 0.12;
function layOut(look, source, {
  turns,
  isPlain = false,
  paper
}) {
  const sheet = sheetOf(source, paper);
  const inkOnPaper = findInkOnPaper(look, paper, sheet);
  const lay = isPlain ? { isSideways: false, skewDegrees: 0, isOnHead: false, clearness: 1 } : findLay(inkOnPaper, turns === void 0 ? void 0 : turns % 2 === 1);
  const turned = turns ?? (lay.isSideways ? 1 : 0) + (lay.isOnHead ? 2 : 0);
  const skewDegrees = Math.abs(lay.skewDegrees) < LEAST_DEGREES ? 0 : lay.skewDegrees;
  const [wide, high] = turned % 2 === 1 ? [sheet.height, sheet.width] : [sheet.width, sheet.height];
  const canvas = grow({ width: wide, height: high }, inkOnPaper, turned, skewDegrees);
  const inches = paper && isCard(sheet) ? CARD_INCHES : A4_INCHES;
  const sourceDpi = source.dpi ?? Math.max(sheet.width, sheet.height) / inches;
  const scale2 = Math.min(MOST_ENLARGED, READING_DPI / sourceDpi, mostScale(canvas));
  const size = { width: Math.round(canvas.width * scale2), height: Math.round(canvas.height * scale2) };
  const isMoved = paper !== null || turned !== 0 || skewDegrees !== 0;
  const pixels = !isMoved ? IDENTITY : chain(
    scale(scale2, scale2),
    paper ? chain(ontoCorners(inPixels(paper, source)), scale(1 / sheet.width, 1 / sheet.height)) : IDENTITY,
    chain(move(sheet.width / 2, sheet.height / 2), rotate(-90 * turned), rotate(skewDegrees)),
    move(-canvas.width / 2, -canvas.height / 2),
    scale(1 / scale2, 1 / scale2)
  );
  const [fullWidth, fullHeight] = [source.width * scale2, source.height * scale2];
  return {
    ...size,
    turns: turned,
    skewDegrees,
    clearness: lay.clearness,
    scale: scale2,
    dpi: sourceDpi * scale2,
    pixels,
    toSource: chain(scale(1 / fullWidth, 1 / fullHeight), pixels, scale(size.width, size.height)),
    inkOnPaper,
    isCut: paper && cutEdges(paper)
  };
}
function mostScale({ width, height }) {
  return Math.sqrt(25e6 / (width * height));
}
function sheetOf(source, paper) {
  if (!paper) return source;
  const { width, height } = sheetSize(inPixels(paper, source));
  const shape = Math.max(width, height) / Math.min(width, height);
  if (shape < 1.32 || shape > 1.5) return { width, height };
  return width > height ? { width, height: width / A4_SHAPE } : { width: height / A4_SHAPE, height };
}
function inPixels(paper, { width, height }) {
  return paper.map(([x, y]) => [x * width, y * height]);
}
function isCard({ width, height }) {
  const shape = Math.max(width, height) / Math.min(width, height);
  return shape > 1.52 && shape < 1.66;
}
function findInkOnPaper(look, paper, sheet) {
  if (!paper) return { mask: findInk(look), width: look.width, height: look.height };
  const shrink = Math.max(look.width, look.height) / Math.max(sheet.width, sheet.height);
  const size = { width: Math.round(sheet.width * shrink), height: Math.round(sheet.height * shrink) };
  const map = chain(ontoCorners(inPixels(paper, look)), scale(1 / size.width, 1 / size.height));
  const flat = warp({ ...look, channels: 1 }, size, map);
  const ink = { mask: findInk({ ...flat, data: flat.data }), ...size };
  clearRim(ink);
  return ink;
}
function clearRim({ mask, width, height }) {
  const rim = Math.round(0.01 * Math.max(width, height));
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      if (x < rim || y < rim || x >= width - rim || y >= height - rim) mask[y * width + x] = 0;
}
function grow(page, ink, turns, skewDegrees) {
  if (skewDegrees === 0) return page;
  const angle = (90 * turns - skewDegrees) * Math.PI / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  let [wide, high] = [0, 0];
  for (let y = 0; y < ink.height; y++)
    for (let x = 0; x < ink.width; x++) {
      if (!ink.mask[y * ink.width + x]) continue;
      const [dx, dy] = [x - ink.width / 2, y - ink.height / 2];
      wide = Math.max(wide, Math.abs(dx * cos - dy * sin));
      high = Math.max(high, Math.abs(dx * sin + dy * cos));
    }
  const side = (turns % 2 === 1 ? page.height : page.width) / ink.width;
  return {
    width: Math.max(page.width, 2.04 * wide * side),
    height: Math.max(page.height, 2.04 * high * side)
  };
}
function cutEdges(paper) {
  const near = (value) => value < 8e-3;
  const edges = [
    ["top", paper.filter(([, y]) => near(y)).length > 0],
    ["right", paper.filter(([x]) => near(1 - x)).length > 0],
    ["bottom", paper.filter(([, y]) => near(1 - y)).length > 0],
    ["left", paper.filter(([x]) => near(x)).length > 0]
  ];
  return edges.filter(([, isNear]) => isNear).map(([edge]) => edge);
}

// src/platform/scanning/cleaning/measure.ts
var REACH = 7;
function measureSharpness({ data, width, height }) {
  const steps = [];
  for (let y = REACH; y < height - REACH; y += 5)
    for (let x = REACH; x < width - REACH; x += REACH) {
      let [least, most, steepest] = [255, 0, 0];
      for (let at = y * width + x - REACH; at <= y * width + x + REACH; at++) {
        const shade = data[at];
        if (shade < least) least = shade;
        if (shade > most) most = shade;
        steepest = Math.max(steepest, Math.abs(data[at + 1] - data[at - 1]));
      }
      if (most - least > 70) steps.push(steepest / (most - least));
    }
  if (steps.length < 50) return 1;
  return Math.min(1, steps.sort((a, b) => a - b)[Math.floor(steps.length / 2)]);
}
function measureContrast(picture, ink) {
  let [sum, count] = [0, 0];
  for (let at = 0; at < ink.length; at++)
    if (ink[at]) {
      sum += picture.data[at];
      count++;
    }
  return count === 0 ? 0 : Math.max(0, shadeAt(picture, 0.8) - sum / count) / 255;
}
var RIM = 2;
var [LEAST_CUT, MOST_CUT] = [4e-3, 0.5];
function findCutEdges(ink, { width, height }) {
  const shares = { top: 0, right: 0, bottom: 0, left: 0 };
  const touches = (x, y) => ink[y * width + x] === 1;
  for (let x = 0; x < width; x++)
    for (let rim = 0; rim < RIM; rim++) {
      if (touches(x, rim)) shares.top += 1 / (RIM * width);
      if (touches(x, height - 1 - rim)) shares.bottom += 1 / (RIM * width);
    }
  for (let y = 0; y < height; y++)
    for (let rim = 0; rim < RIM; rim++) {
      if (touches(rim, y)) shares.left += 1 / (RIM * height);
      if (touches(width - 1 - rim, y)) shares.right += 1 / (RIM * height);
    }
  return Object.keys(shares).filter(
    (edge) => shares[edge] > LEAST_CUT && shares[edge] < MOST_CUT
  );
}
var BLANK = 4e-4;
function isBlankPage(ink) {
  let count = 0;
  for (const each of ink) count += each;
  return count < BLANK * ink.length;
}

// src/platform/scanning/cleaning/prepare.ts
import sharp from "sharp";
var LEAST_GRAIN = 9;
var MOST_GAIN = 1.8;
async function prepareForReading(page, isPlain) {
  const plain = await toGrey(page);
  if (isPlain) return { reading: plain, sharpness: 1 };
  const grain = measureGrain(plain);
  const smooth = grain > LEAST_GRAIN ? await change(plain, (picture) => picture.median(3)) : plain;
  const sharpness = measureSharpness(smooth);
  stretchShades(smooth);
  return { reading: smooth, sharpness };
}
async function toGrey({ data, width, height, channels }) {
  if (channels === 1) return { data: Uint8Array.from(data), width, height };
  return {
    data: await sharp(data, { raw: { width, height, channels } }).greyscale().raw().toBuffer(),
    width,
    height
  };
}
async function change({ data, width, height }, how) {
  const picture = how(sharp(data, { raw: { width, height, channels: 1 } }));
  return { data: await picture.toColourspace("b-w").raw().toBuffer(), width, height };
}
function measureGrain({ data, width, height }) {
  const counts = new Uint32Array(512);
  let all = 0;
  for (let y = 2; y < height - 2; y += 9)
    for (let x = 2; x < width - 2; x += 3, all++) {
      const at = y * width + x;
      counts[Math.min(511, Math.abs(2 * data[at] - data[at - 2] - data[at + 2 * width]))]++;
    }
  let left = all / 2;
  for (let step = 0; step < 512; step++) {
    left -= counts[step];
    if (left <= 0) return step;
  }
  return 0;
}
function stretchShades(picture) {
  const [ink, paper] = [shadeAt(picture, 0.015), shadeAt(picture, 0.6)];
  const gain = Math.min(MOST_GAIN, 230 / Math.max(1, paper - ink));
  if (gain < 1.05) return;
  const shades = Uint8Array.from(
    { length: 256 },
    (_, shade) => Math.max(0, Math.min(255, 252 - (paper - shade) * gain))
  );
  for (let at = 0; at < picture.data.length; at++) picture.data[at] = shades[picture.data[at]];
}

// src/platform/scanning/cleaning/clean-page.ts
var MOST_PIXELS = 52e6;
var LOOK = 1100;
var [LEAST_UNEVEN, WHITE] = [0.12, 236];
async function cleanPage(image, how = {}) {
  const { look, width, height } = await lookAt(image);
  const corners = how.isPlain ? null : findPaper(look);
  const paper = corners?.map(([x, y]) => [x / look.width, y / look.height]) ?? null;
  const plan = layOut(look, { width, height, dpi: image.dpi }, { ...how, paper });
  const picture = await draw(image, { width, height }, plan);
  const ground = findGround(picture);
  const isFlattened = !how.isPlain && (ground.unevenness > LEAST_UNEVEN || ground.brightest < WHITE);
  const before = how.isPlain ? null : measure(look, plan);
  if (isFlattened) flatten(picture, ground);
  const { reading, sharpness } = await prepareForReading(picture, how.isPlain === true);
  return {
    picture,
    reading,
    dpi: plan.dpi,
    clearness: plan.clearness,
    cleaning: {
      turns: plan.turns,
      skewDegrees: plan.skewDegrees,
      paper,
      isFlattened,
      toSource: plan.toSource
    },
    measures: {
      dpi: plan.dpi / plan.scale,
      isDpiKnown: image.dpi !== null,
      sharpness,
      contrast: before?.contrast ?? 1,
      cutEdges: before?.cutEdges ?? [],
      isBlank: before?.isBlank ?? false
    }
  };
}
function open(image) {
  return sharp2(image.bytes, { limitInputPixels: MOST_PIXELS, failOn: "error" }).autoOrient().flatten({ background: "#fff" }).toColourspace("srgb");
}
async function lookAt(image) {
  try {
    const { autoOrient } = await sharp2(image.bytes, { limitInputPixels: MOST_PIXELS }).metadata();
    const { data, info } = await open(image).greyscale().resize({ width: LOOK, height: LOOK, fit: "inside" }).raw().toBuffer({ resolveWithObject: true });
    return { look: { data, width: info.width, height: info.height }, ...autoOrient };
  } catch {
    throw new Problem("file_unreadable", "\u1EA2nh b\u1ECB h\u1ECFng ho\u1EB7c qu\xE1 l\u1EDBn: kh\xF4ng m\u1EDF \u0111\u01B0\u1EE3c.");
  }
}
async function draw(image, { width, height }, plan) {
  const size = { width: Math.round(width * plan.scale), height: Math.round(height * plan.scale) };
  const { data, info } = await open(image).resize({ ...size, fit: "fill" }).raw().toBuffer({ resolveWithObject: true });
  const source = { data, width: info.width, height: info.height, channels: info.channels === 1 ? 1 : 3 };
  return plan.pixels === IDENTITY ? source : warp(source, plan, plan.pixels);
}
function measure(look, { inkOnPaper, isCut }) {
  const { mask, width, height } = inkOnPaper;
  return {
    contrast: measureContrast(look, findInk(look)),
    cutEdges: isCut ?? findCutEdges(mask, { width, height }),
    isBlank: isBlankPage(mask)
  };
}

// src/platform/scanning/text-layer.ts
var LEAST_WORDS = 15;
async function readTextLayer(page) {
  const view = page.getViewport({ scale: 1 });
  const items = (await page.getTextContent()).items;
  const fragments = items.flatMap((item) => {
    if (!item.str?.trim()) return [];
    const [a, b, c, d, e, f] = view.transform;
    const [tx, ty] = [item.transform[4], item.transform[5]];
    const x = a * tx + c * ty + e;
    const y = b * tx + d * ty + f;
    const height = item.height || Math.hypot(item.transform[2], item.transform[3]) || 10;
    return [
      { text: item.str.replaceAll("\0", "").normalize("NFC"), x, right: x + item.width, y, height, page: 1 }
    ];
  });
  const lines = toLines(fragments).map(({ parts }) => parts.flatMap((part) => cutWords(part, view)));
  const words = lines.flat().map((word) => word.text);
  return words.length >= LEAST_WORDS && isSensible(words.join(" ")) ? { lines, confidence: 1, source: "layer" } : null;
}
function cutWords({ text, x, right, y, height }, page) {
  const letter = (right - x) / text.length;
  return [...text.matchAll(/\S+/g)].map((match) => ({
    text: match[0],
    confidence: 1,
    box: {
      x: (x + match.index * letter) / page.width,
      y: (y - 0.8 * height) / page.height,
      width: match[0].length * letter / page.width,
      height: height / page.height
    }
  }));
}
function isSensible(text) {
  const letters = text.match(new RegExp("\\p{L}", "gu"))?.length ?? 0;
  const strange = text.match(/[\uFFFD\uE000-\uF8FFßµ·®¸¹¨©ª«¬¶¦§]/g)?.length ?? 0;
  const marked = text.match(/[ăâđêôơưĂÂĐÊÔƠƯ\u1EA0-\u1EF9àáãèéìíòóõùúýÀÁÃÈÉÌÍÒÓÕÙÚÝ]/g)?.length ?? 0;
  return letters > 0 && strange < 0.03 * letters && marked > 0.05 * letters;
}

// src/platform/scanning/open-pages.ts
var MOST_PAGES = 200;
var [DPI, MOST_DRAWN] = [300, 24e6];
var BROKEN = "T\u1EC7p b\u1ECB h\u1ECFng: kh\xF4ng m\u1EDF \u0111\u01B0\u1EE3c trang n\xE0y.";
async function countPages(file) {
  if (file.mediaType !== "application/pdf") {
    await openPicture(file);
    return 1;
  }
  return withPdf(file, async ({ numPages }) => {
    if (numPages > MOST_PAGES)
      throw new Problem(
        "file_too_large",
        `T\u1EC7p c\xF3 ${numPages} trang; m\u1ED7i t\u1EC7p s\u1ED1 h\xF3a t\u1ED1i \u0111a ${MOST_PAGES} trang.`
      );
    return numPages;
  });
}
function openPage(file, number) {
  return file.mediaType === "application/pdf" ? withPdf(file, (document) => drawPage(document, number)) : openPicture(file);
}
async function openPicture({ bytes }) {
  try {
    const { width, height, density, exif } = await sharp3(bytes, { limitInputPixels: MOST_PIXELS }).metadata();
    if (width * height > MOST_PIXELS) throw new Error("too many pixels");
    const isPhoto = exif !== void 0 && namesCamera(exif);
    const dpi = !isPhoto && density !== void 0 && density >= 100 && density <= 1200 ? density : null;
    return { bytes, width, height, dpi, isPhoto, text: null };
  } catch {
    throw new Problem("file_unreadable", "\u1EA2nh b\u1ECB h\u1ECFng ho\u1EB7c qu\xE1 l\u1EDBn: kh\xF4ng m\u1EDF \u0111\u01B0\u1EE3c.");
  }
}
function namesCamera(exif) {
  return exif.includes(Buffer.from([130, 154, 0, 5])) || exif.includes(Buffer.from([154, 130, 5, 0]));
}
async function withPdf({ bytes }, work) {
  const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const folder = (name) => `${join2(root, "node_modules", "pdfjs-dist", name)}/`;
  const task = getDocument({
    data: new Uint8Array(bytes),
    verbosity: 0,
    isEvalSupported: false,
    useSystemFonts: false,
    wasmUrl: folder("wasm"),
    standardFontDataUrl: folder("standard_fonts"),
    cMapUrl: folder("cmaps"),
    iccUrl: folder("iccs"),
    maxImageSize: MOST_PIXELS
  });
  try {
    return await work(await task.promise);
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem("file_unreadable", BROKEN);
  } finally {
    await task.destroy();
  }
}
async function drawPage(document, number) {
  const page = await document.getPage(number);
  const size = page.getViewport({ scale: 1 });
  const scale2 = Math.min(DPI / 72, Math.sqrt(MOST_DRAWN / (size.width * size.height)));
  const viewport = page.getViewport({ scale: scale2 });
  const [width, height] = [Math.round(viewport.width), Math.round(viewport.height)];
  const factory = document.canvasFactory;
  const drawn = factory.create(width, height);
  await page.render({
    canvas: drawn.canvas,
    canvasContext: drawn.context,
    viewport,
    background: "#fff"
  }).promise;
  const { data } = drawn.context.getImageData(0, 0, width, height);
  factory.destroy(drawn);
  const bytes = await sharp3(data, { raw: { width, height, channels: 4 } }).removeAlpha().jpeg({ quality: 92 }).toBuffer();
  const text = await readTextLayer(page);
  return { bytes: new Uint8Array(bytes), width, height, dpi: scale2 * 72, isPhoto: false, text };
}

export {
  DATA,
  recognise,
  toText,
  chain,
  scale,
  move,
  rotate,
  ontoCorners,
  warp,
  cleanPage,
  countPages,
  openPage
};
//# sourceMappingURL=chunk-RGZRGMXG.js.map
