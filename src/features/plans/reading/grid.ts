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

/** The text of one page with its ruled table, if it has one, cut into cells. */
export function gridTables(fragments: Fragment[], rules: Rule[]): Block[] {
  const down = rules.filter((rule) => rule.kind === 'down');
  const across = rules.filter((rule) => rule.kind === 'across');
  const xs = gather(down.map((rule) => rule.at));
  if (xs.length < 4) return textBlock(fragments);
  const [left, right] = [xs[0]!, xs.at(-1)!];
  const ys = gather(across.filter((rule) => rule.to > left && rule.from < right).map((rule) => rule.at));
  if (ys.length < 2) return textBlock(fragments);
  const [top, bottom] = [ys[0]!, ys.at(-1)!];
  const middle = (part: Fragment) => part.y - part.height * 0.35;
  const inside = fragments.filter(
    (part) =>
      middle(part) > top &&
      middle(part) < bottom &&
      (part.x + part.right) / 2 > left &&
      (part.x + part.right) / 2 < right,
  );
  const above = fragments.filter((part) => !inside.includes(part) && middle(part) <= top);
  const below = fragments.filter((part) => !inside.includes(part) && middle(part) > top);
  return [
    ...textBlock(above),
    {
      kind: 'table',
      rows: cutRows(
        inside.flatMap((part) => splitAt(part, xs)),
        xs,
        ys,
        across,
        middle,
      ),
    },
    ...textBlock(below),
  ];
}

function cutRows(
  inside: Fragment[],
  xs: number[],
  ys: number[],
  across: Rule[],
  middle: (part: Fragment) => number,
): Cell[][] {
  const rows: Cell[][] = [];
  for (let row = 0; row + 1 < ys.length; row++) {
    const cells: Cell[] = [];
    for (let column = 0; column + 1 < xs.length; column++) {
      const [from, to] = [xs[column]!, xs[column + 1]!];
      if (!hasTop(across, ys[row]!, from, to) && row > 0) {
        cells.push(cell(rows.at(-1)?.[column]?.text ?? '', true));
        continue;
      }
      let end = row + 1;
      while (end + 1 < ys.length && !hasTop(across, ys[end]!, from, to)) end++;
      const parts = inside.filter((part) => {
        const center = (part.x + Math.min(part.right, part.x + (to - from))) / 2;
        return center > from && center <= to && middle(part) > ys[row]! && middle(part) <= ys[end]!;
      });
      cells.push(cell(cellText(toLines(parts), to - from - 2 * NEAR)));
    }
    rows.push(cells);
  }
  return rows;
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
  return [
    left,
    ...splitAt(
      { ...part, text: part.text.slice(at).trim(), x: Math.max(cut, part.x + (at + 1) * perLetter) },
      xs,
    ),
  ];
}

/** Whether a line closes this cell from above; none there means that it is merged with the one above. */
function hasTop(across: Rule[], y: number, from: number, to: number): boolean {
  const center = (from + to) / 2;
  return across.some((rule) => Math.abs(rule.at - y) < NEAR && rule.from <= center && rule.to >= center);
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
