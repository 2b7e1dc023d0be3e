import { type Block, type Cell, cell } from './blocks.ts';
import { cellText, type Fragment, lineText, toLines } from './positioned.ts';

/** A straight line on the page: `at` its height (across) or its x (down), `from`–`to` its extent. y grows downwards. */
export interface Rule {
  kind: 'across' | 'down';
  at: number;
  from: number;
  to: number;
}

const NEAR = 3;

/** One ruled table: where its columns and rows are cut, and the lines that do it. */
interface Grid {
  xs: number[];
  ys: number[];
  across: Rule[];
  down: Rule[];
}

/** The text of one page with its ruled tables cut into cells, everything in its order from top to bottom. */
export function gridTables(fragments: Fragment[], rules: Rule[]): Block[] {
  const grids = findGrids(rules);
  const blocks: Block[] = [];
  let rest = fragments;
  for (const grid of grids) {
    const top = grid.ys[0]!;
    const inside = rest.filter((part) => isInside(part, grid));
    const above = rest.filter((part) => !inside.includes(part) && middle(part) <= top);
    rest = rest.filter((part) => !inside.includes(part) && !above.includes(part));
    blocks.push(...textBlock(above));
    if (inside.length > 0) blocks.push({ kind: 'table', rows: cutRows(inside, grid) });
  }
  return [...blocks, ...textBlock(rest)];
}

/** Lines that touch one another are one table; it has at least two columns. */
function findGrids(rules: Rule[]): Grid[] {
  const groups: Rule[][] = [];
  for (const rule of rules) {
    const touching = groups.filter((group) => group.some((other) => touches(rule, other)));
    for (const group of touching) groups.splice(groups.indexOf(group), 1);
    groups.push([rule, ...touching.flat()]);
  }
  return groups.flatMap(toGrid).sort((a, b) => a.ys[0]! - b.ys[0]!);
}

function touches(a: Rule, b: Rule): boolean {
  if (a.kind === b.kind) return Math.abs(a.at - b.at) < NEAR && a.from < b.to + NEAR && b.from < a.to + NEAR;
  const isWithin = (rule: Rule, at: number) => at > rule.from - NEAR && at < rule.to + NEAR;
  return isWithin(a, b.at) && isWithin(b, a.at);
}

function toGrid(rules: Rule[]): Grid[] {
  const down = rules.filter((rule) => rule.kind === 'down');
  const across = rules.filter((rule) => rule.kind === 'across');
  if (down.length < 2) return [];
  const xs = gather([...down.map((rule) => rule.at), ...across.flatMap((rule) => [rule.from, rule.to])]);
  const ys = gather([...across.map((rule) => rule.at), ...down.flatMap((rule) => [rule.from, rule.to])]);
  return xs.length < 3 || ys.length < 2 ? [] : [{ xs, ys, across, down }];
}

function middle(part: Fragment): number {
  return part.y - part.height * 0.35;
}

function isInside(part: Fragment, { xs, ys }: Grid): boolean {
  const center = (part.x + part.right) / 2;
  return middle(part) > ys[0]! && middle(part) < ys.at(-1)! && center > xs[0]! && center < xs.at(-1)!;
}

function cutRows(inside: Fragment[], grid: Grid): Cell[][] {
  const { xs, ys } = grid;
  const regions = findRegions(grid);
  const parts = new Map<number, Fragment[]>();
  for (const part of inside.flatMap((each) => splitAt(each, wallsAt(grid, middle(each))))) {
    const row = ys.findLastIndex((y) => middle(part) > y);
    const column = xs.findLastIndex((x) => (part.x + part.right) / 2 > x);
    const region = regions[row]?.[column];
    if (region !== undefined) parts.set(region, [...(parts.get(region) ?? []), part]);
  }
  const text = (region: number) => {
    const columns = regions.flatMap((row) => row.flatMap((each, at) => (each === region ? [at] : [])));
    const width = xs[Math.max(...columns) + 1]! - xs[Math.min(...columns)]!;
    return cellText(toLines(parts.get(region) ?? []), width - 2 * NEAR);
  };
  return regions.map((row, at) =>
    row.map((region, column) => {
      if (row.indexOf(region) !== column) return cell('');
      const span = row.filter((each) => each === region).length;
      return cell(text(region), regions[at - 1]?.includes(region) === true, span);
    }),
  );
}

/** For each small field of the grid the cell it belongs to: fields without a line between them are one. */
function findRegions({ xs, ys, across, down }: Grid): number[][] {
  const regions: number[][] = [];
  let next = 0;
  for (let row = 0; row + 1 < ys.length; row++) {
    const fields: number[] = [];
    for (let column = 0; column + 1 < xs.length; column++) {
      const isOpenLeft = column > 0 && !hasLine(down, xs[column]!, (ys[row]! + ys[row + 1]!) / 2);
      const isOpenTop = row > 0 && !hasLine(across, ys[row]!, (xs[column]! + xs[column + 1]!) / 2);
      if (isOpenLeft) fields.push(fields[column - 1]!);
      else if (isOpenTop) fields.push(regions[row - 1]![column]!);
      else fields.push(next++);
    }
    regions.push(fields);
  }
  return regions;
}

function hasLine(rules: Rule[], at: number, through: number): boolean {
  return rules.some((rule) => Math.abs(rule.at - at) < NEAR && rule.from <= through && rule.to >= through);
}

/** Where a column's line really stands at this height. */
function wallsAt({ xs, down }: Grid, y: number): number[] {
  return xs.filter((x) => hasLine(down, x, y));
}

/** A piece of text that runs over a column's line was two cells' words set close together: cut at the nearest space. */
function splitAt(part: Fragment, xs: number[]): Fragment[] {
  const cut = xs.find((x) => x > part.x + NEAR && x < part.right - NEAR);
  if (cut === undefined) return [part];
  const perLetter = (part.right - part.x) / part.text.length;
  const spaces = [...part.text.matchAll(/\s+/g)].map((match) => match.index);
  const distance = (at: number) => Math.abs(part.x + at * perLetter - cut);
  const at = spaces.reduce(
    (best, each) => (best === -1 || distance(each) < distance(best) ? each : best),
    -1,
  );
  if (at <= 0 || distance(at) > 4 * perLetter) return [part];
  const left = { ...part, text: part.text.slice(0, at), right: Math.min(cut, part.x + at * perLetter) };
  const x = Math.max(cut, part.x + (at + 1) * perLetter);
  return [left, ...splitAt({ ...part, text: part.text.slice(at).trim(), x }, xs)];
}

function textBlock(fragments: Fragment[]): Block[] {
  const text = toLines(fragments)
    .map((line) => lineText(line.parts))
    .filter((line) => line !== '' && !/^\d{1,3}$/.test(line))
    .join('\n');
  return text === '' ? [] : [{ kind: 'text', text }];
}

/** Close values as one, in order. */
function gather(values: number[]): number[] {
  const found: number[] = [];
  for (const value of [...values].sort((a, b) => a - b))
    if (found.length === 0 || value - found.at(-1)! > NEAR) found.push(value);
  return found;
}
